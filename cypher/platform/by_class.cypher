// name: platform/by_class
// zh: 各城市要建设或支持哪些平台？按类型、级别筛选，逐处列原文。
// en: Which platforms do the cities set out to build or support, by class and level?
// param platform_class: string = null <- suggest/platform_class -- 平台类型 | class of platform
// param level: string = null <- suggest/level -- 级别，如 省级 | level, such as 省级
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns platform_class: string? -- 平台类型 | class of platform
// returns level: string? -- 级别 | level
// returns platform: string -- 平台 | platform
// returns platform_id: string -- 平台编号 | id of the platform
// returns kind: string -- 类别 | kind
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns action: string? -- 动作 | action
// returns measure: string? -- 条款标题 | title of the clause
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
CALL (d) {
  RETURN d AS c
UNION ALL
  MATCH (c:Section {document_id: d.id}) RETURN c
UNION ALL
  MATCH (c:Measure {document_id: d.id}) RETURN c
}
MATCH (c)-[x:CONCERNS]->(p:Platform)
WHERE ($platform_class IS NULL OR p.platform_class = $platform_class) AND ($level IS NULL OR p.level = $level)
WITH c, x, p, d, r
RETURN p.platform_class AS platform_class, p.level AS level, p.name AS platform, p.id AS platform_id, p.kind AS kind,
       r.name AS region, x.action AS action, c.title AS measure,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY platform_class, level, platform_id, region, document_id, x.char_start, x.fact_id
