// name: programme/shared
// zh: 哪些计划行动在两个以上城市的文件中出现？逐处列原文。
// en: Which programmes do the documents of two or more cities name, and where?
// reads: everything
// param at_least: integer = 2 -- 至少几个城市 | at least so many cities
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns programme: string -- 计划行动 | programme
// returns programme_id: string -- 计划编号 | id of the programme
// returns kind: string -- 类别 | kind
// returns tie: string -- 承自上级 inherited、通用机制 mechanism、点名他市 named | inherited from above, a mechanism without owner, or another's that is named
// returns level: string? -- 级别 | level
// returns owner: string? -- 所属地区 | region that owns it
// returns cities: integer -- 城市数 | cities
// returns region: string -- 城市 | city
// returns action: string? -- 动作 | action
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (p:Programme)
WHERE p.id > ''
CALL (p) {
  MATCH (p)<-[x:CONCERNS]-(c)
  MATCH (:Document {id: x.document_id})-[:IN_REGION]->(r:Region)
  WITH x, r, CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause
  ORDER BY r.code, x.document_id, x.char_start, x.fact_id
  WITH count(DISTINCT r) AS cities, collect([x, r, clause]) AS places
  WHERE cities >= $at_least
  UNWIND places[..$rows] AS place
  RETURN cities, place[0] AS x, place[1] AS r, place[2] AS clause
}
WITH p, cities, x, r, clause
LIMIT $rows
MATCH (d:Document {id: x.document_id})
OPTIONAL MATCH (p)-[:IN_REGION]->(o:Region)
RETURN p.name AS programme, p.id AS programme_id, p.kind AS kind,
       CASE WHEN o IS NULL THEN 'mechanism' WHEN o.level IN ['nation', 'province'] THEN 'inherited' ELSE 'named' END AS tie,
       p.level AS level, o.name AS owner, cities, r.name AS region, x.action AS action, clause, x.quote AS quote,
       x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY programme_id, r.code, document_id, x.char_start, x.fact_id
