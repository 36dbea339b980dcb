// name: target/by_year
// zh: 某一年（或到某一年为止）要达到哪些目标？
// en: Which targets fall due in a year, or by it?
// param year: string = null <- suggest/year -- 年份，如 2027 | year, such as 2027
// param until: string = null <~ suggest/year -- 到哪一年为止，如 2027 | at the latest in, such as 2027
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 30 -- 最多几行 | at most so many rows
// returns year: string? -- 期限年份 | year of the deadline
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
  MATCH (r:Region)
  WHERE $region IS NULL OR $region IN [r.code, r.name]
  RETURN r
  ORDER BY r.name
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  RETURN null AS r
}
CALL (r) {
  CALL (r) {
    MATCH (r)<-[:IN_REGION]-(d:Document)
    RETURN d.id AS document_id
  UNION ALL
    WITH DISTINCT r
    WHERE r IS NULL
    MATCH (d:Document)
    WHERE NOT EXISTS { (d)-[:IN_REGION]->(:Region) }
    RETURN d.id AS document_id
  }
  MATCH (t:Target {document_id: document_id})
  WITH t, substring(t.deadline, 0, 4) AS year
  WHERE ($year IS NULL OR year = $year) AND ($until IS NULL OR year <= $until)
  MATCH (t)<-[s:SETS]-(c)
  RETURN t, year, s, c
  ORDER BY year, s.document_id, c.order, s.char_start, s.mention[0], s.fact_id
}
WITH r, t, year, s, c
LIMIT $rows
OPTIONAL MATCH (t)-[:MEASURED_BY]->(i:Indicator)
MATCH (d:Document {id: s.document_id})
RETURN year, coalesce(i.name, t.indicator) AS indicator, t.change AS change, t.unit_standard AS unit_standard,
       r.name AS region, t.deadline AS deadline,
       t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit,
       t.value_standard AS value_standard, t.per_year AS per_year, t.indicator AS printed,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       s.quote AS quote, s.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, year, document_id, c.order, s.char_start, s.mention[0], s.fact_id
