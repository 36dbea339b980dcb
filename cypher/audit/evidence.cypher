// name: audit/evidence
// zh: 每份文件的引文是否都与原文逐字相符？
// en: Does every quote stand in its document, letter for letter?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns holder: string -- 关系或节点类型 | relation, or label of the node, that carries the quotes
// returns facts: integer -- 引文数 | quotes
// returns exact: integer -- 引文逐字相符、名称位置在引文之内的数目 | of these exact, with the name or number inside the passage
// returns inexact: string? -- 不符的事实或节点编号一例 | fact or node whose quote is not
// returns inexact_quote: string? -- 不符的引文一例 | its quote
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (d:Document)
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
WITH collect(d.id) AS ids
CALL (ids) {
  MATCH ()-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|FUNDS|GOES_TO|USES|ABOUT|ISSUED|CITES]->()
  WHERE x.document_id IN ids
  RETURN x.document_id AS document_id, collect({holder: type(x), id: x.fact_id, fact: x}) AS quoted
UNION ALL
  MATCH (x:Section|Measure|Target|Award)
  WHERE x.document_id IN ids
  RETURN x.document_id AS document_id,
         collect({
           holder: [l IN labels(x) WHERE l IN ['Section', 'Measure', 'Target', 'Award']][0],
           id: x.id,
           fact: x
         }) AS quoted
}
MATCH (d:Document {id: document_id})
UNWIND quoted AS q
WITH d, q.holder AS holder, q.id AS id, q.fact AS x
WITH d, holder, id, x, coalesce(x.spans, []) AS spans, coalesce(x.mention, []) AS mention
WITH d, holder, id, x,
     coalesce(
       substring(d.text, x.char_start, x.char_end - x.char_start) = x.quote
       // A clause of several statements has its headline in the section above.
       AND (x.mention IS NULL
         OR any(i IN range(0, size(spans) - 2, 2) WHERE spans[i] <= x.char_start AND x.char_end <= spans[i + 1]))
       AND all(i IN range(0, size(mention) - 2, 2) WHERE
         any(j IN range(0, size(spans) - 2, 2) WHERE spans[j] <= mention[i] AND mention[i + 1] <= spans[j + 1])),
       false
     ) AS exact
WITH d, holder, count(x) AS facts, sum(CASE WHEN exact THEN 1 ELSE 0 END) AS exact,
     min(CASE WHEN NOT exact THEN [id, x.quote] END) AS wrong
RETURN holder, facts, exact, wrong[0] AS inexact, wrong[1] AS inexact_quote, d.title AS document, d.id AS document_id
ORDER BY document_id, holder
