// name: network/lead_support
// zh: 谁牵头时由谁配合？（有向）
// en: Who supports whom where one leads? (directed)
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param at_least: integer = 1 -- 至少几次 | at least so many times
// returns lead: string -- 牵头机构 | leading body
// returns lead_id: string -- 牵头机构编号 | id of the leading body
// returns support: string -- 配合机构 | supporting body
// returns support_id: string -- 配合机构编号 | id of the supporting body
// returns together: integer -- 次数 | times
// returns weight: float -- 权重 1/(k−1) 之和 | sum of 1/(k−1)
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
CALL () {
  WITH $region AS region
  WHERE region IS NOT NULL
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE region IN [r.code, r.name]
  RETURN d, r
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (d:Document)
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN d, r
}
MATCH (m:Measure {document_id: d.id})<-[l:LEADS]-(a:Agency)
MATCH (m)<-[s:SUPPORTS]-(b:Agency)
WHERE l.statement = s.statement AND a.id <> b.id AND ($groups OR (a.kind <> 'group' AND b.kind <> 'group'))
WITH a, b, l, m, r
MATCH (c:Agency)-[o:LEADS|SUPPORTS]->(m)
WHERE o.statement = l.statement AND ($groups OR c.kind <> 'group')
WITH a, b, l, m, count(DISTINCT c) AS k
ORDER BY m.document_id, m.order, m.id, l.fact_id
WITH a, b, count(*) AS together, sum(1.0 / (k - 1)) AS weight, collect(l.quote) AS quotes, collect(m.id) AS clauses
WHERE together >= $at_least
RETURN a.name AS lead, a.id AS lead_id, b.name AS support, b.id AS support_id, together,
       round(weight * 10000) / 10000 AS weight, quotes, clauses
ORDER BY together DESC, weight DESC, lead_id, support_id
