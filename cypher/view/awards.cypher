// name: view/awards
// zh: 这些地方的文件给谁多少钱？
// en: What money do the documents of these places offer, and to whom?
// param regions: string[] <- suggest/region -- 城市名称或代码 | cities by name or code
// returns region: string -- 区划代码 | division code
// returns document: string -- 文件编号 | document
// returns clause: string -- 条款编号 | clause
// returns fact: string -- 事实编号 | fact
// returns award: string -- 资助编号 | award
// returns recipient: string? -- 受益者 | recipient
// returns amount: float? -- 金额（元） | amount in yuan
// returns amount_min: float? -- 金额下限（元） | lower end in yuan
// returns ratio: float? -- 比例 | ratio
// returns ratio_min: float? -- 比例下限 | lower end of the ratio
// returns ratio_base: string? -- 比例基数 | what the ratio is of
// returns limit: string? -- 限额 | limit
// returns per: string? -- 计算单位 | for each of what
// returns mode: string? -- 方式 | mode
// returns condition: string? -- 条件 | condition
// returns funder: string? -- 出资机构 | paying body
// returns payer_basis: string? -- 出资依据 | whether the payer is printed
// returns char_start: integer -- 起 | start
// returns char_end: integer -- 止 | end
// returns quote: string -- 引文 | quote
// returns spans: integer[]? -- 引文各段 | spans in reading order
// returns mention: integer[]? -- 数字所在 | mention
// returns inferred: string[]? -- 推断 | inferred
MATCH (r:Region)<-[:IN_REGION]-(d:Document)
WHERE r.code IN $regions OR r.name IN $regions
MATCH (w:Award {document_id: d.id})<-[e:OFFERS]-(m:Measure)
OPTIONAL MATCH (w)<-[:FUNDS]-(a:Agency)
RETURN r.code AS region, d.id AS document, m.id AS clause, e.fact_id AS fact, w.id AS award, w.recipient AS recipient,
       w.amount AS amount, w.amount_min AS amount_min, w.ratio AS ratio, w.ratio_min AS ratio_min,
       w.ratio_base AS ratio_base, w.limit AS limit, w.per AS per, w.mode AS mode, w.condition AS condition,
       a.name AS funder, w.payer_basis AS payer_basis, e.char_start AS char_start, e.char_end AS char_end,
       e.quote AS quote, e.spans AS spans, e.mention AS mention, e.inferred AS inferred
ORDER BY region, document, char_start, fact
