// name: suggest/function
// zh: 有哪些职能可选？
// en: Which functions can be chosen?
// returns value: string -- 职能 | function
MATCH (f:Function)
WHERE EXISTS { (f)<-[:PERFORMS]-(:Agency) }
RETURN f.name AS value
ORDER BY value
