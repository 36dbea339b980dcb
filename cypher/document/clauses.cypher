// name: document/clauses
// zh: 一份文件逐条说了什么？
// en: What does a document say, clause by clause?
// param document: string <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns clause: string? -- 条款路径 | path of the clause
// returns title: string? -- 标题 | title
// returns responsibility: string? -- 责任类型（章节无） | how responsibility is stated (none for a section)
// returns due: string? -- 完成时限 | time limit
// returns relation: string? -- 关系（此条无事实则空） | relation (empty where the clause holds no fact)
// returns name: string? -- 机构、平台、计划、指标或对象 | body, platform, programme, indicator or recipient
// returns role_order: integer? -- 列名次序 | place in the statement
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
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
  MATCH (m:Section {document_id: d.id}) RETURN m
UNION ALL
  MATCH (m:Measure {document_id: d.id}) RETURN m
}
OPTIONAL MATCH (m)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT]-(n)
RETURN substring(m.id, size(m.document_id) + 1) AS clause, m.title AS title, m.responsibility AS responsibility, m.due AS due,
       type(x) AS relation, coalesce(n.name, n.indicator, n.recipient, n.code) AS name, x.order AS role_order,
       coalesce(x.quote, m.quote) AS quote, coalesce(x.inferred, []) AS inferred, d.title AS document, d.id AS document_id
ORDER BY m.order, m.id, x.char_start, relation, role_order, name, x.fact_id
