// name: suggest/indicator
// zh: 有哪些指标可选？
// en: Which indicators can be chosen?
// returns value: string -- 指标 | indicator
MATCH (:Target)-[:MEASURED_BY]->(i:Indicator)
RETURN DISTINCT i.name AS value
ORDER BY value
