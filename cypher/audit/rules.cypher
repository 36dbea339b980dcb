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
MATCH (d:Document)
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
CALL (d) {
  RETURN d AS c
UNION ALL
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
}
MATCH (c)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT|ISSUED|CITES]-()
WHERE x.document_id = d.id
WITH d.id AS document_id, d.title AS document, x.rule AS rule, type(x) AS relation, count(x) AS facts,
     sum(CASE WHEN size(x.inferred) > 0 THEN 1 ELSE 0 END) AS with_inference, min(x.quote) AS example
RETURN rule, relation, facts, with_inference, example, document, document_id
ORDER BY rule, relation, document_id
