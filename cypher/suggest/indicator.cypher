// name: suggest/indicator
// zh: 有哪些指标可选？
// en: Which indicators can be chosen?
// returns value: string -- 指标 | indicator
MATCH (i:Indicator)
WHERE EXISTS { (i)<-[:MEASURED_BY]-(:Target) }
RETURN i.name AS value
ORDER BY value
