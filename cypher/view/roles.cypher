// name: view/roles
// zh: 这些地方的文件里谁负责什么？
// en: Who is responsible for what in the documents of these places?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns measure: string -- 举措编号 | measure
// returns fact: string -- 事实编号 | fact
// returns type: string -- 关系 | relation
// returns agency: string -- 部门编号 | body
// returns name: string -- 全称 | full name
// returns short: string? -- 简称 | short name
// returns kind: string? -- 类别 | kind
// returns resolved: boolean? -- 名称已解析 | name resolved
// returns function: string? -- 职能 | function
// returns surface: string? -- 原文名称 | as printed
// returns position: integer? -- 次序 | order
// returns statement: string? -- 责任句 | statement
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 名称所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
MATCH (m:Measure {document_id: d.id})<-[e:LEADS|SUPPORTS|SHARES]-(a:Agency)
CALL (a) {
  OPTIONAL MATCH (a)-[:PERFORMS]->(f:Function)
  RETURN min(f.name) AS function
}
WITH r.code AS region, d.id AS document, m.id AS measure, e, a, function
ORDER BY region, document, e.char_start, e.order, e.fact_id
RETURN region, document, measure, e.fact_id AS fact, type(e) AS type, a.id AS agency, a.name AS name,
       a.short_name AS short, a.kind AS kind, a.resolved AS resolved, function, e.surface AS surface,
       e.order AS position, e.statement AS statement, e.char_start AS char_start, e.char_end AS char_end,
       e.quote AS quote, e.spans AS spans, e.mention AS mention, e.inferred AS inferred
