// name: suggest/agency
// zh: 有哪些机构可选？
// en: Which bodies can be chosen?
// returns value: string -- 机构 | body
MATCH (a:Agency)-[:LEADS|SUPPORTS|SHARES]->(:Measure)
WHERE a.kind <> 'group'
RETURN DISTINCT a.name AS value
ORDER BY value
