// name: search/clauses
// zh: 哪些条款含有这些文字？
// en: Which clauses hold these words?
// param words: string -- 要找的文字，以空格隔开则须全部出现 | words to look for; all of them, where blanks part them
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns clause: string? -- 条款路径 | path of the clause
// returns title: string? -- 标题 | title
// returns hits: integer -- 出现次数 | how often they occur
// returns measure_id: string -- 举措编号 | id of the measure
// returns responsibility: string -- 责任类型 | how responsibility is stated
// returns text: string -- 全文 | text
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
WITH [w IN split(toLower(replace($words, '　', ' ')), ' ') WHERE w <> ''] AS words
// The index holds pairs of characters. It narrows the search where a word has two; what it finds is then read letter
// for letter. Nothing but characters goes into it, so no sign of its own syntax does. Its scores differ from engine
// to engine: they choose only where it knows more clauses than anybody reads. A city's clauses are all read.
WITH words, [w IN words WHERE w =~ '\\p{IsHan}{2,}'] AS pairs
CALL (words, pairs) {
  WITH words, pairs
  WHERE $region IS NULL AND size(pairs) > 0
  CALL db.index.fulltext.queryNodes('measure_text', reduce(q = '', w IN pairs | q + '+"' + w + '" '), {limit: $rows})
  YIELD node
  RETURN node AS m
UNION ALL
  WITH words, pairs
  WHERE $region IS NULL AND size(words) > 0 AND size(pairs) = 0
  MATCH (m:Measure)
  RETURN m
UNION ALL
  WITH words
  WHERE $region IS NOT NULL AND size(words) > 0
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE $region IN [r.code, r.name]
  MATCH (m:Measure {document_id: d.id})
  RETURN m
}
WITH m, words, toLower(coalesce(m.title, '')) AS title, toLower(m.text) AS text
WHERE all(w IN words WHERE title CONTAINS w OR text CONTAINS w)
WITH m, reduce(n = 0, w IN words | n + size(split(text, w)) - 1) AS hits,
     size([w IN words WHERE title CONTAINS w]) AS titled
ORDER BY titled DESC, hits DESC, m.document_id, m.order, m.id
LIMIT $rows
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN r.name AS region, substring(m.id, size(m.document_id) + 1) AS clause, m.title AS title, hits,
       m.id AS measure_id, m.responsibility AS responsibility, m.text AS text, d.title AS document,
       d.id AS document_id
ORDER BY titled DESC, hits DESC, document_id, m.order, measure_id
