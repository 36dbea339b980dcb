// name: suggest/funder
// zh: 有哪些出资机构可选？
// en: Which paying bodies can be chosen?
// returns value: string -- 出资机构 | paying body
MATCH (a:Agency)-[:FUNDS]->(:Award)
RETURN DISTINCT a.name AS value
ORDER BY value
