// name: network/named_together
// zh: 哪些机构在同一责任表述中共同列名？（共同列名不等于合作）
// en: Which bodies are named in one statement? (Named together is not cooperation.)
// reads: everything unless region
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param at_least: integer = 1 -- 至少共同列名几次 | named together at least so many times
// param rows: integer = 100 -- 最多几行 | at most so many rows
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
  RETURN d.id AS document_id
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (d:Document)
  RETURN d.id AS document_id
}
MATCH (m:Measure {document_id: document_id})<-[x:LEADS|SUPPORTS|SHARES]-(a:Agency)
WHERE $groups OR a.kind <> 'group'
WITH m, x.statement AS statement, min(x.quote) AS quote, collect(DISTINCT a) AS bodies
WHERE size(bodies) > 1
WITH m.id AS clause, m.document_id AS document_id, m.order AS place, statement, quote, bodies, size(bodies) AS k
ORDER BY document_id, place, clause, statement
UNWIND bodies AS a
UNWIND bodies AS b
WITH clause, quote, a, b, k
WHERE a.id < b.id
WITH a, b, count(*) AS together, sum(1.0 / (k - 1)) AS weight, collect(quote) AS quotes, collect(clause) AS clauses
WHERE together >= $at_least
RETURN a.name AS agency, a.id AS agency_id, b.name AS other, b.id AS other_id, together,
       round(weight * 10000) / 10000 AS weight, quotes, clauses
ORDER BY together DESC, weight DESC, agency_id, other_id
LIMIT $rows
