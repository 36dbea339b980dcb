// name: audit/ends
// zh: 每类关系连接哪些类型的节点？
// en: Which kinds of node does each relation join?
// reads: everything
// returns start: string? -- 起点类型 | label of the start
// returns relation: string -- 关系 | relation
// returns end: string? -- 终点类型 | label of the end
// returns relations: integer -- 关系数 | relations
// returns example: string? -- 一例的事实编号 | id of one of the facts
WITH ['Region', 'Document', 'Section', 'Measure', 'Agency', 'Function', 'Theme', 'Platform', 'Programme', 'Target',
      'Indicator', 'Award', 'Beneficiary', 'Instrument', 'Meta'] AS known
MATCH (a)-[x]->(b)
WHERE x.fact_id IS NOT NULL OR x.basis IS NOT NULL
WITH [l IN labels(a) WHERE l IN known][0] AS start, type(x) AS relation, [l IN labels(b) WHERE l IN known][0] AS end, x
RETURN start, relation, end, count(x) AS relations, min(x.fact_id) AS example
ORDER BY relation, start, end
