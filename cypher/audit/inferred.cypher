// name: audit/inferred
// zh: 哪些事实含有推断而非印明的内容？
// en: Which facts hold something that was inferred, not printed?
// reads: everything unless region
// param item: string = null <- suggest/inferred -- 推断项，如 prefix | item, such as prefix
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns item: string -- 推断项 | what was inferred
// returns relation: string -- 关系 | relation
// returns subject: string -- 主体 | subject
// returns object: string -- 客体 | object
// returns rule: string -- 规则 | rule
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
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
  MATCH (c)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT|ISSUED|CITES]-()
  WHERE x.document_id = document_id AND size(x.inferred) > 0
  UNWIND x.inferred AS item
  WITH item, x
  WHERE $item IS NULL OR item = $item
  RETURN item, startNode(x) AS a, x, endNode(x) AS b
  ORDER BY item, x.document_id, x.char_start, type(x), x.fact_id
}
WITH r, item, a, x, b, CASE WHEN b:Measure THEN b.id WHEN a:Measure OR a:Section THEN a.id END AS place
LIMIT $rows
MATCH (d:Document {id: x.document_id})
RETURN item, type(x) AS relation, coalesce(a.name, a.title, a.id) AS subject,
       coalesce(b.name, b.title, b.indicator, b.recipient, b.id) AS object, x.rule AS rule, r.name AS region,
       CASE WHEN place IS NULL THEN null ELSE substring(place, size(d.id) + 1) END AS clause, x.quote AS quote,
       x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, item, document_id, x.char_start, relation, x.fact_id
