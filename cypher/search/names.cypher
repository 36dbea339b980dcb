// name: search/names
// zh: 哪些文件、机构、平台、计划、指标、受益对象的名称含有这些文字？
// en: Which documents, bodies, platforms, programmes, indicators and recipients have these words in their names?
// param words: string -- 要找的文字，以空格隔开则须全部出现 | words to look for; all of them, where blanks part them
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns label: string -- 类型 | label
// returns name: string -- 名称 | name
// returns key: string -- 编号 | key
// returns mentions: integer -- 相关事实数 | facts about it
WITH [w IN split(toLower(replace($words, '　', ' ')), ' ') WHERE w <> ''] AS words
// As in search/clauses: the index narrows, reading letter for letter decides.
WITH words, [w IN words WHERE w =~ '\\p{IsHan}{2,}'] AS pairs
CALL (words, pairs) {
  WITH words, pairs
  WHERE size(pairs) > 0
  UNWIND ['document_text', 'agency_text', 'platform_text', 'programme_text'] AS index
  CALL db.index.fulltext.queryNodes(index, reduce(q = '', w IN pairs | q + '+"' + w + '" '), {limit: $rows}) YIELD node
  RETURN node AS n
UNION ALL
  WITH words, pairs
  WHERE size(words) > 0 AND size(pairs) = 0
  MATCH (n:Document|Agency|Platform|Programme)
  RETURN n
UNION ALL
  WITH words
  WHERE size(words) > 0
  MATCH (n:Beneficiary|Indicator)
  RETURN n
}
WITH n, words, coalesce(n.name, n.title) AS name, coalesce(n.short_name, '') AS short
WHERE all(w IN words WHERE toLower(name) CONTAINS w OR toLower(short) CONTAINS w)
WITH n, name, CASE WHEN trim($words) IN [name, short] THEN 0 ELSE 1 END AS part
// Facts are counted, not read: a node knows how many relations it has. An indicator is stated through its targets.
WITH n, name, part,
     COUNT { (n)-[:CITES|CONCERNS|FUNDS|GOES_TO|ISSUED|LEADS|MEASURED_BY|SETS|SHARES|SUPPORTS]-() } AS mentions
RETURN [l IN labels(n) WHERE l IN ['Document', 'Agency', 'Platform', 'Programme', 'Beneficiary', 'Indicator']][0] AS label,
       name, coalesce(n.id, n.name) AS key, mentions
ORDER BY part, mentions DESC, label, key
LIMIT $rows
