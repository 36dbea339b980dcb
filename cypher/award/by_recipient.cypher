// name: award/by_recipient
// zh: 各类对象可获得多少资助？
// en: What money can each kind of recipient receive?
// param recipient: string = null <~ suggest/receiver -- 受益对象名称所含文字 | words in the name of the receiver
// param region: string = null <- suggest/region -- 城市名称或代码，不填则全部 | city by name or code; every city where left out
// param rows: integer = 50 -- 最多几行 | at most so many rows
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
  MATCH (w:Award {document_id: document_id})
  OPTIONAL MATCH (w)-[:GOES_TO]->(x)
  WITH w, x
  WHERE $recipient IS NULL OR x.name CONTAINS $recipient OR w.recipient CONTAINS $recipient
  RETURN w, x
  ORDER BY x.name, w.amount DESC, w.ratio DESC, w.document_id, w.char_start, w.id
}
WITH r AS p, w, x
LIMIT $rows
MATCH (d:Document {id: w.document_id})
MATCH (w)<-[o:OFFERS]-(m:Measure)
OPTIONAL MATCH (w)<-[:FUNDS]-(a:Agency)
RETURN p.name AS region, w.amount AS amount, w.amount_min AS amount_min, w.ratio AS ratio, w.ratio_base AS ratio_base,
       w.limit AS limit, w.mode AS mode, w.condition AS condition, x.name AS receiver, labels(x)[0] AS receiver_label,
       w.recipient AS recipient, a.name AS funder, w.payer_basis AS payer_basis, m.title AS measure,
       substring(m.id, size(m.document_id) + 1) AS clause, o.quote AS quote, o.inferred AS inferred,
       d.title AS document, d.id AS document_id
ORDER BY region, receiver, amount DESC, ratio DESC, document_id, o.char_start, o.fact_id
