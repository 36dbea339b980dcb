// name: view/instruments
// zh: 这些地方的举措用到哪些政策工具？
// en: Which instruments do the measures of these places use?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns fact: string -- 事实编号 | fact
// returns label: string -- 类别 | label
// returns thing: string -- 编号 | key
// returns name: string -- 名称 | name
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 名称所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
MATCH (m:Measure {document_id: d.id})-[e:USES]->(t:Instrument)
WITH r.code AS region, d.id AS document, m.id AS clause, e, t
ORDER BY region, document, e.char_start, e.fact_id
RETURN region, document, clause, e.fact_id AS fact, 'Instrument' AS label, t.code AS thing, t.name AS name,
       e.char_start AS char_start, e.char_end AS char_end, e.quote AS quote, e.spans AS spans, e.mention AS mention,
       e.inferred AS inferred
