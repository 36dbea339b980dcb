// name: audit/statements
// zh: 从哪些责任表述中读出了角色，各列名多少机构？
// en: From which responsibility statements were roles read, and how many bodies does each name?
// param document: string = null <- suggest/document -- 文件标题、文号或编号 | document by title, number or id
// returns clause: string -- 条款路径 | path of the clause
// returns bodies: integer -- 列名机构数 | bodies named
// returns leads: integer -- 牵头机构数 | bodies that lead
// returns quote: string -- 原文 | quote
// returns spans: integer[] -- 表述各段的起止位置 | start and end of each span of the statement
// returns document: string? -- 文件标题 | title of the document
// returns document_id: string -- 文件编号 | id of the document
MATCH (d:Document)
WHERE $document IS NULL OR $document IN [d.id, d.title, d.number]
MATCH (m:Measure {document_id: d.id})<-[x:LEADS|SUPPORTS|SHARES]-(:Agency)
WITH d, m, x.spans AS spans, x.quote AS quote, count(x) AS bodies,
     sum(CASE WHEN type(x) = 'LEADS' THEN 1 ELSE 0 END) AS leads
RETURN substring(m.id, size(m.document_id) + 1) AS clause, bodies, leads, quote, spans, d.title AS document,
       d.id AS document_id
ORDER BY document_id, spans[0], clause, quote
