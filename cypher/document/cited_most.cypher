// name: document/cited_most
// zh: 哪些文件被引用最多？
// en: Which documents are cited most?
// reads: everything
// param at_least: integer = 1 -- 至少被几份文件引用 | cited by at least so many documents
// returns cited: string? -- 所引文件 | cited document
// returns cited_id: string -- 所引文件编号 | id of the cited document
// returns number: string? -- 文号 | number
// returns held: boolean -- 图中是否有全文 | whether its text is held
// returns documents: integer -- 引用它的文件数 | documents that cite it
// returns times: integer -- 引用次数 | citations
// returns regions: string[] -- 涉及城市 | cities
// returns quotes: string[] -- 各处原文 | quotes
MATCH (d:Document)-[x:CITES]->(c:Document)
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
WITH c, d, x, r
ORDER BY r.code, d.id, x.char_start, x.fact_id
WITH c, count(DISTINCT d) AS documents, count(DISTINCT x) AS times, collect(DISTINCT r.name) AS regions,
     collect(x.quote) AS quotes
WHERE documents >= $at_least
RETURN c.title AS cited, c.id AS cited_id, c.number AS number, coalesce(c.stub, false) = false AS held, documents,
       times, regions, quotes
ORDER BY documents DESC, times DESC, cited_id
