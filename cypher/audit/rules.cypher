// name: audit/rules
// zh: 每条规则在每份文件中产生多少事实？
// en: How many facts did each rule yield in each document?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns rule: string -- 规则 | rule
// returns relation: string -- 关系 | relation
// returns facts: integer -- 事实数 | facts
// returns with_inference: integer -- 含推断的事实数 | facts with something inferred
// returns example: string -- 原文一例 | one of the quotes
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
  CALL (document_id) {
    MATCH (c:Document {id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Section {document_id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Measure {document_id: document_id}) RETURN c
  }
  MATCH (c)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT|ISSUED|CITES]-()
  WHERE x.document_id = document_id
  RETURN x.rule AS rule, type(x) AS relation, count(x) AS facts,
         sum(CASE WHEN size(x.inferred) > 0 THEN 1 ELSE 0 END) AS with_inference, min(x.quote) AS example
  ORDER BY rule, relation
}
WITH document_id, rule, relation, facts, with_inference, example
LIMIT $rows
MATCH (d:Document {id: document_id})
RETURN rule, relation, facts, with_inference, example, d.title AS document, d.id AS document_id
ORDER BY document_id, rule, relation
