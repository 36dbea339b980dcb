// name: measure/themes
// zh: 各城市各主题有几项举措？附举措总数。
// en: How many measures has each theme in each city, out of how many?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns theme: string -- 主题 | theme
// returns region: string -- 城市 | city
// returns measures: integer -- 该主题举措数 | measures about it
// returns all_measures: integer -- 该城市举措总数 | measures of the city
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
MATCH (r:Region)
WHERE $region IS NULL OR $region IN [r.code, r.name]
WITH r
ORDER BY r.name
CALL (r) {
  CALL (r) {
    MATCH (r)<-[:IN_REGION]-(d:Document)
    MATCH (n:Measure {document_id: d.id})
    RETURN count(n) AS all_measures
  }
  MATCH (r)<-[:IN_REGION]-(d:Document)
  MATCH (m:Measure {document_id: d.id})-[b:ABOUT]->(t:Theme)
  WITH t, m, all_measures, min(b.quote) AS quote
  ORDER BY m.document_id, m.order, m.id
  RETURN t, all_measures, count(m) AS measures, collect(quote) AS quotes, collect(m.id) AS clauses
  ORDER BY t.name
}
WITH r, t, measures, all_measures, quotes, clauses
LIMIT $rows
RETURN t.name AS theme, r.name AS region, measures, all_measures, quotes, clauses
ORDER BY region, theme
