// name: agency/roles
// zh: 某部门在各项举措中担任什么角色？
// en: Which part does a body play in each measure?
// param agency: string <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns role: string -- 角色 | role
// returns position: integer? -- 列名次序 | place in the statement
// returns bodies: integer -- 同一表述所列机构数 | bodies in the statement
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
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
  MATCH (a)-[x:LEADS|SUPPORTS|SHARES]->(m:Measure)
  RETURN x, m
  ORDER BY type(x), m.document_id, m.order, x.order, x.fact_id
}
WITH a, x, m
LIMIT $rows
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
CALL (x, m) {
  MATCH (m)<-[o:LEADS|SUPPORTS|SHARES]-(:Agency)
  WHERE o.statement = x.statement
  RETURN count(o) AS bodies
}
RETURN r.name AS region, a.name AS agency, a.id AS agency_id, type(x) AS role, x.order AS position, bodies,
       m.title AS measure, m.id AS measure_id, substring(m.id, size(m.document_id) + 1) AS clause, m.due AS due,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY agency_id, role, document_id, m.order, position, x.fact_id
