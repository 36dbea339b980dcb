// name: suggest/receiver
// zh: 有哪些受益对象可选？
// en: Which receivers can be chosen?
// param rows: integer = 3000 -- 最多看几处 | at most so many of them are looked at
// returns value: string -- 受益对象 | receiver
MATCH (:Award)-[:GOES_TO]->(x)
WITH x
LIMIT $rows
RETURN DISTINCT x.name AS value
ORDER BY value
