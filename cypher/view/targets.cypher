// name: view/targets
// zh: 这些地方的文件定了哪些目标？
// en: Which targets do the documents of these places set?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns fact: string -- 事实编号 | fact
// returns target: string -- 目标编号 | target
// returns indicator: string -- 指标 | indicator
// returns printed: string? -- 原文指标 | as printed
// returns comparator: string? -- 比较 | comparator
// returns value: float? -- 数值 | value
// returns value_max: float? -- 上限 | upper end
// returns unit: string? -- 单位 | unit
// returns unit_standard: string? -- 换算单位 | standard unit
// returns change: string? -- 变化 | change
// returns words: string? -- 措辞 | words
// returns per_year: boolean? -- 每年 | each year
// returns deadline: string? -- 期限 | deadline
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 数字所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
MATCH (t:Target {document_id: d.id})<-[e:SETS]-(c)
OPTIONAL MATCH (t)-[:MEASURED_BY]->(i:Indicator)
WITH r.code AS region, d.id AS document, c.id AS clause, e, t, i
ORDER BY region, document, e.char_start, e.fact_id
RETURN region, document, clause, e.fact_id AS fact, t.id AS target,
       coalesce(i.name, t.indicator) AS indicator, t.indicator AS printed, t.comparator AS comparator,
       t.value AS value, t.value_max AS value_max, t.unit AS unit, t.unit_standard AS unit_standard,
       t.change AS change, t.words AS words, t.per_year AS per_year, t.deadline AS deadline, e.char_start AS char_start,
       e.char_end AS char_end, e.quote AS quote, e.spans AS spans, e.mention AS mention, e.inferred AS inferred
