// name: view/clauses
// zh: 这些地方的文件有哪些条款？
// en: Which clauses do the documents of these places have?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns path: string[] -- 条款 | path
// returns title: string? -- 标题 | title
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
CALL (d) {
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
}
RETURN r.code AS region, d.id AS document, c.id AS clause, c.path AS path, c.title AS title
ORDER BY region, document, c.char_start, clause
