// name: audit/evidence
// zh: 每份文件的引文是否都与原文逐字相符？
// en: Does every quote stand in its document, letter for letter?
// reads: everything unless document
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns holder: string -- 关系或节点类型 | relation, or label of the node, that carries the quotes
// returns facts: integer -- 引文数 | quotes
// returns exact: integer -- 引文逐字相符、名称位置在引文之内的数目 | of these exact, with the name or number inside the passage
// returns inexact: string? -- 不符的事实或节点编号一例 | fact or node whose quote is not
// returns inexact_quote: string? -- 不符的引文一例 | its quote
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
  MATCH (o:Document {id: document_id})
  CALL (document_id) {
    CALL (document_id) {
      MATCH (c:Document {id: document_id}) RETURN c
    UNION ALL
      MATCH (c:Section {document_id: document_id}) RETURN c
    UNION ALL
      MATCH (c:Measure {document_id: document_id}) RETURN c
    UNION ALL
      MATCH (c:Award {document_id: document_id}) RETURN c
    }
    MATCH (c)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|FUNDS|GOES_TO|USES|ABOUT|ISSUED|CITES]-()
    WHERE x.document_id = document_id
    WITH DISTINCT x
    RETURN type(x) AS holder, x.fact_id AS id, x AS fact
  UNION ALL
    MATCH (x:Section {document_id: document_id}) RETURN 'Section' AS holder, x.id AS id, x AS fact
  UNION ALL
    MATCH (x:Measure {document_id: document_id}) RETURN 'Measure' AS holder, x.id AS id, x AS fact
  UNION ALL
    MATCH (x:Target {document_id: document_id}) RETURN 'Target' AS holder, x.id AS id, x AS fact
  UNION ALL
    MATCH (x:Award {document_id: document_id}) RETURN 'Award' AS holder, x.id AS id, x AS fact
  }
  WITH o, holder, id, fact AS x, coalesce(fact.spans, []) AS spans, coalesce(fact.mention, []) AS mention
  WITH holder, id, x,
       coalesce(
         substring(o.text, x.char_start, x.char_end - x.char_start) = x.quote
         // A clause of several statements has its headline in the section above.
         AND (x.mention IS NULL
           OR any(i IN range(0, size(spans) - 2, 2) WHERE spans[i] <= x.char_start AND x.char_end <= spans[i + 1]))
         AND all(i IN range(0, size(mention) - 2, 2) WHERE
           any(j IN range(0, size(spans) - 2, 2) WHERE spans[j] <= mention[i] AND mention[i + 1] <= spans[j + 1])),
         false
       ) AS exact
  RETURN holder, count(x) AS facts, sum(CASE WHEN exact THEN 1 ELSE 0 END) AS exact,
         min(CASE WHEN NOT exact THEN [id, x.quote] END) AS wrong
  ORDER BY holder
}
WITH document_id, holder, facts, exact, wrong
LIMIT $rows
MATCH (d:Document {id: document_id})
RETURN holder, facts, exact, wrong[0] AS inexact, wrong[1] AS inexact_quote, d.title AS document, d.id AS document_id
ORDER BY document_id, holder
