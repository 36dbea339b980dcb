// name: region/overview
// zh: 图谱里各地区有多少文件、举措、机构、目标、资助、计划和平台？
// en: What does the graph hold of each region?
// reads: everything unless region
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 30 -- 最多几行 | at most so many rows
// returns region: string -- 地区 | region
// returns code: string -- 区划代码 | division code
// returns level: string? -- 层级 | level
// returns documents: integer -- 文件数 | documents
// returns measures: integer -- 举措数 | measures
// returns led: integer -- 有牵头者的举措数 | measures with a leader
// returns shared: integer -- 共同负责的举措数 | measures shared without a leader
// returns group_only: integer -- 仅列群体的举措数 | measures with groups only
// returns unstated: integer -- 未载明责任的举措数 | measures without a stated body
// returns bodies: integer -- 列名机构数（群体不计） | bodies named, groups left out
// returns targets: integer -- 目标数 | targets
// returns awards: integer -- 资助数 | awards
// returns programmes: integer -- 计划行动数 | programmes
// returns platforms: integer -- 平台数 | platforms
MATCH (r:Region)
WHERE $region IS NULL OR $region IN [r.code, r.name]
WITH r
ORDER BY r.code
CALL (r) {
  MATCH (r)<-[:IN_REGION]-(d:Document)
  WHERE coalesce(d.stub, false) = false
  RETURN collect(d.id) AS held
}
WITH r, held
WHERE size(held) > 0
LIMIT $rows
CALL (held) {
  UNWIND held AS document_id
  MATCH (m:Measure {document_id: document_id})
  RETURN count(m) AS measures, sum(CASE m.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led,
         sum(CASE m.responsibility WHEN 'shared' THEN 1 ELSE 0 END) AS shared,
         sum(CASE m.responsibility WHEN 'group_only' THEN 1 ELSE 0 END) AS group_only,
         sum(CASE m.responsibility WHEN 'unstated' THEN 1 ELSE 0 END) AS unstated
}
CALL (held) {
  UNWIND held AS document_id
  MATCH (:Measure {document_id: document_id})<-[:LEADS|SUPPORTS|SHARES]-(a:Agency)
  WHERE a.kind <> 'group'
  RETURN count(DISTINCT a) AS bodies
}
CALL (held) {
  UNWIND held AS document_id
  MATCH (t:Target {document_id: document_id})
  RETURN count(t) AS targets
}
CALL (held) {
  UNWIND held AS document_id
  MATCH (w:Award {document_id: document_id})
  RETURN count(w) AS awards
}
CALL (held) {
  CALL (held) {
    UNWIND held AS document_id MATCH (:Document {id: document_id})-[:CONCERNS]->(t) RETURN t
  UNION
    UNWIND held AS document_id MATCH (:Section {document_id: document_id})-[:CONCERNS]->(t) RETURN t
  UNION
    UNWIND held AS document_id MATCH (:Measure {document_id: document_id})-[:CONCERNS]->(t) RETURN t
  }
  RETURN sum(CASE WHEN t:Programme THEN 1 ELSE 0 END) AS programmes,
         sum(CASE WHEN t:Platform THEN 1 ELSE 0 END) AS platforms
}
RETURN r.name AS region, r.code AS code, r.level AS level, size(held) AS documents, measures, led, shared, group_only,
       unstated, bodies, targets, awards, programmes, platforms
ORDER BY code
