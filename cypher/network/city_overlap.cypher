// name: network/city_overlap
// zh: 两两城市之间共有哪些计划、系列、平台类型、政策工具、主题、指标？
// en: What do each two cities share: programmes, families, platform classes, instruments, themes, indicators?
// param kind: string = null <- suggest/overlap -- 类别，如 mechanism | kind, such as mechanism
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns kind: string -- 机制、计划、系列、平台类型、政策工具、主题、指标 | mechanism, programme, family, platform_class, instrument, theme or indicator
// returns city: string -- 甲城市 | first city
// returns other_city: string -- 乙城市 | second city
// returns tie: string? -- 承自上级 inherited、通用机制 mechanism、同系列 family、点名他市 named（其余为空） | inherited from above, a mechanism, of one family, or another's that is named; else empty
// returns key: string -- 编号 | key
// returns name: string -- 名称 | name
// returns city_quote: string -- 甲城市首处原文 | first quote of the first city
// returns city_clause: string -- 甲城市条款 | its clause
// returns other_quote: string -- 乙城市首处原文 | first quote of the second city
// returns other_clause: string -- 乙城市条款 | its clause
CALL () {
  MATCH (c)-[x:CONCERNS]->(t:Programme)
  OPTIONAL MATCH (t)-[:IN_REGION]->(o:Region)
  WITH c, x, t, CASE WHEN o IS NULL THEN 'mechanism' WHEN o.level IN ['nation', 'province'] THEN 'inherited' ELSE 'named' END AS tie
  RETURN CASE tie WHEN 'mechanism' THEN 'mechanism' ELSE 'programme' END AS kind, tie, t.id AS key, t.name AS name,
         t.id AS thing, c, x
UNION ALL
  MATCH (c)-[x:CONCERNS]->(t:Programme)
  WHERE t.family IS NOT NULL
  RETURN 'family' AS kind, 'family' AS tie, t.family AS key, t.family AS name, t.id AS thing, c, x
UNION ALL
  MATCH (c)-[x:CONCERNS]->(t:Platform)
  WHERE t.platform_class IS NOT NULL
  RETURN 'platform_class' AS kind, null AS tie, t.platform_class AS key, t.platform_class AS name, '' AS thing, c, x
UNION ALL
  MATCH (c)-[x:USES]->(t:Instrument)
  RETURN 'instrument' AS kind, null AS tie, t.code AS key, coalesce(t.name, t.code) AS name, '' AS thing, c, x
UNION ALL
  MATCH (c)-[x:ABOUT]->(t:Theme)
  RETURN 'theme' AS kind, null AS tie, t.name AS key, t.name AS name, '' AS thing, c, x
UNION ALL
  MATCH (c)-[x:SETS]->(:Target)-[:MEASURED_BY]->(t:Indicator)
  RETURN 'indicator' AS kind, null AS tie, t.name AS key, t.name AS name, '' AS thing, c, x
}
WITH kind, tie, key, name, thing, c, x
WHERE $kind IS NULL OR kind = $kind
WITH kind, tie, key, name, x.document_id AS document_id, collect(DISTINCT thing) AS things,
     min([x.char_start, x.quote, c.id]) AS passage
MATCH (:Document {id: document_id})-[:IN_REGION]->(r:Region)
UNWIND things AS thing
WITH kind, tie, key, name, r, collect(DISTINCT thing) AS things, min([document_id] + passage) AS passage
WITH kind, tie, key, name,
     collect({code: r.code, region: r.name, quote: passage[2], clause: passage[3], things: things}) AS places
UNWIND places AS a
UNWIND places AS b
WITH kind, tie, key, name, a, b
// A family counts where the cities' programmes differ; where they are the same, the programme itself is the row.
WHERE a.code < b.code AND ($region IS NULL OR $region IN [a.code, a.region, b.code, b.region]) AND
      (kind <> 'family' OR any(thing IN a.things WHERE NOT thing IN b.things))
RETURN kind, a.region AS city, b.region AS other_city, tie, key, name, a.quote AS city_quote, a.clause AS city_clause,
       b.quote AS other_quote, b.clause AS other_clause
ORDER BY kind, city, other_city, key
