// name: suggest/inferred
// zh: 有哪些推断项？
// en: Which items are inferred?
// param rows: integer = 1000 -- 最多看几处 | at most so many of them are looked at
// returns value: string -- 推断项 | item
MATCH ()-[f]->()
WHERE size(f.inferred) > 0
WITH f
LIMIT $rows
UNWIND f.inferred AS value
RETURN DISTINCT value
ORDER BY value
