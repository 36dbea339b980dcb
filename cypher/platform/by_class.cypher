// name: platform/by_class
// zh: 各城市要建设或支持哪些平台？按类型、级别筛选，逐处列原文。
// en: Which platforms do the cities set out to build or support, by class and level?
// param platform_class: string = null <- suggest/platform_class -- 平台类型 | class of platform
// param level: string = null <- suggest/level -- 级别，如 省级 | level, such as 省级
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
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
  // Platforms that few clauses name lead to them; of those that many name, a page is soon full city by city.
  CALL () {
    WITH $platform_class AS platform_class
    WHERE platform_class IS NOT NULL
    MATCH (p:Platform {platform_class: platform_class})
    WHERE $level IS NULL OR p.level = $level
    RETURN p
  UNION ALL
    WITH $platform_class AS platform_class, $level AS level
    WHERE platform_class IS NULL AND level IS NOT NULL
    MATCH (p:Platform {level: level})
    RETURN p
  }
  WITH collect(p) AS platforms, sum(COUNT { (p)<-[:CONCERNS]-() }) AS namings
  RETURN CASE WHEN $region IS NULL AND coalesce($platform_class, $level) IS NOT NULL AND namings < 2000 THEN platforms END
         AS few
}
CALL (few) {
  WITH few
  WHERE few IS NULL
  MATCH (r:Region)
  WHERE $region IS NULL OR $region IN [r.code, r.name]
  RETURN r
  ORDER BY r.name
UNION ALL
  WITH few
  WHERE few IS NOT NULL OR $region IS NULL
  RETURN null AS r
}
CALL (few, r) {
  UNWIND few AS platform
  MATCH (platform)<-[x:CONCERNS]-(c)
  RETURN platform, x, c
  ORDER BY platform.platform_class, platform.level, platform.id, x.document_id, x.char_start, x.fact_id
  LIMIT $rows
UNION ALL
  WITH few, r
  WHERE few IS NULL
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
  CALL (document_id) {
    MATCH (c:Document {id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Section {document_id: document_id}) RETURN c
  UNION ALL
    MATCH (c:Measure {document_id: document_id}) RETURN c
  }
  MATCH (c)-[:CONCERNS]->(platform:Platform)
  WHERE ($platform_class IS NULL OR platform.platform_class = $platform_class)
        AND ($level IS NULL OR platform.level = $level)
  WITH DISTINCT c, platform
  MATCH (c)-[x:CONCERNS]->(platform)
  RETURN platform, x, c
  ORDER BY platform.platform_class, platform.level, platform.id, x.document_id, x.char_start, x.fact_id
}
WITH platform AS p, r, x, c
LIMIT $rows
MATCH (d:Document {id: x.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(o:Region)
RETURN p.platform_class AS platform_class, p.level AS level, p.name AS platform, p.id AS platform_id, p.kind AS kind,
       o.name AS region, x.action AS action, c.title AS measure,
       CASE WHEN c.document_id IS NULL THEN null ELSE substring(c.id, size(c.document_id) + 1) END AS clause,
       x.quote AS quote, x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY r.name, platform_class, level, platform_id, document_id, x.char_start, x.fact_id
