// name: audit/statements
// zh: 从哪些责任表述中读出了角色，各列名多少机构？
// en: From which responsibility statements were roles read, and how many bodies does each name?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns clause: string -- 条款路径 | path of the clause
// returns bodies: integer -- 列名机构数 | bodies named
// returns leads: integer -- 牵头机构数 | bodies that lead
// returns quote: string -- 原文 | quote
// returns spans: integer[] -- 表述各段的起止位置 | start and end of each span of the statement
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
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
  MATCH (m:Measure {document_id: document_id})<-[x:LEADS|SUPPORTS|SHARES]-(:Agency)
  RETURN m, x.spans AS spans, x.quote AS quote, count(x) AS bodies,
         sum(CASE WHEN type(x) = 'LEADS' THEN 1 ELSE 0 END) AS leads
  ORDER BY spans[0], m.id, quote
}
WITH document_id, m, spans, quote, bodies, leads
LIMIT $rows
MATCH (d:Document {id: document_id})
RETURN substring(m.id, size(m.document_id) + 1) AS clause, bodies, leads, quote, spans, d.title AS document,
       d.id AS document_id
ORDER BY document_id, spans[0], clause, quote
