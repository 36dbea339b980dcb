// name: agency/summary
// zh: 每份文件中各机构牵头、配合、共同负责各几项？附分母。
// en: How many measures does each body lead, support and share in each document, out of how many?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param function: string = null <- suggest/function -- 职能，如 科技 | function, such as 科技
// param groups: boolean = false -- 是否计入群体 | whether groups of bodies count
// param rows: integer = 50 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns agency: string -- 机构全称 | full name of the body
// returns agency_id: string -- 机构编号 | id of the body
// returns functions: string[] -- 职能 | functions
// returns leads: integer -- 牵头数 | measures led
// returns leads_alone: integer -- 单独牵头数 | measures led alone
// returns leads_jointly: integer -- 共同牵头数 | measures led with others
// returns supports: integer -- 配合数 | measures supported
// returns shares: integer -- 共同负责数 | measures shared
// returns first_listed: integer -- 共同负责中列首位数 | first-listed in shared statements
// returns led: integer -- 有牵头者的举措数 | measures with a leader
// returns shared: integer -- 共同负责的举措数 | measures shared without a leader
// returns group_only: integer -- 仅列群体的举措数 | measures with groups only
// returns unstated: integer -- 未载明责任的举措数 | measures without a stated body
// returns measures: integer -- 举措数 | measures
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  // It starts from the bodies of the function, else goes city by city; it ends when it has its rows.
  WITH $region AS region, $function AS function
  WHERE region IS NULL AND function IS NOT NULL
  MATCH (:Function {name: function})<-[:PERFORMS]-(a:Agency)
  RETURN a, null AS r
  ORDER BY a.id
UNION ALL
  WITH $region AS region, $function AS function
  WHERE region IS NOT NULL OR function IS NULL
  MATCH (r:Region)
  WHERE region IS NULL OR region IN [r.code, r.name]
  RETURN null AS a, r
  ORDER BY r.name
UNION ALL
  WITH $region AS region, $function AS function
  WHERE region IS NULL AND function IS NULL
  RETURN null AS a, null AS r
}
CALL (a, r) {
  CALL (a, r) {
    MATCH (a)-[x:LEADS|SUPPORTS|SHARES]->(m:Measure)
    MATCH (m)<-[o:LEADS|SUPPORTS|SHARES]-(:Agency)
    WHERE o.statement = x.statement
    RETURN a AS body, x, m, sum(CASE type(o) WHEN 'LEADS' THEN 1 ELSE 0 END) AS leaders, min(o.order) AS first
  UNION ALL
    WITH a, r
    WHERE a IS NULL
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
    MATCH (m:Measure {document_id: document_id})<-[y:LEADS|SUPPORTS|SHARES]-(b:Agency)
    WITH m, y.statement AS statement, collect([b, y]) AS named,
         sum(CASE type(y) WHEN 'LEADS' THEN 1 ELSE 0 END) AS leaders, min(y.order) AS first
    UNWIND named AS n
    RETURN n[0] AS body, n[1] AS x, m, leaders, first
  }
  WITH body, x, m, leaders, first
  WHERE $groups OR body.kind <> 'group'
  RETURN body, m.document_id AS document_id,
         count(DISTINCT CASE type(x) WHEN 'LEADS' THEN m.id END) AS leads,
         count(DISTINCT CASE WHEN type(x) = 'LEADS' AND leaders = 1 THEN m.id END) AS leads_alone,
         count(DISTINCT CASE WHEN type(x) = 'LEADS' AND leaders > 1 THEN m.id END) AS leads_jointly,
         count(DISTINCT CASE type(x) WHEN 'SUPPORTS' THEN m.id END) AS supports,
         count(DISTINCT CASE type(x) WHEN 'SHARES' THEN m.id END) AS shares,
         count(DISTINCT CASE WHEN type(x) = 'SHARES' AND x.order = first THEN m.id END) AS first_listed
  ORDER BY document_id, leads DESC, supports DESC, shares DESC, body.id
}
WITH body, document_id, leads, leads_alone, leads_jointly, supports, shares, first_listed
WHERE $function IS NULL OR EXISTS { (body)-[:PERFORMS]->(:Function {name: $function}) }
LIMIT $rows
CALL (body) {
  MATCH (body)-[:PERFORMS]->(f:Function)
  WITH f
  ORDER BY f.name
  RETURN collect(f.name) AS functions
}
CALL (document_id) {
  MATCH (n:Measure {document_id: document_id})
  RETURN sum(CASE n.responsibility WHEN 'led' THEN 1 ELSE 0 END) AS led,
         sum(CASE n.responsibility WHEN 'shared' THEN 1 ELSE 0 END) AS shared,
         sum(CASE n.responsibility WHEN 'group_only' THEN 1 ELSE 0 END) AS group_only,
         sum(CASE n.responsibility WHEN 'unstated' THEN 1 ELSE 0 END) AS unstated,
         count(n) AS measures
}
MATCH (d:Document {id: document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN r.name AS region, body.name AS agency, body.id AS agency_id, functions, leads, leads_alone, leads_jointly,
       supports, shares, first_listed, led, shared, group_only, unstated, measures, d.title AS document,
       d.id AS document_id
ORDER BY region, document_id, leads DESC, supports DESC, shares DESC, agency_id
