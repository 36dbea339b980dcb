// name: audit/review
// zh: 哪些复核决定已不再适用？
// en: Which review decisions no longer apply to their document?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns decision: string -- 决定（文件与行号） | decision, with its file and line
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (d:Document)
WHERE d.review IS NOT NULL AND ($document IS NULL OR $document IN [d.id, d.title, d.number])
UNWIND d.review AS decision
RETURN decision, d.title AS document, d.id AS document_id
ORDER BY document_id, decision
