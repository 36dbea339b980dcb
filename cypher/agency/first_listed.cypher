// name: agency/first_listed
// zh: 无牵头者的共同责任表述中，谁列首位？（列首位不等于牵头）
// en: Which body is listed first where responsibility is shared without a leader? (First-listed is not leading.)
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param agency: string = null <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns bodies: integer -- 同一表述所列机构数 | bodies in the statement
// returns due: string? -- 完成时限 | time limit
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  // It starts from the body, else goes city by city; it ends when it has its rows.
  MATCH (a:Agency {id: $agency}) RETURN a, null AS r
UNION
  MATCH (a:Agency {name: $agency}) RETURN a, null AS r
UNION
  MATCH (a:Agency {short_name: $agency}) RETURN a, null AS r
UNION
  WITH $agency AS agency, $region AS region
  WHERE agency IS NULL
  MATCH (r:Region)
  WHERE region IS NULL OR region IN [r.code, r.name]
  RETURN null AS a, r
  ORDER BY r.name
UNION
  WITH $agency AS agency, $region AS region
  WHERE agency IS NULL AND region IS NULL
  RETURN null AS a, null AS r
}
CALL (a, r) {
  MATCH (a)-[s:SHARES]->(m:Measure)
  MATCH (m)<-[o:SHARES]-(:Agency)
  WHERE o.statement = s.statement
  WITH a, s, m, min(o.order) AS first, count(o) AS bodies
  WHERE s.order = first
  RETURN a AS body, s, m, bodies
  ORDER BY m.document_id, m.order, s.fact_id
UNION ALL
  WITH a, r
  WHERE a IS NULL
  CALL (r) {
    MATCH (r)<-[:IN_REGION]-(d:Document)
    RETURN d.id AS document_id
  UNION ALL
    WITH DISTINCT r
    WHERE r IS NULL
    MATCH (d:Document)
    WHERE NOT EXISTS { (d)-[:IN_REGION]->(:Region) }
    RETURN d.id AS document_id
  }
  MATCH (m:Measure {document_id: document_id})<-[o:SHARES]-(b:Agency)
  WITH m, o.statement AS statement, collect({body: b, s: o}) AS named, min(o.order) AS first
  UNWIND named AS n
  WITH n.body AS body, n.s AS s, m, first, size(named) AS bodies
  WHERE s.order = first
  RETURN body, s, m, bodies
  ORDER BY body.id, m.document_id, m.order, s.fact_id
}
WITH body AS a, s, m, bodies
WHERE $groups OR a.kind <> 'group'
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(p:Region)
WITH a, s, m, bodies, d, p
WHERE $region IS NULL OR $region IN [p.code, p.name]
LIMIT $rows
RETURN p.name AS region, a.name AS agency, a.id AS agency_id, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, bodies, m.due AS due, s.quote AS quote, s.inferred AS inferred,
       d.title AS document, d.id AS document_id
ORDER BY region, agency_id, document_id, m.order, s.fact_id
