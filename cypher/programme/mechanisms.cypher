// name: programme/mechanisms
// zh: 各城市采用哪些机制（揭榜挂帅、包干制等）？
// en: Which mechanisms (揭榜挂帅, 包干制 …) does each city use?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns programme: string -- 机制 | mechanism
// returns programme_id: string -- 计划编号 | id of the programme
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns action: string? -- 动作 | action
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
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
  CALL (document_id) {
    MATCH (c:Document {id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Section {document_id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Measure {document_id: document_id}) RETURN c
  }
  MATCH (c)-[x:CONCERNS]->(p:Programme {kind: 'mechanism'})
  RETURN c, x, p
  ORDER BY p.id, x.document_id, x.char_start, x.fact_id
}
WITH r, c, x, p
LIMIT $rows
MATCH (d:Document {id: x.document_id})
RETURN p.name AS programme, p.id AS programme_id, r.name AS region, x.action AS action,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, programme_id, document_id, x.char_start, x.fact_id
