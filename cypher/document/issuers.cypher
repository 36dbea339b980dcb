// name: document/issuers
// zh: 各文件由谁发布？
// en: Who issued each document?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
// returns agency: string -- 发文机关 | issuing body
// returns agency_id: string -- 机构编号 | id of the body
// returns position: integer? -- 列名次序 | place in the statement
// returns surface: string? -- 原文名称 | name as printed
// returns genre: string? -- 文种 | genre
// returns status: string? -- 状态 | status
// returns number: string? -- 文号 | document number
// returns date: string? -- 日期 | date
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
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
  MATCH (d:Document {id: document_id})<-[i:ISSUED]-(a:Agency)
  RETURN d, i, a
  ORDER BY d.id, i.order, a.id
}
WITH r, d, i, a
LIMIT $rows
RETURN r.name AS region, d.title AS document, d.id AS document_id, a.name AS agency, a.id AS agency_id, i.order AS position,
       i.surface AS surface, d.genre AS genre, d.status AS status, d.number AS number,
       coalesce(d.date_issued, d.date_published) AS date, i.quote AS quote, i.inferred AS inferred
ORDER BY region, document_id, position, agency_id
