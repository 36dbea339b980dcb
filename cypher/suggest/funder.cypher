// name: suggest/funder
// zh: 有哪些出资机构可选？
// en: Which paying bodies can be chosen?
// returns value: string -- 出资机构 | paying body
// returns also: string[] -- 编号和简称 | id and short name
MATCH (a:Agency)-[:FUNDS]->(:Award)
UNWIND [a.id, a.short_name] AS form
WITH DISTINCT a.name AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
