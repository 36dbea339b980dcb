// name: document/coverage
// zh: 每份文件读出了多少？
// en: How much was read in each document?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
// returns genre: string? -- 文种 | genre
// returns status: string? -- 状态 | status
// returns number: string? -- 文号 | document number
// returns date: string? -- 日期 | date
// returns sections: integer -- 章节数 | sections
// returns measures: integer -- 举措数 | measures
// returns with_facts: integer -- 读出事实的举措数 | measures with a fact
// returns led: integer -- 有牵头者的举措数 | measures with a leader
// returns shared: integer -- 共同负责的举措数 | measures shared without a leader
// returns group_only: integer -- 仅列群体的举措数 | measures with groups only
// returns unstated: integer -- 未载明责任的举措数 | measures without a stated body
// returns roles: integer -- 责任角色数 | roles
// returns targets: integer -- 目标数 | targets
// returns awards: integer -- 资助数 | awards
// returns programmes: integer -- 计划行动数 | programmes
// returns platforms: integer -- 平台数 | platforms
// returns citations: integer -- 引用数 | citations
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
  MATCH (d:Document {id: document_id})
  WHERE coalesce(d.stub, false) = false
  RETURN d
  ORDER BY d.id
}
WITH r, d
LIMIT $rows
CALL (d) {
  MATCH (m:Measure {document_id: d.id})
  OPTIONAL MATCH (m)-[x:LEADS|SUPPORTS|SHARES|SETS|CONCERNS|OFFERS|USES|ABOUT]-()
  WITH m, count(x) AS facts, sum(CASE WHEN type(x) IN ['LEADS', 'SUPPORTS', 'SHARES'] THEN 1 ELSE 0 END) AS roles
  RETURN count(m) AS measures, sum(CASE WHEN facts > 0 THEN 1 ELSE 0 END) AS with_facts, sum(roles) AS roles,
         sum(CASE m.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led,
         sum(CASE m.responsibility WHEN 'shared' THEN 1 ELSE 0 END) AS shared,
         sum(CASE m.responsibility WHEN 'group_only' THEN 1 ELSE 0 END) AS group_only,
         sum(CASE m.responsibility WHEN 'unstated' THEN 1 ELSE 0 END) AS unstated
}
CALL (d) {
  CALL (d) {
    MATCH (d)-[:CONCERNS]->(t) RETURN t
  UNION
    MATCH (:Section {document_id: d.id})-[:CONCERNS]->(t) RETURN t
  UNION
    MATCH (:Measure {document_id: d.id})-[:CONCERNS]->(t) RETURN t
  }
  RETURN sum(CASE WHEN t:Programme THEN 1 ELSE 0 END) AS programmes,
         sum(CASE WHEN t:Platform THEN 1 ELSE 0 END) AS platforms
}
RETURN r.name AS region, d.title AS document, d.id AS document_id, d.genre AS genre, d.status AS status,
       d.number AS number, coalesce(d.date_issued, d.date_published) AS date,
       COUNT { (:Section {document_id: d.id}) } AS sections, measures, with_facts, led, shared,
       group_only, unstated, roles, COUNT { (:Target {document_id: d.id}) } AS targets,
       COUNT { (:Award {document_id: d.id}) } AS awards, programmes, platforms,
       COUNT { (d)-[:CITES]->(:Document) } AS citations
ORDER BY region, document_id
