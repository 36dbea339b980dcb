// name: target/shared_indicators
// zh: 哪些指标（同一变化方式、同一单位）可在城市之间比较？
// en: Which indicators, with the same change and unit, can be compared between cities?
// reads: everything
// param at_least: integer = 2 -- 至少几个城市 | at least so many cities
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns cities: integer -- 城市数 | cities
// returns indicator: string -- 指标 | indicator
// returns change: string -- 变化方式 | what the value counts
// returns unit_standard: string? -- 换算单位 | standard unit
// returns region: string -- 城市 | city
// returns deadline: string? -- 期限 | deadline
// returns comparator: string -- 比较 | comparator
// returns value: float? -- 数值 | value
// returns value_max: float? -- 上限 | upper end
// returns unit: string? -- 单位 | unit
// returns value_standard: float? -- 换算数值 | value in the standard unit
// returns per_year: boolean? -- 每年 | each year
// returns printed: string -- 指标（原文） | indicator as printed
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (i:Indicator)
WITH i
ORDER BY i.name
CALL (i) {
  MATCH (i)<-[:MEASURED_BY]-(t:Target)<-[s:SETS]-(c)
  MATCH (:Document {id: s.document_id})-[:IN_REGION]->(r:Region)
  WITH t, s, r, CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause
  ORDER BY t.change, t.unit_standard, t.deadline, r.code, s.document_id, s.char_start, s.fact_id
  WITH t.change AS change, coalesce(t.unit_standard, '') AS unit, count(DISTINCT r) AS cities,
       collect([t, s, r, clause]) AS places
  WHERE cities >= $at_least
  UNWIND places[..$rows] AS place
  RETURN cities, place[0] AS t, place[1] AS s, place[2] AS r, place[3] AS clause
  ORDER BY t.change, t.unit_standard
}
WITH i, cities, t, s, r, clause
LIMIT $rows
MATCH (d:Document {id: s.document_id})
RETURN cities, i.name AS indicator, t.change AS change, t.unit_standard AS unit_standard, r.name AS region, t.deadline AS deadline,
       t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit,
       t.value_standard AS value_standard, t.per_year AS per_year, t.indicator AS printed, clause,
       s.quote AS quote, s.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY indicator, change, unit_standard, deadline, r.code, document_id, s.char_start, s.fact_id
