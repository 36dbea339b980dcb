// name: network/city_overlap
// zh: 两两城市之间共有哪些计划、系列、平台类型、政策工具、主题、指标？
// en: What do each two cities share: programmes, families, platform classes, instruments, themes, indicators?
// param kind: string = null <- suggest/overlap -- 类别，如 mechanism | kind, such as mechanism
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 30 -- 最多几行 | at most so many rows
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
  MATCH (r:Region)
  WHERE COUNT { (r)<-[:IN_REGION]-(:Document) } > 0
  WITH r
  ORDER BY r.code
  RETURN collect(r) AS cities
}
WITH cities, [i IN range(0, size(cities) - 1) WHERE $region IN [cities[i].code, cities[i].name]] AS asked
UNWIND range(0, size(cities) - 1) AS i
UNWIND CASE WHEN $region IS NULL OR i IN asked THEN cities[i + 1 ..] ELSE [j IN asked WHERE j > i | cities[j]] END AS b
WITH cities[i] AS a, b
UNWIND ['family', 'indicator', 'instrument', 'mechanism', 'platform_class', 'programme', 'theme'] AS kind
WITH a, b, kind
WHERE $kind IS NULL OR kind = $kind
CALL (a, b, kind) {
  UNWIND [a, b] AS r
  CALL (r, kind) {
    WITH r, kind
    WHERE kind IN ['family', 'mechanism', 'programme']
    MATCH (r)<-[:IN_REGION]-(d:Document)
    CALL (d) {
      RETURN d AS c
    UNION ALL
      MATCH (c:Section {document_id: d.id}) RETURN c
    UNION ALL
      MATCH (c:Measure {document_id: d.id}) RETURN c
    }
    MATCH (c)-[:CONCERNS]->(t:Programme)
    WITH kind, t, collect(DISTINCT c) AS clauses
    OPTIONAL MATCH (t)-[:IN_REGION]->(o:Region)
    WITH kind, t, clauses,
         CASE WHEN o IS NULL THEN 'mechanism' WHEN o.level IN ['nation', 'province'] THEN 'inherited' ELSE 'named' END AS tie
    WHERE kind = 'family' OR (kind = 'mechanism') = (tie = 'mechanism')
    UNWIND clauses AS c
    MATCH (c)-[x:CONCERNS]->(t)
    WITH kind, t, tie, min([x.document_id, x.char_start, x.quote, c.id]) AS passage
    RETURN CASE kind WHEN 'family' THEN kind ELSE tie END AS tie, CASE kind WHEN 'family' THEN t.family ELSE t.id END AS key,
           CASE kind WHEN 'family' THEN t.family ELSE t.name END AS name, t.id AS thing, passage
  UNION ALL
    WITH r, kind
    WHERE kind = 'platform_class'
    MATCH (r)<-[:IN_REGION]-(d:Document)
    CALL (d) {
      RETURN d AS c
    UNION ALL
      MATCH (c:Section {document_id: d.id}) RETURN c
    UNION ALL
      MATCH (c:Measure {document_id: d.id}) RETURN c
    }
    MATCH (c)-[x:CONCERNS]->(t:Platform)
    RETURN null AS tie, t.platform_class AS key, t.platform_class AS name, '' AS thing,
           min([d.id, x.char_start, x.quote, c.id]) AS passage
  UNION ALL
    WITH r, kind
    WHERE kind = 'instrument'
    MATCH (r)<-[:IN_REGION]-(d:Document)
    MATCH (c:Measure {document_id: d.id})-[x:USES]->(t:Instrument)
    RETURN null AS tie, t.code AS key, coalesce(t.name, t.code) AS name, '' AS thing,
           min([d.id, x.char_start, x.quote, c.id]) AS passage
  UNION ALL
    WITH r, kind
    WHERE kind = 'theme'
    MATCH (r)<-[:IN_REGION]-(d:Document)
    MATCH (c:Measure {document_id: d.id})-[x:ABOUT]->(t:Theme)
    RETURN null AS tie, t.name AS key, t.name AS name, '' AS thing,
           min([d.id, x.char_start, x.quote, c.id]) AS passage
  UNION ALL
    WITH r, kind
    WHERE kind = 'indicator'
    MATCH (r)<-[:IN_REGION]-(d:Document)
    MATCH (w:Target {document_id: d.id})-[:MEASURED_BY]->(t:Indicator)
    MATCH (w)<-[x:SETS]-(c)
    RETURN null AS tie, t.name AS key, t.name AS name, '' AS thing,
           min([d.id, x.char_start, x.quote, c.id]) AS passage
  }
  WITH r, kind, tie, key, name, collect(DISTINCT thing) AS things, min(passage) AS passage
  WHERE key IS NOT NULL
  ORDER BY r.code
  WITH kind, tie, key, name, collect({quote: passage[2], clause: passage[3], things: things}) AS places
  // A family counts where the cities' programmes differ; where they are the same, the programme itself is the row.
  WHERE size(places) = 2 AND (kind <> 'family' OR any(thing IN places[0].things WHERE NOT thing IN places[1].things))
  RETURN tie, key, name, places[0] AS here, places[1] AS there
  ORDER BY key
}
WITH a, b, kind, tie, key, name, here, there
LIMIT $rows
RETURN kind, a.name AS city, b.name AS other_city, tie, key, name, here.quote AS city_quote, here.clause AS city_clause,
       there.quote AS other_quote, there.clause AS other_clause
ORDER BY city, other_city, kind, key
