// name: search/clauses
// zh: 哪些条款含有这些文字？
// en: Which clauses hold these words?
// param words: string -- 要找的文字 | words to look for
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns clause: string? -- 条款路径 | path of the clause
// returns title: string? -- 标题 | title
// returns measure_id: string -- 举措编号 | id of the measure
// returns responsibility: string -- 责任类型 | how responsibility is stated
// returns text: string -- 全文 | text
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (m:Measure)
WHERE m.text CONTAINS $words OR m.title CONTAINS $words
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
WITH m, d, r
WHERE ($region IS NULL OR $region IN [r.code, r.name])
RETURN r.name AS region, substring(m.id, size(m.document_id) + 1) AS clause, m.title AS title, m.id AS measure_id,
       m.responsibility AS responsibility, m.text AS text, d.title AS document, d.id AS document_id
ORDER BY region, document_id, m.order, measure_id
