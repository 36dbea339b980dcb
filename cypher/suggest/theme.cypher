// name: suggest/theme
// zh: 有哪些主题可选？
// en: Which themes can be chosen?
// returns value: string -- 主题 | theme
MATCH (:Measure)-[:ABOUT]->(t:Theme)
RETURN DISTINCT t.name AS value
ORDER BY value
