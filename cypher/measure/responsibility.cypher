// name: measure/responsibility
// zh: 各文件的举措中，有牵头者、共同负责、仅列群体、未载明各几项？
// en: In each document, how many measures are led, shared, given to groups only, or unstated?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns led: integer -- 有牵头者的举措数 | measures with a leader
// returns shared: integer -- 共同负责的举措数 | measures shared without a leader
// returns group_only: integer -- 仅列群体的举措数 | measures with groups only
// returns unstated: integer -- 未载明责任的举措数 | measures without a stated body
// returns measures: integer -- 举措数 | measures
// returns issuer: string[] -- 发文机关 | issuing bodies
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  WITH $region AS region
  WHERE region IS NOT NULL
  MATCH (r:Region)<-[:IN_REGION]-(d:Document)
  WHERE region IN [r.code, r.name]
  RETURN d, r
UNION ALL
  WITH $region AS region
  WHERE region IS NULL
  MATCH (d:Document)
  OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
  RETURN d, r
}
MATCH (m:Measure {document_id: d.id})
RETURN r.name AS region, sum(CASE m.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led,
       sum(CASE m.responsibility WHEN 'shared' THEN 1 ELSE 0 END) AS shared,
       sum(CASE m.responsibility WHEN 'group_only' THEN 1 ELSE 0 END) AS group_only,
       sum(CASE m.responsibility WHEN 'unstated' THEN 1 ELSE 0 END) AS unstated, count(m) AS measures,
       coalesce(d.issuer, []) AS issuer, d.title AS document, d.id AS document_id
ORDER BY region, document_id
