// name: suggest/indicator
// zh: 有哪些指标可选？
// en: Which indicators can be chosen?
// returns value: string -- 指标 | indicator
MATCH (t:Target)
OPTIONAL MATCH (t)-[:MEASURED_BY]->(i:Indicator)
RETURN DISTINCT coalesce(i.name, t.indicator) AS value
ORDER BY value
