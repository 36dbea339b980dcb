// name: audit/duplicates
// zh: 有没有重复的事实编号或重复的关系？
// en: Are there facts that share an id, or references that stand twice between two nodes?
// reads: everything
// returns relation: string -- 关系 | relation
// returns relations: integer -- 关系数 | relations
// returns different: integer -- 其中互不相同的数目 | of these different from each other
// returns repeated: string[] -- 重复者：事实编号或两端编号 | those that are not: id of the fact, or keys of both ends
MATCH (a)-[x]->(b)
WHERE x.fact_id IS NOT NULL OR x.basis IS NOT NULL
WITH CASE
       WHEN x.fact_id IS NULL THEN [type(x), coalesce(a.id, a.code, a.name), coalesce(b.id, b.code, b.name)]
       ELSE [x.fact_id]
     END AS itself, min(type(x)) AS relation, count(x) AS times
ORDER BY relation, itself[0], itself[1], itself[2]
RETURN relation, sum(times) AS relations, count(itself) AS different,
       collect(CASE WHEN times > 1 THEN coalesce(itself[1] + ' → ' + itself[2], itself[0]) END) AS repeated
ORDER BY relation
