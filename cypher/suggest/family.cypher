// name: suggest/family
// zh: 有哪些计划系列可选？
// en: Which families of programmes can be chosen?
// returns value: string -- 系列 | family
MATCH (p:Programme)
WHERE p.family IS NOT NULL
RETURN DISTINCT p.family AS value
ORDER BY value
