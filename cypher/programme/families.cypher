// name: programme/families
// zh: 哪些系列的计划行动在两个以上城市出现，各市叫什么？
// en: Which families of programmes do two or more cities have, and what are they called there?
// reads: everything
// param family: string = null <- suggest/family -- 系列 | family
// param at_least: integer = 2 -- 至少几个城市 | at least so many cities
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns family: string -- 系列 | family
// returns cities: integer -- 城市数 | cities
// returns programme: string -- 计划行动 | programme
// returns programme_id: string -- 计划编号 | id of the programme
// returns owner: string? -- 所属地区 | region that owns it
// returns region: string -- 城市 | city
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  WITH $family AS family
  WHERE family IS NOT NULL
  RETURN family
UNION ALL
  WITH $family AS given
  WHERE given IS NULL
  MATCH (p:Programme)
  WHERE p.family IS NOT NULL
  RETURN DISTINCT p.family AS family
  ORDER BY family
}
CALL (family) {
  MATCH (p:Programme {family: family})<-[x:CONCERNS]-(c)
  MATCH (:Document {id: x.document_id})-[:IN_REGION]->(r:Region)
  WITH p, x, r, CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause
  ORDER BY r.code, p.id, x.document_id, x.char_start, x.fact_id
  WITH count(DISTINCT r) AS cities, count(DISTINCT p) AS programmes, collect([p, x, r, clause]) AS places
  WHERE cities >= $at_least AND programmes > 1
  UNWIND places[..$rows] AS place
  RETURN cities, place[0] AS p, place[1] AS x, place[2] AS r, place[3] AS clause
}
WITH family, cities, p, x, r, clause
LIMIT $rows
MATCH (d:Document {id: x.document_id})
OPTIONAL MATCH (p)-[:IN_REGION]->(o:Region)
RETURN family, cities, p.name AS programme, p.id AS programme_id, o.name AS owner, r.name AS region, clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY family, r.code, programme_id, document_id, x.char_start, x.fact_id
