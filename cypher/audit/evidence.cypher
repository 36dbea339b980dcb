// name: audit/evidence
// zh: 每份文件的引文是否都与原文逐字相符？
// en: Does every quote stand in its document, letter for letter?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns relation: string -- 关系 | relation
// returns facts: integer -- 事实数 | facts
// returns exact: integer -- 引文逐字相符的事实数 | facts whose quote is exact
// returns inexact_quote: string? -- 不符的引文一例 | a quote that is not
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH ()-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|FUNDS|GOES_TO|USES|ABOUT|ISSUED|CITES]->()
WITH x.document_id AS document_id, collect(x) AS stated
MATCH (d:Document {id: document_id})
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
UNWIND stated AS x
WITH d, x, substring(d.text, x.char_start, x.char_end - x.char_start) = x.quote AS exact
RETURN type(x) AS relation, count(x) AS facts, sum(CASE WHEN exact THEN 1 ELSE 0 END) AS exact,
       min(CASE WHEN NOT exact THEN x.quote END) AS inexact_quote, d.title AS document, d.id AS document_id
ORDER BY document_id, relation
