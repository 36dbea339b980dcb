// name: audit/rules
// zh: 每条规则在每份文件中产生多少事实？
// en: How many facts did each rule yield in each document?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns rule: string -- 规则 | rule
// returns relation: string -- 关系 | relation
// returns facts: integer -- 事实数 | facts
// returns with_inference: integer -- 含推断的事实数 | facts with something inferred
// returns example: string -- 原文一例 | one of the quotes
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH ()-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT|ISSUED|CITES]->()
WITH x.document_id AS document_id, x.rule AS rule, type(x) AS relation, count(x) AS facts,
     sum(CASE WHEN size(x.inferred) > 0 THEN 1 ELSE 0 END) AS with_inference, min(x.quote) AS example
MATCH (d:Document {id: document_id})
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
RETURN rule, relation, facts, with_inference, example, d.title AS document, document_id
ORDER BY rule, relation, document_id
