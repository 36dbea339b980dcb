// name: view/documents
// zh: 图谱里有哪些文件？
// en: Which documents does the graph hold?
// param regions: string[] = null <- suggest/region -- 城市名称或代码，空串为未注明地方者；不填则全部 | cities by name or code, an empty one for documents of no place; every place where left out
// param documents: string[] = null <~ suggest/document -- 文件编号，只要这些 | ids of documents, where only these are wanted
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns document: string -- 文件编号 | document
// returns title: string? -- 标题 | title
// returns number: string? -- 文号 | number
// returns genre: string? -- 体裁 | genre
// returns status: string? -- 状态 | status
// returns issuer: string[]? -- 发文机关 | issuer
// returns date_issued: string? -- 成文日期 | date of issue
// returns date_published: string? -- 发布日期 | date of publication
// returns url: string? -- 网址 | address
// returns characters: integer? -- 字数 | characters
// returns beginning: string? -- 正文开头 | beginning of the text
// returns region: string? -- 区划代码 | division code
// returns city: string? -- 地方 | place
CALL () {
  WITH $documents AS documents
  WHERE documents IS NULL
  MATCH (r:Region)
  WHERE $regions IS NULL OR r.code IN $regions OR r.name IN $regions
  RETURN r
  ORDER BY r.code
UNION ALL
  WITH $documents AS documents, $regions AS regions
  WHERE documents IS NOT NULL OR regions IS NULL OR '' IN regions
  RETURN null AS r
}
CALL (r) {
  MATCH (r)<-[:IN_REGION]-(d:Document)
  WHERE d.sha256 IS NOT NULL
  RETURN d
  ORDER BY d.id
UNION ALL
  WITH r, $documents AS documents
  WHERE r IS NULL AND documents IS NULL
  MATCH (d:Document)
  WHERE d.sha256 IS NOT NULL AND NOT EXISTS { (d)-[:IN_REGION]->(:Region) }
  RETURN d
  ORDER BY d.id
UNION ALL
  UNWIND $documents AS id
  MATCH (d:Document {id: id})
  WHERE d.sha256 IS NOT NULL
  RETURN d
  ORDER BY d.id
}
WITH d
LIMIT $rows
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
WITH d, r.code AS region, r.name AS city
ORDER BY region, d.id
RETURN d.id AS document, d.title AS title, d.number AS number, d.genre AS genre, d.status AS status,
       d.issuer AS issuer, d.date_issued AS date_issued, d.date_published AS date_published, d.url AS url,
       d.characters AS characters, CASE WHEN d.title IS NULL THEN substring(d.text, 0, 200) END AS beginning,
       region, city
