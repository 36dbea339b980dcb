// name: suggest/receiver
// zh: 有哪些受益对象可选？
// en: Which receivers can be chosen?
// returns value: string -- 受益对象 | receiver
MATCH (:Award)-[:GOES_TO]->(x)
RETURN DISTINCT x.name AS value
ORDER BY value
