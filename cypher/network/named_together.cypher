// name: network/named_together
// zh: 哪些机构在同一责任表述中共同列名？（共同列名不等于合作）
// en: Which bodies are named in one statement? (Named together is not cooperation.)
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param at_least: integer = 1 -- 至少共同列名几次 | named together at least so many times
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns other: string -- 另一机构 | other body
// returns other_id: string -- 另一机构编号 | id of the other body
// returns together: integer -- 共同列名次数 | times named together
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
MATCH (m:Measure {document_id: d.id})<-[x:LEADS|SUPPORTS|SHARES]-(a:Agency)
WHERE $groups OR a.kind <> 'group'
WITH DISTINCT a, m, x.statement AS statement, x.quote AS quote
WITH m, statement, min(quote) AS quote, collect(DISTINCT a) AS bodies
WHERE size(bodies) > 1
UNWIND bodies AS a
UNWIND bodies AS b
WITH m, statement, quote, a, b, size(bodies) AS k
WHERE a.id < b.id
WITH m, quote, a, b, k
ORDER BY m.document_id, m.order, m.id, statement
WITH a, b, count(*) AS together, sum(1.0 / (k - 1)) AS weight, collect(quote) AS quotes, collect(m.id) AS clauses
WHERE together >= $at_least
RETURN a.name AS agency, a.id AS agency_id, b.name AS other, b.id AS other_id, together,
       round(weight * 10000) / 10000 AS weight, quotes, clauses
ORDER BY together DESC, weight DESC, agency_id, other_id
