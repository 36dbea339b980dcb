// name: agency/functions
// zh: 各城市同一职能的部门各牵头、配合、共同负责几项？
// en: How much do the bodies of one function lead, support and share in each city?
// param function: string = null <- suggest/function -- 职能，如 科技 | function, such as 科技
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns function: string -- 职能 | function
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns leads: integer -- 牵头数 | measures led
// returns supports: integer -- 配合数 | measures supported
// returns shares: integer -- 共同负责数 | measures shared
// returns led: integer -- 有牵头者的举措数 | measures with a leader
// returns measures: integer -- 举措数 | measures
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (f:Function)
WHERE $function IS NULL OR f.name = $function
WITH f
ORDER BY f.name
CALL (f) {
  MATCH (f)<-[:PERFORMS]-(a:Agency)
  RETURN a
  ORDER BY a.id
}
CALL (a) {
  MATCH (a)-[x:LEADS|SUPPORTS|SHARES]->(m:Measure)
  RETURN m.document_id AS document_id,
         count(DISTINCT CASE type(x) WHEN 'LEADS' THEN m.id END) AS leads,
         count(DISTINCT CASE type(x) WHEN 'SUPPORTS' THEN m.id END) AS supports,
         count(DISTINCT CASE type(x) WHEN 'SHARES' THEN m.id END) AS shares
  ORDER BY document_id
}
WITH f, a, document_id, leads, supports, shares
LIMIT $rows
CALL (document_id) {
  MATCH (n:Measure {document_id: document_id})
  RETURN count(n) AS measures, sum(CASE n.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led
}
MATCH (d:Document {id: document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN f.name AS function, r.name AS region, a.name AS agency, a.id AS agency_id, leads, supports, shares, led,
       measures, d.title AS document, d.id AS document_id
ORDER BY function, region, document_id, leads DESC, agency_id
