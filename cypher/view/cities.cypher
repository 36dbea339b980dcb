// name: view/cities
// zh: 图谱里有哪些地方的文件？
// en: Of which places does the graph hold documents?
// returns region: string -- 区划代码 | division code
// returns name: string -- 名称 | name
// returns level: string? -- 层级 | level
// returns documents: integer -- 文件数 | documents
// returns stated: integer -- 载明责任单位的举措数 | measures that name somebody
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE d.sha256 IS NOT NULL
OPTIONAL MATCH (m:Measure {document_id: d.id})
WHERE m.responsibility <> 'unstated'
RETURN r.code AS region, r.name AS name, r.level AS level, count(DISTINCT d.id) AS documents, count(m) AS stated
ORDER BY stated DESC, region
