// name: suggest/inferred
// zh: 有哪些推断项？
// en: Which items are inferred?
// param rows: integer = 200 -- 最多看几处 | at most so many of them are looked at
// returns value: string -- 推断项 | item
CALL () {
  MATCH (n:Measure) RETURN n LIMIT $rows
UNION ALL
  MATCH (n:Award) RETURN n LIMIT $rows
UNION ALL
  MATCH (n:Section) RETURN n LIMIT $rows
UNION ALL
  MATCH (n:Document) RETURN n LIMIT $rows
}
MATCH (n)-[f]-()
WHERE f.fact_id IS NOT NULL
UNWIND f.inferred AS value
RETURN DISTINCT value
ORDER BY value
