// name: view/text
// zh: 文件全文
// en: The whole text of a document
// param document: string -- 文件编号 | document
// returns text: string? -- 全文 | text
// returns repairs: string[]? -- 修复记录 | what was repaired
MATCH (d:Document {id: $document})
RETURN d.text AS text, d.repairs AS repairs
