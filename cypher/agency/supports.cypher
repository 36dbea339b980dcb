// name: agency/supports
// zh: 某部门配合哪些举措，谁牵头？
// en: Which measures does a body support, and who leads them?
// param agency: string <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns position: integer? -- 列名次序 | place in the statement
// returns lead: string[] -- 牵头机构 | leading bodies
// returns due: string? -- 完成时限 | time limit
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  MATCH (a:Agency {id: $agency}) RETURN a
UNION
  MATCH (a:Agency {name: $agency}) RETURN a
UNION
  MATCH (a:Agency {short_name: $agency}) RETURN a
}
WITH a
ORDER BY a.id
CALL (a) {
  MATCH (a)-[s:SUPPORTS]->(m:Measure)
  RETURN s, m
  ORDER BY m.document_id, m.order, s.order, s.fact_id
}
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
WITH a, s, m, d, r
WHERE $region IS NULL OR $region IN [r.code, r.name]
LIMIT $rows
CALL (s, m) {
  MATCH (m)<-[l:LEADS]-(leader:Agency)
  WHERE l.statement = s.statement
  WITH l, leader
  ORDER BY l.order, leader.id
  RETURN collect(leader.name) AS lead
}
RETURN r.name AS region, a.name AS agency, a.id AS agency_id, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, s.order AS position, lead, m.due AS due, s.quote AS quote,
       s.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY agency_id, document_id, m.order, position, s.fact_id
