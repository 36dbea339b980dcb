// name: view/cities
// zh: 图谱里有哪些地方的文件？
// en: Of which places does the graph hold documents?
// returns region: string -- 区划代码 | division code
// returns name: string -- 名称 | name
// returns level: string? -- 层级 | level
// returns documents: integer -- 文件数 | documents
// returns bodies: integer -- 当地机构数 | bodies of the place
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WITH r, count(d) AS documents
RETURN r.code AS region, r.name AS name, r.level AS level, documents,
       COUNT { (r)<-[:IN_REGION]-(:Agency) } AS bodies
ORDER BY bodies DESC, documents DESC, region
