// name: suggest/family
// zh: 有哪些计划系列可选？
// en: Which families of programmes can be chosen?
// param value: string = null -- 只看这一个 | only this one
// param rows: integer = 300 -- 最多几行 | at most so many rows
// returns value: string -- 系列 | family
CALL () {
  WITH $value AS value
  WHERE value IS NOT NULL
  MATCH (p:Programme {family: value})
  RETURN p
  LIMIT 1
UNION ALL
  WITH $value AS value
  WHERE value IS NULL
  MATCH (p:Programme)
  WHERE p.family IS NOT NULL
  RETURN p
}
RETURN DISTINCT p.family AS value
ORDER BY value
LIMIT $rows
