// name: suggest/theme
// zh: 有哪些主题可选？
// en: Which themes can be chosen?
// returns value: string -- 主题 | theme
MATCH (t:Theme)
WHERE EXISTS { (t)<-[:ABOUT]-(:Measure) }
RETURN t.name AS value
ORDER BY value
