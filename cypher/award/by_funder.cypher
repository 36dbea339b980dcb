// name: award/by_funder
// zh: 谁出资，出多少？未印明出资者的注明是推断。
// en: Who pays, and how much? An inferred payer is marked.
// param funder: string = null <- suggest/funder -- 出资机构 | paying body
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns amount: float? -- 金额（元） | amount in yuan
// returns amount_min: float? -- 金额下限（元） | lower end in yuan
// returns ratio: float? -- 比例 | ratio
// returns ratio_base: string? -- 比例基数 | what the ratio is of
// returns limit: string -- 限额类型 | how the figure binds
// returns mode: string? -- 方式 | mode
// returns condition: string? -- 条件 | condition
// returns receiver: string? -- 受益对象 | who receives it
// returns receiver_label: string? -- 受益对象类型 | label of the receiver
// returns recipient: string -- 资助对象（原文） | recipient as printed
// returns funder: string? -- 出资机构 | paying body
// returns payer_basis: string? -- 出资依据 | whether the payer is printed
// returns measure: string? -- 举措 | measure
// returns clause: string? -- 条款路径 | path of the clause
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
CALL () {
  // It starts from the body, else goes city by city; it ends when it has its rows.
  MATCH (f:Agency {id: $funder}) RETURN f, null AS r
UNION
  MATCH (f:Agency {name: $funder}) RETURN f, null AS r
UNION
  MATCH (f:Agency {short_name: $funder}) RETURN f, null AS r
UNION
  WITH $funder AS funder, $region AS region
  WHERE funder IS NULL
  MATCH (r:Region)
  WHERE region IS NULL OR region IN [r.code, r.name]
  RETURN null AS f, r
  ORDER BY r.name
UNION
  WITH $funder AS funder, $region AS region
  WHERE funder IS NULL AND region IS NULL
  RETURN null AS f, null AS r
}
CALL (f, r) {
  MATCH (f)-[:FUNDS]->(w:Award)
  RETURN f AS a, w
  ORDER BY w.payer_basis DESC, w.amount DESC, w.ratio DESC, w.document_id, w.char_start, w.id
UNION ALL
  WITH f, r
  WHERE f IS NULL
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
  MATCH (w:Award {document_id: document_id})
  OPTIONAL MATCH (w)<-[:FUNDS]-(a:Agency)
  RETURN a, w
  ORDER BY a.name, w.payer_basis DESC, w.amount DESC, w.ratio DESC, w.document_id, w.char_start, w.id
}
MATCH (d:Document {id: w.document_id})
OPTIONAL MATCH (d)-[:IN_REGION]->(p:Region)
WITH a, w, d, p
WHERE $region IS NULL OR $region IN [p.code, p.name]
LIMIT $rows
MATCH (w)<-[o:OFFERS]-(m:Measure)
OPTIONAL MATCH (w)-[:GOES_TO]->(x)
RETURN p.name AS region, w.amount AS amount, w.amount_min AS amount_min, w.ratio AS ratio, w.ratio_base AS ratio_base,
       w.limit AS limit, w.mode AS mode, w.condition AS condition, x.name AS receiver, labels(x)[0] AS receiver_label,
       w.recipient AS recipient, a.name AS funder, w.payer_basis AS payer_basis, m.title AS measure,
       substring(m.id, size(m.document_id) + 1) AS clause, o.quote AS quote, o.inferred AS inferred,
       d.title AS document, d.id AS document_id
ORDER BY region, funder, payer_basis DESC, amount DESC, ratio DESC, document_id, o.char_start, o.fact_id
