// name: audit/unresolved
// zh: 哪些机构名称未能解析为全称？
// en: Which names of bodies could not be resolved to a full official name?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// returns agency: string -- 名称 | name
// returns agency_id: string -- 机构编号 | id of the body
// returns kind: string -- 类别 | kind
// returns role: string -- 角色 | role
// returns surface: string? -- 原文名称 | name as printed
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns measure: string? -- 举措 | measure
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
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
WHERE a.resolved = false AND ($groups OR a.kind <> 'group')
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, type(x) AS role, x.surface AS surface, r.name AS region,
       m.title AS measure, substring(m.id, size(m.document_id) + 1) AS clause, x.quote AS quote, x.inferred AS inferred,
       d.title AS document, d.id AS document_id
ORDER BY agency_id, document_id, m.order, x.order, x.fact_id
