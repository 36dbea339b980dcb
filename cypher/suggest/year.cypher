// name: suggest/year
// zh: 目标有哪些期限年份？
// en: In which years do targets fall due?
// returns value: string -- 年份 | year
MATCH (t:Target)
WHERE t.deadline IS NOT NULL
RETURN DISTINCT substring(t.deadline, 0, 4) AS value
ORDER BY value
