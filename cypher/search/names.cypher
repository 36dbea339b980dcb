// name: search/names
// zh: 哪些机构、平台、计划、指标、受益对象的名称含有这些文字？
// en: Which bodies, platforms, programmes, indicators and recipients have these words in their names?
// param words: string -- 要找的文字 | words to look for
// returns label: string -- 类型 | label
// returns name: string -- 名称 | name
// returns key: string -- 编号 | key
// returns documents: integer -- 文件数 | documents
// returns mentions: integer -- 相关事实数 | facts about it
CALL () {
  MATCH (n:Agency) RETURN n, n.id AS key
UNION ALL
  MATCH (n:Platform) RETURN n, n.id AS key
UNION ALL
  MATCH (n:Programme) RETURN n, n.id AS key
UNION ALL
  MATCH (n:Beneficiary) RETURN n, n.name AS key
UNION ALL
  MATCH (n:Indicator) RETURN n, n.name AS key
}
WITH n, key
WHERE n.name CONTAINS $words OR n.short_name CONTAINS $words
// An indicator is stated through its targets, everything else by itself.
OPTIONAL MATCH (n)<-[:MEASURED_BY*0..1]-()-[x]-()
WHERE x.fact_id IS NOT NULL
WITH n, key, count(DISTINCT x.document_id) AS documents, count(x) AS mentions
RETURN labels(n)[0] AS label, n.name AS name, key, documents, mentions
ORDER BY mentions DESC, label, key
