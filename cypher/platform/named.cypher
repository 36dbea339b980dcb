// name: platform/named
// zh: 点名的平台有哪些，谁负责建设？
// en: Which platforms are named, and who is responsible for them?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns platform: string -- 平台 | platform
// returns platform_id: string -- 平台编号 | id of the platform
// returns platform_class: string? -- 平台类型 | class of platform
// returns level: string? -- 级别 | level
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns action: string? -- 动作 | action
// returns bodies: string[] -- 牵头或共同负责的机构 | bodies that lead or share it
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
MATCH (c)-[x:CONCERNS]->(p:Platform {kind: 'named'})
WITH c, x, p, d, r
OPTIONAL MATCH (c)<-[y:LEADS|SHARES]-(a:Agency)
WITH c, x, p, d, r, y, a
ORDER BY y.order, a.id
WITH c, x, p, d, r, collect(a.name) AS bodies
RETURN p.name AS platform, p.id AS platform_id, p.platform_class AS platform_class, p.level AS level,
       r.name AS region, x.action AS action, bodies, c.title AS measure,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY region, platform_id, document_id, x.char_start, x.fact_id
