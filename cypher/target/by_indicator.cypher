// name: target/by_indicator
// zh: 某指标在各城市的目标是多少？同一变化方式、同一单位才相邻。
// en: What do the cities aim at for an indicator? Only the same change and unit stand together.
// param indicator: string = null <- suggest/indicator -- 指标 | indicator
// param change: string = null <- suggest/change -- 变化方式 level/increase/growth/rank/ratio | level, increase, growth, rank or ratio
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns indicator: string -- 指标 | indicator
// returns change: string -- 变化方式 | what the value counts
// returns unit_standard: string? -- 换算单位 | standard unit
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
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
CALL () {
  // With a city its documents, else indicator by indicator; it ends when it has its rows.
  WITH $region AS region
  WHERE region IS NOT NULL
  MATCH (r:Region)
  WHERE region IN [r.code, r.name]
  RETURN null AS i, r
UNION ALL
  WITH $region AS region, $indicator AS indicator
  WHERE region IS NULL
  MATCH (i:Indicator)
  WHERE indicator IS NULL OR i.name = indicator
  RETURN i, null AS r
  ORDER BY i.name
}
CALL (i, r) {
  MATCH (r)<-[:IN_REGION]-(d:Document)
  MATCH (t:Target {document_id: d.id})-[:MEASURED_BY]->(j:Indicator)
  WHERE ($indicator IS NULL OR j.name = $indicator) AND ($change IS NULL OR t.change = $change)
  RETURN j.name AS indicator, t
  ORDER BY indicator, t.change, t.unit_standard, t.deadline, t.document_id, t.char_start, t.id
UNION ALL
  MATCH (i)<-[:MEASURED_BY]-(t:Target)
  WHERE $change IS NULL OR t.change = $change
  RETURN i.name AS indicator, t
  ORDER BY t.change, t.unit_standard, t.deadline, t.document_id, t.char_start, t.id
}
WITH indicator, t
LIMIT $rows
MATCH (t)<-[s:SETS]-(c)
MATCH (d:Document {id: s.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(p:Region)
RETURN indicator, t.change AS change, t.unit_standard AS unit_standard, p.name AS region, t.deadline AS deadline,
       t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit,
       t.value_standard AS value_standard, t.per_year AS per_year, t.indicator AS printed,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       s.quote AS quote, s.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY indicator, change, unit_standard, deadline, region, document_id, s.char_start, s.fact_id
