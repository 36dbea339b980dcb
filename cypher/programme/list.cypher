// name: programme/list
// zh: 某城市的文件点名了哪些计划行动？
// en: Which programmes do the documents of a city name?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param kind: string = null <- suggest/programme_kind -- 类别，如 action | kind, such as action
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns programme: string -- 计划行动 | programme
// returns programme_id: string -- 计划编号 | id of the programme
// returns kind: string -- 类别 | kind
// returns level: string? -- 级别 | level
// returns owner: string? -- 所属地区 | region that owns it
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
  MATCH (c)-[x:CONCERNS]->(p:Programme)
  WHERE $kind IS NULL OR p.kind = $kind
  RETURN c, x, p
  ORDER BY p.id, x.document_id, x.char_start, x.fact_id
}
WITH r, c, x, p
LIMIT $rows
MATCH (d:Document {id: x.document_id})
OPTIONAL MATCH (p)-[:IN_REGION]->(o:Region)
RETURN p.name AS programme, p.id AS programme_id, p.kind AS kind, p.level AS level, o.name AS owner,
       r.name AS region, x.action AS action,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, programme_id, document_id, x.char_start, x.fact_id
