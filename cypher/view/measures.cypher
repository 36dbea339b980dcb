// name: view/measures
// zh: 这些地方的文件有哪些举措？
// en: Which measures do the documents of these places set?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns measure: string -- 举措编号 | measure
// returns path: string[] -- 条款 | clause
// returns title: string? -- 标题 | title
// returns order: integer -- 次序 | order
// returns responsibility: string -- 责任载明情况 | how responsibility is stated
// returns due: string? -- 期限 | due
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
MATCH (m:Measure {document_id: d.id})
RETURN r.code AS region, d.id AS document, m.id AS measure, m.path AS path, m.title AS title, m.order AS order,
       m.responsibility AS responsibility, m.due AS due
ORDER BY region, document, order
