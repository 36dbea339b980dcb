// name: view/facts
// zh: 文件里读出了哪些事实？
// en: Which facts were read in a document?
// param document: string <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns type: string -- 关系 | relation
// returns fact: string -- 事实编号 | fact
// returns from_name: string? -- 主体 | subject
// returns to_name: string? -- 客体 | object
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 名称所在 | mention
// returns rule: string? -- 规则 | rule
CALL () {
  MATCH (d:Document {id: $document}) RETURN d
UNION
  MATCH (d:Document {number: $document}) RETURN d
UNION
  WITH $document AS title
  WHERE title IS NOT NULL
  MATCH (d:Document {title: title})
  RETURN d
}
CALL (d) {
  RETURN d AS c
UNION ALL
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Award {document_id: d.id}) RETURN c
}
MATCH (c)-[e]-()
WHERE e.document_id = d.id AND e.fact_id IS NOT NULL
WITH DISTINCT startNode(e) AS a, e, endNode(e) AS b
RETURN type(e) AS type, e.fact_id AS fact, coalesce(a.name, a.title, a.recipient, a.id) AS from_name,
       coalesce(b.name, b.title, b.indicator, b.recipient, b.id) AS to_name, e.char_start AS char_start,
       e.char_end AS char_end, e.quote AS quote, e.spans AS spans, e.mention AS mention, e.rule AS rule
ORDER BY char_start, type, fact
