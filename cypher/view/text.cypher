// name: view/text
// zh: 文件全文
// en: The whole text of a document
// param document: string <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns text: string? -- 全文 | text
// returns repairs: string[]? -- 修复记录 | what was repaired
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
RETURN d.text AS text, d.repairs AS repairs
