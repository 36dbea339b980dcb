// name: measure/instruments
// zh: 各城市用到哪些政策工具？
// en: Which policy instruments does each city use?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns code: string -- 代码 | code
// returns instrument: string -- 政策工具 | instrument
// returns region: string -- 城市 | city
// returns measures: integer -- 举措数 | measures
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE $region IS NULL OR $region IN [r.code, r.name]
MATCH (m:Measure {document_id: d.id})-[u:USES]->(i:Instrument)
WITH i, r, m, min(u.quote) AS quote
ORDER BY m.document_id, m.order, m.id
RETURN i.code AS code, coalesce(i.name, i.code) AS instrument, r.name AS region, count(m) AS measures,
       collect(quote) AS quotes, collect(m.id) AS clauses
ORDER BY code, region
