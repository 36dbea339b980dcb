// name: suggest/platform_class
// zh: 有哪些平台类型可选？
// en: Which classes of platform can be chosen?
// returns value: string -- 平台类型 | class of platform
MATCH (p:Platform)
WHERE p.platform_class IS NOT NULL
RETURN DISTINCT p.platform_class AS value
ORDER BY value
