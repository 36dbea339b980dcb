// name: measure/instruments
// zh: 各城市用到哪些政策工具？
// en: Which policy instruments does each city use?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns code: string -- 代码 | code
// returns instrument: string -- 政策工具 | instrument
// returns region: string -- 城市 | city
// returns measures: integer -- 举措数 | measures
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
MATCH (r:Region)
WHERE $region IS NULL OR $region IN [r.code, r.name]
WITH r
ORDER BY r.name
CALL (r) {
  MATCH (r)<-[:IN_REGION]-(d:Document)
  MATCH (m:Measure {document_id: d.id})-[u:USES]->(i:Instrument)
  WITH i, m, min(u.quote) AS quote
  ORDER BY m.document_id, m.order, m.id
  RETURN i, count(m) AS measures, collect(quote) AS quotes, collect(m.id) AS clauses
  ORDER BY i.code
}
WITH r, i, measures, quotes, clauses
LIMIT $rows
RETURN i.code AS code, coalesce(i.name, i.code) AS instrument, r.name AS region, measures, quotes, clauses
ORDER BY region, code
