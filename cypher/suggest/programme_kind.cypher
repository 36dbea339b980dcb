// name: suggest/programme_kind
// zh: 计划行动有哪些类别？
// en: Which kinds of programmes are there?
// returns value: string -- 类别 | kind
UNWIND ['action', 'event', 'fund', 'mechanism', 'plan', 'project'] AS value
CALL (value) {
  MATCH (p:Programme {kind: value})
  RETURN p
  LIMIT 1
}
RETURN value
ORDER BY value
