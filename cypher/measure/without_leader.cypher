// name: measure/without_leader
// zh: 哪些举措没有牵头者？共同负责、仅列群体、未载明三种分开。
// en: Which measures name no leader: shared, groups only, or unstated?
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param kind: string = null <- suggest/without_leader -- 共同负责 shared、仅列群体 group_only、未载明 unstated | shared, group_only or unstated
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns responsibility: string -- 责任类型 | how responsibility is stated
// returns measure: string? -- 举措 | measure
// returns measure_id: string -- 举措编号 | id of the measure
// returns clause: string? -- 条款路径 | path of the clause
// returns bodies: string[] -- 所列机构 | bodies named
// returns first_listed: string? -- 列首位者 | first-listed body
// returns issuer: string[] -- 发文机关 | issuing bodies
// returns quote: string -- 责任表述，未载明则为标题 | statement, or the headline where nothing is stated
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  // A kind that few measures are of leads to them; of the others a page is soon full city by city.
  CALL () {
    WITH $kind AS kind
    WHERE kind IS NOT NULL
    MATCH (m:Measure {responsibility: kind})
    RETURN m
    LIMIT 500
  }
  WITH collect(m) AS measures
  RETURN CASE WHEN $region IS NULL AND $kind IS NOT NULL AND size(measures) < 500 THEN measures END AS few
}
CALL (few) {
  WITH few
  WHERE few IS NULL
  MATCH (r:Region)
  WHERE $region IS NULL OR $region IN [r.code, r.name]
  RETURN r
  ORDER BY r.name
UNION ALL
  WITH few
  WHERE few IS NOT NULL OR $region IS NULL
  RETURN null AS r
}
CALL (few, r) {
  UNWIND few AS m
  MATCH (d:Document {id: m.document_id})
  OPTIONAL MATCH (d)-[:IN_REGION]->(o:Region)
  RETURN o, m
  ORDER BY o.name, m.document_id, m.order, m.id
UNION ALL
  WITH few, r
  WHERE few IS NULL
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
  MATCH (m:Measure {document_id: document_id})
  WHERE m.responsibility <> 'led' AND ($kind IS NULL OR m.responsibility = $kind)
  RETURN r AS o, m
  ORDER BY m.document_id, m.order, m.id
}
WITH o AS r, m
LIMIT $rows
CALL (m) {
  MATCH (m)<-[s:SHARES]-(a:Agency)
  WITH s, a
  ORDER BY s.order, a.id
  RETURN collect(a.name) AS names, collect(s.quote) AS quotes
}
MATCH (d:Document {id: m.document_id})
RETURN r.name AS region, m.responsibility AS responsibility, m.title AS measure, m.id AS measure_id,
       substring(m.id, size(m.document_id) + 1) AS clause, names AS bodies, names[0] AS first_listed,
       coalesce(d.issuer, []) AS issuer, coalesce(quotes[0], m.quote) AS quote, d.title AS document, d.id AS document_id
ORDER BY region, document_id, m.order, measure_id
