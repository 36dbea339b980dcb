// name: suggest/year
// zh: 目标有哪些期限年份？
// en: In which years do targets fall due?
// param value: string = null -- 只看这一个 | only this one
// param rows: integer = 1000 -- 最多看几处 | at most so many of them are looked at
// returns value: string -- 年份 | year
CALL () {
  WITH $value AS value
  WHERE value IS NOT NULL
  MATCH (t:Target {deadline: value})
  RETURN t
  LIMIT 1
UNION ALL
  WITH $value AS value
  WHERE value IS NULL
  MATCH (t:Target)
  WHERE t.deadline IS NOT NULL
  RETURN t
  LIMIT $rows
}
RETURN DISTINCT substring(t.deadline, 0, 4) AS value
ORDER BY value
