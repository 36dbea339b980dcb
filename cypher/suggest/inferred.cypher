// name: suggest/inferred
// zh: 有哪些推断项？
// en: Which items are inferred?
// returns value: string -- 推断项 | item
MATCH ()-[f]->()
WHERE f.fact_id IS NOT NULL
UNWIND f.inferred AS value
RETURN DISTINCT value
ORDER BY value
