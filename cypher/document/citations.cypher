// name: document/citations
// zh: 各文件引用了哪些文件？
// en: Which documents does each document cite?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
// returns cited: string? -- 所引文件 | cited document
// returns cited_id: string -- 所引文件编号 | id of the cited document
// returns number: string? -- 所引文号 | number of the cited document
// returns date: string? -- 所引日期 | date as cited
// returns action: string? -- 动作（空则为依据） | action (empty where it is the ground)
// returns held: boolean -- 图中是否有全文 | whether its text is held
// returns region: string? -- 城市（文件所属地区） | city (region of the document)
// returns quote: string -- 原文 | quote
// returns inferred: string[] -- 推断项 | what was inferred
MATCH (d:Document)-[x:CITES]->(c:Document)
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
RETURN d.title AS document, d.id AS document_id, coalesce(x.title, c.title) AS cited, c.id AS cited_id,
       coalesce(x.number, c.number) AS number, x.date AS date, x.action AS action,
       coalesce(c.stub, false) = false AS held, r.name AS region, x.quote AS quote, x.inferred AS inferred
ORDER BY region, document_id, x.char_start, x.fact_id
