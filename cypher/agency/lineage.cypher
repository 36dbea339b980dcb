// name: agency/lineage
// zh: 哪些机构的职能后来划入了别的机构，两者各有多少项举措？
// en: Which bodies were succeeded by which, and how many measures name each?
// param region: string = null <- suggest/body_region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 机构所属地区 | region of the body
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns measures: integer -- 列名的举措数 | measures that name it
// returns successor: string -- 承接机构 | successor
// returns successor_id: string -- 承接机构编号 | id of the successor
// returns successor_measures: integer -- 列名承接机构的举措数 | measures that name the successor
// returns date: string? -- 改革日期 | day of the reform
// returns basis: string? -- 依据 | basis
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
  MATCH (r)<-[:IN_REGION]-(a:Agency)-[s:SUCCEEDED_BY]->(b:Agency)
  RETURN a, s, b
  ORDER BY a.id, b.id
UNION ALL
  WITH DISTINCT r
  WHERE r IS NULL
  MATCH (a:Agency)-[s:SUCCEEDED_BY]->(b:Agency)
  WHERE NOT EXISTS { (a)-[:IN_REGION]->(:Region) }
  RETURN a, s, b
  ORDER BY a.id, b.id
}
WITH r, a, s, b
LIMIT $rows
CALL (a) {
  MATCH (a)-[:LEADS|SUPPORTS|SHARES]->(m:Measure)
  RETURN count(DISTINCT m) AS measures
}
CALL (b) {
  MATCH (b)-[:LEADS|SUPPORTS|SHARES]->(m:Measure)
  RETURN count(DISTINCT m) AS successor_measures
}
RETURN r.name AS region, a.name AS agency, a.id AS agency_id, measures, b.name AS successor, b.id AS successor_id,
       successor_measures, s.date AS date, s.basis AS basis
ORDER BY region, agency_id, successor_id
