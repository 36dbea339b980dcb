// name: suggest/body_region
// zh: 有哪些机构所属地区可选？
// en: Which regions of bodies can be chosen?
// param value: string = null -- 只看这一个：名称或代码 | only this one, by name or code
// returns value: string -- 地区 | region
// returns also: string[] -- 代码 | code
MATCH (r:Region)
WHERE ($value IS NULL OR $value IN [r.code, r.name]) AND EXISTS { (r)<-[:IN_REGION]-(:Agency) }
RETURN r.name AS value, collect(r.code) AS also
ORDER BY value
