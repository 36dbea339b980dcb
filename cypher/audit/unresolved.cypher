// name: audit/unresolved
// zh: 哪些机构名称未能解析为全称？
// en: Which names of bodies could not be resolved to a full official name?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param rows: integer = 100 -- 最多几行 | at most so many rows
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
  MATCH (r:Region)
  WHERE $region IS NULL OR $region IN [r.code, r.name]
  RETURN r
  ORDER BY r.name
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  RETURN null AS r
}
CALL (r) {
  CALL (r) {
    MATCH (r)<-[:IN_REGION]-(d:Document)
    RETURN d.id AS document_id
  UNION ALL
    WITH DISTINCT r
    WHERE r IS NULL
    MATCH (d:Document)
    WHERE NOT EXISTS { (d)-[:IN_REGION]->(:Region) }
    RETURN d.id AS document_id
  }
  MATCH (m:Measure {document_id: document_id})<-[x:LEADS|SUPPORTS|SHARES]-(a:Agency)
  WHERE a.resolved = false AND ($groups OR a.kind <> 'group')
  RETURN a, x, m
  ORDER BY a.id, m.document_id, m.order, x.order, x.fact_id
}
WITH r, a, x, m
LIMIT $rows
MATCH (d:Document {id: m.document_id})
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, type(x) AS role, x.surface AS surface, r.name AS region,
       m.title AS measure, substring(m.id, size(m.document_id) + 1) AS clause, x.quote AS quote, x.inferred AS inferred,
       d.title AS document, d.id AS document_id
ORDER BY region, agency_id, document_id, m.order, x.order, x.fact_id
