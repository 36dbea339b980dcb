// name: view/documents
// zh: 图谱里有哪些文件？
// en: Which documents does the graph hold?
// param regions: string[] = null -- 区划代码，不填则全部 | division codes; every place where left out
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
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE r.code IN $regions
  RETURN d, r
UNION ALL
  WITH $regions AS regions
  WHERE regions IS NULL
  MATCH (d:Document)
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN d, r
}
WITH d, r
WHERE d.sha256 IS NOT NULL
WITH d, r.code AS region, r.name AS city
ORDER BY region, d.id
RETURN d.id AS document, d.title AS title, d.number AS number, d.genre AS genre, d.status AS status,
       d.issuer AS issuer, d.date_issued AS date_issued, d.date_published AS date_published, d.url AS url,
       d.characters AS characters, CASE WHEN d.title IS NULL THEN substring(d.text, 0, 200) END AS beginning,
       region, city
