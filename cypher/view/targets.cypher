// name: view/targets
// zh: 这些地方的文件定了哪些目标？
// en: Which targets do the documents of these places set?
// param regions: string[] -- 区划代码 | division codes
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns fact: string -- 事实编号 | fact
// returns target: string -- 目标编号 | target
// returns indicator: string -- 指标 | indicator
// returns printed: string? -- 原文指标 | as printed
// returns comparator: string? -- 比较 | comparator
// returns value: float? -- 数值 | value
// returns unit: string? -- 单位 | unit
// returns change: string? -- 变化 | change
// returns deadline: string? -- 期限 | deadline
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns mention: integer[]? -- 数字所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (c)-[e:SETS]->(t:Target)
MATCH (d:Document {id: e.document_id})-[:IN_REGION]->(r:Region)
WHERE r.code IN $regions
OPTIONAL MATCH (t)-[:MEASURED_BY]->(i:Indicator)
RETURN r.code AS region, d.id AS document, c.id AS clause, e.fact_id AS fact, t.id AS target,
       coalesce(i.name, t.indicator) AS indicator, t.indicator AS printed, t.comparator AS comparator,
       t.value AS value, t.unit AS unit, t.change AS change, t.deadline AS deadline, e.char_start AS char_start,
       e.char_end AS char_end, e.quote AS quote, e.mention AS mention, e.inferred AS inferred
ORDER BY region, document, char_start, fact
