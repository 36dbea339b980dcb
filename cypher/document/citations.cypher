// name: document/citations
// zh: 各文件引用了哪些文件？
// en: Which documents does each document cite?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
// returns cited: string? -- 所引文件 | cited document
// returns cited_id: string -- 所引文件编号 | id of the cited document
// returns number: string? -- 所引文号 | number of the cited document
// returns date: string? -- 所引日期 | date as cited
// returns action: string? -- 动作（空则为依据） | action (empty where it is the ground)
// returns held: boolean -- 图中是否有全文 | whether its text is held
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
CALL () {
  MATCH (d:Document {id: $document}) RETURN d, null AS r
UNION
  MATCH (d:Document {number: $document}) RETURN d, null AS r
UNION
  WITH $document AS document
  WHERE document IS NOT NULL
  MATCH (d:Document {title: document})
  RETURN d, null AS r
UNION
  WITH $document AS document
  WHERE document IS NULL
  MATCH (r:Region)
  RETURN null AS d, r
  ORDER BY r.name
UNION
  WITH $document AS document
  WHERE document IS NULL
  RETURN null AS d, null AS r
}
CALL (d, r) {
  WITH d
  WHERE d IS NOT NULL
  RETURN d.id AS document_id
UNION ALL
  MATCH (r)<-[:IN_REGION]-(o:Document)
  RETURN o.id AS document_id
  ORDER BY document_id
UNION ALL
  WITH DISTINCT d, r
  WHERE d IS NULL AND r IS NULL
  MATCH (o:Document)
  WHERE NOT EXISTS { (o)-[:IN_REGION]->(:Region) }
  RETURN o.id AS document_id
  ORDER BY document_id
}
CALL (document_id) {
  MATCH (o:Document {id: document_id})-[x:CITES]->(c:Document)
  RETURN o AS citing, x, c
  ORDER BY x.char_start, x.fact_id
}
WITH citing AS d, x, c
LIMIT $rows
OPTIONAL MATCH (d)-[:IN_REGION]->(p:Region)
RETURN d.title AS document, d.id AS document_id, coalesce(x.title, c.title) AS cited, c.id AS cited_id,
       coalesce(x.number, c.number) AS number, x.date AS date, x.action AS action,
       coalesce(c.stub, false) = false AS held, p.name AS region, x.quote AS quote, x.inferred AS inferred
ORDER BY region, document_id, x.char_start, x.fact_id
