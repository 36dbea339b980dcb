// name: agency/leads
// zh: 各部门牵头哪些举措？可按城市、职能、机构筛选。
// en: Which measures does each body lead, by city, function or body?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param function: string = null <- suggest/function -- 职能，如 科技 | function, such as 科技
// param agency: string = null <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns functions: string[] -- 职能 | functions
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns position: integer? -- 列名次序 | place in the statement
// returns leaders: integer -- 同一表述中的牵头机构数 | leaders in the statement
// returns due: string? -- 完成时限 | time limit
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  WITH $agency AS agency
  WHERE agency IS NOT NULL
  MATCH (a:Agency)
  WHERE agency IN [a.id, a.name, a.short_name]
  MATCH (a)-[l:LEADS]->(m:Measure)
  MATCH (d:Document {id: m.document_id})
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN a, l, m, d, r
UNION ALL
  WITH $agency AS agency, $region AS region
  WHERE agency IS NULL AND region IS NOT NULL
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE region IN [r.code, r.name]
  MATCH (m:Measure {document_id: d.id})<-[l:LEADS]-(a:Agency)
  RETURN a, l, m, d, r
UNION ALL
  WITH $agency AS agency, $region AS region
  WHERE agency IS NULL AND region IS NULL
  MATCH (a:Agency)-[l:LEADS]->(m:Measure)
  MATCH (d:Document {id: m.document_id})
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN a, l, m, d, r
}
WITH a, l, m, d, r
WHERE ($region IS NULL OR $region IN [r.code, r.name])
OPTIONAL MATCH (a)-[:PERFORMS]->(f:Function)
WITH a, l, m, d, r, f
ORDER BY f.name
WITH a, l, m, d, r, collect(f.name) AS functions
WHERE $function IS NULL OR $function IN functions
MATCH (m)<-[o:LEADS]-(:Agency)
WHERE o.statement = l.statement
WITH a, l, m, d, r, functions, count(o) AS leaders
RETURN r.name AS region, a.name AS agency, a.id AS agency_id, functions, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, l.order AS position, leaders, m.due AS due, l.quote AS quote,
       l.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, agency_id, document_id, m.order, position, l.fact_id
