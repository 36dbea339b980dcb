// name: measure/responsibility
// zh: 各文件的举措中，有牵头者、共同负责、仅列群体、未载明各几项？
// en: In each document, how many measures are led, shared, given to groups only, or unstated?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
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
  CALL (r) {
    MATCH (r)<-[:IN_REGION]-(d:Document)
    RETURN d.id AS document_id
  UNION ALL
    WITH DISTINCT r
    WHERE r IS NULL
    MATCH (d:Document)
    WHERE NOT EXISTS { (d)-[:IN_REGION]->(:Region) }
    RETURN d.id AS document_id
  }
  RETURN document_id
  ORDER BY document_id
}
CALL (document_id) {
  MATCH (m:Measure {document_id: document_id})
  RETURN sum(CASE m.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led,
         sum(CASE m.responsibility WHEN 'shared' THEN 1 ELSE 0 END) AS shared,
         sum(CASE m.responsibility WHEN 'group_only' THEN 1 ELSE 0 END) AS group_only,
         sum(CASE m.responsibility WHEN 'unstated' THEN 1 ELSE 0 END) AS unstated, count(m) AS measures
}
WITH r, document_id, led, shared, group_only, unstated, measures
WHERE measures > 0
LIMIT $rows
MATCH (d:Document {id: document_id})
RETURN r.name AS region, led, shared, group_only, unstated, measures, coalesce(d.issuer, []) AS issuer,
       d.title AS document, d.id AS document_id
ORDER BY region, document_id
