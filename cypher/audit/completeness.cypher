// name: audit/completeness
// zh: 每类节点的每项属性有多少节点填写？
// en: How many nodes of each label have each property?
// reads: everything
// param label: string = null <- suggest/label -- 节点类型，不填则全部 | label, such as Measure; every label where left out
// returns label: string -- 类型 | label
// returns property: string -- 属性 | property
// returns filled: integer -- 有值的节点数 | nodes that have it
// returns nodes: integer -- 节点数 | nodes
MATCH (n)
UNWIND [l IN labels(n) WHERE $label IS NULL OR l = $label] AS label
WITH label, count(n) AS nodes
MATCH (n)
WHERE label IN labels(n)
UNWIND keys(n) AS property
RETURN label, property, count(n) AS filled, nodes
ORDER BY label, filled DESC, property
