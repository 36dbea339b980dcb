// name: suggest/programme_kind
// zh: 计划行动有哪些类别？
// en: Which kinds of programmes are there?
// returns value: string -- 类别 | kind
MATCH (p:Programme)
RETURN DISTINCT p.kind AS value
ORDER BY value
