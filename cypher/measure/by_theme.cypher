// name: measure/by_theme
// zh: 某主题的举措有哪些，谁负责？
// en: Which measures are about a theme, and who is responsible?
// param theme: string = null <- suggest/theme -- 主题 | theme
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns theme: string -- 主题 | theme
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns responsibility: string -- 责任类型 | how responsibility is stated
// returns bodies: string[] -- 牵头或共同负责的机构 | bodies that lead or share it
// returns due: string? -- 完成时限 | time limit
// returns quote: string -- 原文 | quote
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  MATCH (r:Region)
  WHERE $region IS NULL OR $region IN [r.code, r.name]
  RETURN r
  ORDER BY r.name
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  RETURN null AS r
}
CALL (r) {
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
  MATCH (m:Measure {document_id: document_id})-[b:ABOUT]->(t:Theme)
  WHERE $theme IS NULL OR t.name = $theme
  RETURN m, b, t
  ORDER BY m.document_id, m.order, b.fact_id
}
WITH r, m, b, t
LIMIT $rows
CALL (m) {
  MATCH (m)<-[x:LEADS|SHARES]-(a:Agency)
  WITH x, a
  ORDER BY x.order, a.id
  RETURN collect(a.name) AS bodies
}
MATCH (d:Document {id: m.document_id})
RETURN t.name AS theme, r.name AS region, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, m.responsibility AS responsibility, bodies, m.due AS due,
       b.quote AS quote, d.title AS document, d.id AS document_id
ORDER BY region, document_id, m.order, b.fact_id
