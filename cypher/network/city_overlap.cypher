// name: network/city_overlap
// zh: 两两城市之间共有哪些计划、系列、平台类型、政策工具、主题、指标？
// en: What do each two cities share: programmes, families, platform classes, instruments, themes, indicators?
// param kind: string = null <- suggest/overlap -- 类别，如 mechanism | kind, such as mechanism
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns kind: string -- 机制、计划、系列、平台类型、政策工具、主题、指标 | mechanism, programme, family, platform_class, instrument, theme or indicator
// returns city: string -- 甲城市 | first city
// returns other_city: string -- 乙城市 | second city
// returns key: string -- 编号 | key
// returns name: string -- 名称 | name
// returns city_quote: string -- 甲城市首处原文 | first quote of the first city
// returns city_clause: string -- 甲城市条款 | its clause
// returns other_quote: string -- 乙城市首处原文 | first quote of the second city
// returns other_clause: string -- 乙城市条款 | its clause
CALL () {
  MATCH (c)-[x:CONCERNS]->(t:Programme)
  RETURN CASE t.kind WHEN 'mechanism' THEN 'mechanism' ELSE 'programme' END AS kind, t.id AS key, t.name AS name, c, x
UNION ALL
  MATCH (c)-[x:CONCERNS]->(t:Programme)
  WHERE t.family IS NOT NULL AND t.kind <> 'mechanism'
  RETURN 'family' AS kind, t.family AS key, t.family AS name, c, x
UNION ALL
  MATCH (c)-[x:CONCERNS]->(t:Platform)
  WHERE t.platform_class IS NOT NULL
  RETURN 'platform_class' AS kind, t.platform_class AS key, t.platform_class AS name, c, x
UNION ALL
  MATCH (c)-[x:USES]->(t:Instrument)
  RETURN 'instrument' AS kind, t.code AS key, coalesce(t.name, t.code) AS name, c, x
UNION ALL
  MATCH (c)-[x:ABOUT]->(t:Theme)
  RETURN 'theme' AS kind, t.name AS key, t.name AS name, c, x
UNION ALL
  MATCH (c)-[x:SETS]->(:Target)-[:MEASURED_BY]->(t:Indicator)
  RETURN 'indicator' AS kind, t.name AS key, t.name AS name, c, x
}
WITH kind, key, name, c, x
WHERE $kind IS NULL OR kind = $kind
MATCH (:Document {id: x.document_id})-[:IN_REGION]->(r:Region)
WITH kind, key, name, r, c, x
ORDER BY x.document_id, x.char_start, x.fact_id
WITH kind, key, name, r, collect({quote: x.quote, clause: c.id})[0] AS first
ORDER BY r.code
WITH kind, key, name, collect({code: r.code, region: r.name, quote: first.quote, clause: first.clause}) AS places
UNWIND places AS a
UNWIND places AS b
WITH kind, key, name, a, b
WHERE a.code < b.code AND ($region IS NULL OR $region IN [a.code, a.region, b.code, b.region])
RETURN kind, a.region AS city, b.region AS other_city, key, name, a.quote AS city_quote, a.clause AS city_clause,
       b.quote AS other_quote, b.clause AS other_clause
ORDER BY kind, city, other_city, key
