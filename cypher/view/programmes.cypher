// name: view/programmes
// zh: 这些地方的文件提到哪些计划？
// en: Which programmes do the documents of these places name?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns thing: string -- 编号 | key
// returns name: string -- 名称 | name
// returns family: string? -- 族 | family
// returns owner: string? -- 所属地方 | owner
// returns level: string? -- 层级 | level
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 名称所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
CALL (d) {
  RETURN d AS c
UNION ALL
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
}
MATCH (c)-[e:CONCERNS]->(t:Programme)
WITH r.code AS region, d.id AS document, c.id AS clause, e, t, [(t)-[:IN_REGION]->(o:Region) | o.code][0] AS owner
ORDER BY region, document, e.char_start, e.fact_id
RETURN region, document, clause, t.id AS thing, t.name AS name, t.family AS family, owner, t.level AS level,
       e.char_start AS char_start, e.char_end AS char_end, e.quote AS quote, e.spans AS spans, e.mention AS mention,
       e.inferred AS inferred
