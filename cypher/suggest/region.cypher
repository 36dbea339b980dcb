// name: suggest/region
// zh: 有哪些城市可选？
// en: Which cities can be chosen?
// param value: string = null -- 只看这一个：名称或代码 | only this one, by name or code
// returns value: string -- 城市 | city
// returns also: string[] -- 代码 | code
MATCH (r:Region)
WHERE ($value IS NULL OR $value IN [r.code, r.name]) AND EXISTS { (r)<-[:IN_REGION]-(:Document) }
RETURN r.name AS value, collect(r.code) AS also
ORDER BY value
