// name: suggest/platform_class
// zh: 有哪些平台类型可选？
// en: Which classes of platform can be chosen?
// param value: string = null -- 只看这一个 | only this one
// returns value: string -- 平台类型 | class of platform
CALL () {
  WITH $value AS value
  WHERE value IS NOT NULL
  MATCH (p:Platform {platform_class: value})
  RETURN p
  LIMIT 1
UNION ALL
  WITH $value AS value
  WHERE value IS NULL
  MATCH (p:Platform)
  WHERE p.platform_class IS NOT NULL
  RETURN p
}
RETURN DISTINCT p.platform_class AS value
ORDER BY value
