// name: suggest/document
// zh: 有哪些文件可选？
// en: Which documents can be chosen?
// returns value: string -- 文件 | document
// returns also: string[] -- 编号和文号 | id and number
MATCH (d:Document)
WHERE coalesce(d.stub, false) = false
UNWIND [d.id, d.number] AS form
WITH DISTINCT coalesce(d.title, d.id) AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
