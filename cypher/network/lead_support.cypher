// name: network/lead_support
// zh: 谁牵头时由谁配合？（有向）
// en: Who supports whom where one leads? (directed)
// reads: everything unless region
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param at_least: integer = 1 -- 至少几次 | at least so many times
// param rows: integer = 100 -- 最多几行 | at most so many rows
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
  RETURN d.id AS document_id
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (d:Document)
  RETURN d.id AS document_id
}
MATCH (m:Measure {document_id: document_id})<-[x:LEADS|SUPPORTS]-(c:Agency)
WHERE $groups OR c.kind <> 'group'
WITH m, x.statement AS statement, count(DISTINCT c) AS k, collect({body: c, role: type(x), fact: x.fact_id}) AS named,
     min(x.quote) AS quote
UNWIND named AS lead
UNWIND named AS support
WITH m, k, quote, lead, support
WHERE lead.role = 'LEADS' AND support.role = 'SUPPORTS' AND lead.body.id <> support.body.id
WITH DISTINCT m, k, quote, lead.body AS a, lead.fact AS fact, support.body AS b
WITH a, b, quote, m.id AS clause, m.document_id AS document_id, m.order AS place, fact, k
ORDER BY document_id, place, clause, fact
WITH a, b, count(*) AS together, sum(1.0 / (k - 1)) AS weight, collect(quote) AS quotes, collect(clause) AS clauses
WHERE together >= $at_least
RETURN a.name AS lead, a.id AS lead_id, b.name AS support, b.id AS support_id, together,
       round(weight * 10000) / 10000 AS weight, quotes, clauses
ORDER BY together DESC, weight DESC, lead_id, support_id
LIMIT $rows
