// name: suggest/level
// zh: 有哪些平台级别可选？
// en: Which levels of platform can be chosen?
// returns value: string -- 级别 | level
MATCH (p:Platform)
WHERE p.level IS NOT NULL
RETURN DISTINCT p.level AS value
ORDER BY value
