// name: suggest/function
// zh: 有哪些职能可选？
// en: Which functions can be chosen?
// returns value: string -- 职能 | function
MATCH (:Agency)-[:PERFORMS]->(f:Function)
RETURN DISTINCT f.name AS value
ORDER BY value
