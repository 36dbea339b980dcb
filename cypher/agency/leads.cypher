// name: agency/leads
// zh: 各部门牵头哪些举措？可按城市、职能、机构筛选。
// en: Which measures does each body lead, by city, function or body?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param function: string = null <- suggest/function -- 职能，如 科技 | function, such as 科技
// param agency: string = null <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
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
  // It starts from the body, else from the bodies of the function, else goes city by city; it ends when it has its rows.
  MATCH (a:Agency {id: $agency}) RETURN a, null AS r
UNION
  MATCH (a:Agency {name: $agency}) RETURN a, null AS r
UNION
  MATCH (a:Agency {short_name: $agency}) RETURN a, null AS r
UNION
  WITH $agency AS agency, $region AS region, $function AS function
  WHERE agency IS NULL AND region IS NULL AND function IS NOT NULL
  MATCH (:Function {name: function})<-[:PERFORMS]-(a:Agency)
  RETURN a, null AS r
  ORDER BY a.id
UNION
  WITH $agency AS agency, $region AS region, $function AS function
  WHERE agency IS NULL AND (region IS NOT NULL OR function IS NULL)
  MATCH (r:Region)
  WHERE region IS NULL OR region IN [r.code, r.name]
  RETURN null AS a, r
  ORDER BY r.name
UNION
  WITH $agency AS agency, $region AS region, $function AS function
  WHERE agency IS NULL AND region IS NULL AND function IS NULL
  RETURN null AS a, null AS r
}
CALL (a, r) {
  MATCH (a)-[l:LEADS]->(m:Measure)
  RETURN a AS body, l, m
  ORDER BY m.document_id, m.order, l.order, l.fact_id
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
  MATCH (m:Measure {document_id: document_id})<-[l:LEADS]-(body:Agency)
  RETURN body, l, m
  ORDER BY body.id, m.document_id, m.order, l.order, l.fact_id
}
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(p:Region)
WITH body AS a, l, m, d, p
WHERE ($region IS NULL OR $region IN [p.code, p.name])
      AND ($function IS NULL OR EXISTS { (a)-[:PERFORMS]->(:Function {name: $function}) })
LIMIT $rows
CALL (a) {
  MATCH (a)-[:PERFORMS]->(f:Function)
  WITH f
  ORDER BY f.name
  RETURN collect(f.name) AS functions
}
CALL (l, m) {
  MATCH (m)<-[o:LEADS]-(:Agency)
  WHERE o.statement = l.statement
  RETURN count(o) AS leaders
}
RETURN p.name AS region, a.name AS agency, a.id AS agency_id, functions, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, l.order AS position, leaders, m.due AS due, l.quote AS quote,
       l.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, agency_id, document_id, m.order, position, l.fact_id
