// name: network/pair
// zh: 两个机构在哪些举措中共同列名，各任什么角色？
// en: In which measures are two bodies named together, and in which parts?
// param agency: string <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// param other: string <- suggest/agency -- 另一机构 | other body
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns role: string -- 角色 | role
// returns other: string -- 另一机构 | other body
// returns other_role: string -- 另一机构的角色 | part of the other body
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  MATCH (a:Agency {id: $agency}) RETURN a
UNION
  MATCH (a:Agency {name: $agency}) RETURN a
UNION
  MATCH (a:Agency {short_name: $agency}) RETURN a
}
CALL () {
  MATCH (b:Agency {id: $other}) RETURN b
UNION
  MATCH (b:Agency {name: $other}) RETURN b
UNION
  MATCH (b:Agency {short_name: $other}) RETURN b
}
MATCH (a)-[x:LEADS|SUPPORTS|SHARES]->(m:Measure)
MATCH (m)<-[y:LEADS|SUPPORTS|SHARES]-(b)
WHERE x.statement = y.statement AND x.fact_id <> y.fact_id
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN r.name AS region, a.name AS agency, type(x) AS role, b.name AS other, type(y) AS other_role,
       m.title AS measure, m.id AS measure_id, substring(m.id, size(m.document_id) + 1) AS clause, x.quote AS quote,
       d.title AS document, d.id AS document_id
ORDER BY region, document_id, m.order, x.fact_id, y.fact_id
