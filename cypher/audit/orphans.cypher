// name: audit/orphans
// zh: 哪些节点没有任何事实或上级与之相连？
// en: Which nodes does nothing state, and nothing hold?
// reads: everything
// returns label: string -- 类型 | label
// returns nodes: integer -- 节点数 | nodes
// returns orphans: integer -- 孤立节点数 | of these without what should lead to them
// returns keys: string[] -- 孤立节点编号 | their keys
CALL () {
  MATCH (n:Region|Agency|Function|Theme|Platform|Programme|Indicator|Beneficiary|Instrument)
  RETURN n,
         NOT EXISTS { (n)-[:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|FUNDS|GOES_TO|USES|ABOUT|ISSUED|CITES]-() }
         AND NOT EXISTS { (n)<-[:HAS_SECTION|HAS_MEASURE|MEASURED_BY|IN_REGION|PERFORMS|PART_OF|SUCCEEDED_BY]-() } AS orphan
UNION ALL
  MATCH (n:Section)
  RETURN n, NOT EXISTS { (n)<-[:HAS_SECTION]-() } AS orphan
UNION ALL
  MATCH (n:Measure)
  RETURN n, NOT EXISTS { (n)<-[:HAS_MEASURE]-() } AS orphan
UNION ALL
  MATCH (n:Target)
  RETURN n, NOT EXISTS { (n)<-[:SETS]-() } AS orphan
UNION ALL
  MATCH (n:Award)
  RETURN n, NOT EXISTS { (n)<-[:OFFERS]-() } AS orphan
UNION ALL
  MATCH (n:Document)
  RETURN n, coalesce(n.stub, false) AND NOT EXISTS { (n)<-[:CITES]-() } AS orphan
}
WITH n, orphan, coalesce(n.id, n.code, n.name) AS key,
     [l IN labels(n) WHERE l IN ['Region', 'Agency', 'Function', 'Theme', 'Platform', 'Programme', 'Indicator',
      'Beneficiary', 'Instrument', 'Section', 'Measure', 'Target', 'Award', 'Document']][0] AS label
ORDER BY label, key
RETURN label, count(n) AS nodes, sum(CASE WHEN orphan THEN 1 ELSE 0 END) AS orphans,
       collect(CASE WHEN orphan THEN key END) AS keys
ORDER BY label
