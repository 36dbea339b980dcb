// name: suggest/agency
// zh: 有哪些机构可选？
// en: Which bodies can be chosen?
// returns value: string -- 机构 | body
// returns also: string[] -- 编号和简称 | id and short name
MATCH (a:Agency)-[:LEADS|SUPPORTS|SHARES]->(:Measure)
UNWIND [a.id, a.short_name] AS form
WITH DISTINCT a.name AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
