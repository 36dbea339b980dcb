// name: measure/due
// zh: 哪些举措有完成时限？按到期先后。
// en: Which measures have a time limit, soonest first?
// reads: everything unless region
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns due_date: string? -- 完成日期 | last day
// returns due: string -- 完成时限（原文） | time limit as printed
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns responsibility: string -- 责任类型 | how responsibility is stated
// returns bodies: string[] -- 牵头或共同负责的机构 | bodies that lead or share it
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns quote: string -- 原文 | quote
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  WITH $region AS region
  WHERE region IS NOT NULL
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE region IN [r.code, r.name]
  MATCH (m:Measure {document_id: d.id})
  WHERE m.due IS NOT NULL
  RETURN m
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (m:Measure)
  WHERE m.due IS NOT NULL
  RETURN m
}
WITH m
ORDER BY m.due_date, m.document_id, m.order, m.id
LIMIT $rows
CALL (m) {
  MATCH (m)<-[x:LEADS|SHARES]-(a:Agency)
  WITH x, a
  ORDER BY x.order, a.id
  RETURN collect(a.name) AS bodies, collect(x.quote) AS quotes
}
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN m.due_date AS due_date, m.due AS due, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, m.responsibility AS responsibility, bodies, r.name AS region,
       coalesce(quotes[0], m.quote) AS quote, d.title AS document, d.id AS document_id
ORDER BY due_date, document_id, m.order, measure_id
