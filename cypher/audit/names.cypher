// name: audit/names
// zh: 每个机构以什么名称、在哪里首次出现，与谁共同列名？
// en: Under which names is each body printed, where first, and in which statements?
// param region: string = null <- suggest/body_region -- 机构所属地区名称或代码 | region of the body by name or code
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns agency: string -- 机构 | body
// returns agency_id: string -- 机构编号 | id of the body
// returns short_name: string? -- 简称 | short name
// returns resolved: boolean -- 是否已识别 | whether its full official name is known
// returns region: string? -- 机构所属地区 | region of the body
// returns region_code: string? -- 地区代码 | code of the region
// returns named: integer -- 列名次数 | how often it is named
// returns surfaces: string[] -- 原文名称 | names as printed
// returns statements: string[] -- 所在责任表述 | responsibility statements that name it
// returns clause: string -- 首次出现的条款 | clause where it is named first
// returns quote: string -- 首次出现的原文 | quote of that statement
// returns surface: string? -- 首次出现的名称 | name as printed there
// returns document_id: string -- 首次出现的文件 | document where it is named first
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
  MATCH (r)<-[:IN_REGION]-(a:Agency)
  WHERE a.kind <> 'group'
  RETURN a
  ORDER BY a.id
UNION ALL
  WITH DISTINCT r
  WHERE r IS NULL
  MATCH (a:Agency)
  WHERE a.kind <> 'group' AND NOT EXISTS { (a)-[:IN_REGION]->(:Region) }
  RETURN a
  ORDER BY a.id
}
CALL (a) {
  MATCH (a)-[x:LEADS|SUPPORTS|SHARES]->(m:Measure)
  WITH x, m
  ORDER BY m.document_id, x.char_start, x.fact_id
  WITH collect(x) AS roles, collect(m) AS measures
  WHERE size(roles) > 0
  RETURN roles, measures
}
WITH r, a, roles, measures
LIMIT $rows
RETURN a.name AS agency, a.id AS agency_id, a.short_name AS short_name, a.resolved AS resolved, r.name AS region,
       r.code AS region_code, size(roles) AS named, [x IN roles | x.surface] AS surfaces,
       [x IN roles | x.statement] AS statements,
       substring(measures[0].id, size(measures[0].document_id) + 1) AS clause, roles[0].quote AS quote,
       roles[0].surface AS surface, measures[0].document_id AS document_id
ORDER BY agency_id
