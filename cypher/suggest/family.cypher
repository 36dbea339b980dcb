// name: suggest/family
// zh: 有哪些计划系列可选？
// en: Which families of programmes can be chosen?
// param rows: integer = 300 -- 最多几行 | at most so many rows
// returns value: string -- 系列 | family
MATCH (p:Programme)
WHERE p.family > ''
RETURN DISTINCT p.family AS value
ORDER BY value
LIMIT $rows
