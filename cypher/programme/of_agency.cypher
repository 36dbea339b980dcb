// name: programme/of_agency
// zh: 某部门牵头的举措涉及哪些计划行动？
// en: Which programmes stand in the measures that a body leads?
// param agency: string <- suggest/agency -- 机构全称、简称或编号 | body by full name, short name or id
// returns agency: string -- 机构全称 | full name of the body
// returns programme: string -- 计划行动 | programme
// returns programme_id: string -- 计划编号 | id of the programme
// returns kind: string -- 类别 | kind
// returns level: string? -- 级别 | level
// returns action: string? -- 动作 | action
// returns measure: string? -- 举措 | measure
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  MATCH (a:Agency {id: $agency}) RETURN a
UNION
  MATCH (a:Agency {name: $agency}) RETURN a
UNION
  MATCH (a:Agency {short_name: $agency}) RETURN a
}
MATCH (a)-[:LEADS]->(m:Measure)-[x:CONCERNS]->(p:Programme)
MATCH (d:Document {id: m.document_id})
RETURN DISTINCT a.name AS agency, p.name AS programme, p.id AS programme_id, p.kind AS kind, p.level AS level,
       x.action AS action, m.title AS measure, substring(m.id, size(m.document_id) + 1) AS clause, x.quote AS quote,
       x.inferred AS inferred, d.title AS document, d.id AS document_id
ORDER BY agency, programme_id, document_id, clause, quote
