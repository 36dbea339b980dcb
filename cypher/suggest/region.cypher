// name: suggest/region
// zh: 有哪些城市可选？
// en: Which cities can be chosen?
// returns value: string -- 城市 | city
MATCH (:Document)-[:IN_REGION]->(r:Region)
RETURN DISTINCT r.name AS value
ORDER BY value
