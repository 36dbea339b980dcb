// name: audit/inferred
// zh: 哪些事实含有推断而非印明的内容？
// en: Which facts hold something that was inferred, not printed?
// param item: string = null <- suggest/inferred -- 推断项，如 prefix | item, such as prefix
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
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
  WITH $region AS region
  WHERE region IS NOT NULL
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE region IN [r.code, r.name]
  RETURN d, r
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (d:Document)
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN d, r
}
CALL (d) {
  RETURN d AS c
UNION ALL
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
}
MATCH (c)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT|ISSUED|CITES]-()
WHERE x.document_id = d.id AND size(x.inferred) > 0
WITH startNode(x) AS a, x, endNode(x) AS b, d, r
UNWIND x.inferred AS item
WITH item, a, x, b, d, r, CASE WHEN b:Measure THEN b.id WHEN a:Measure OR a:Section THEN a.id END AS place
WHERE $item IS NULL OR item = $item
RETURN item, type(x) AS relation, coalesce(a.name, a.title, a.id) AS subject,
       coalesce(b.name, b.title, b.indicator, b.recipient, b.id) AS object, x.rule AS rule, r.name AS region,
       CASE WHEN place IS NULL THEN null ELSE substring(place, size(d.id) + 1) END AS clause, x.quote AS quote,
       x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY item, document_id, x.char_start, relation, x.fact_id
