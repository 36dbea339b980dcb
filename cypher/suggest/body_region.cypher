// name: suggest/body_region
// zh: 有哪些机构所属地区可选？
// en: Which regions of bodies can be chosen?
// returns value: string -- 地区 | region
// returns also: string[] -- 代码 | code
MATCH (:Agency)-[:IN_REGION]->(r:Region)
RETURN r.name AS value, collect(DISTINCT r.code) AS also
ORDER BY value
