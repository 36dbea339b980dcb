// name: suggest/region
// zh: 有哪些城市可选？
// en: Which cities can be chosen?
// returns value: string -- 城市 | city
// returns also: string[] -- 代码 | code
MATCH (:Document)-[:IN_REGION]->(r:Region)
RETURN r.name AS value, collect(DISTINCT r.code) AS also
ORDER BY value
