// name: suggest/document
// zh: 有哪些文件可选？
// en: Which documents can be chosen?
// returns value: string -- 文件 | document
MATCH (d:Document)
WHERE coalesce(d.stub, false) = false
RETURN coalesce(d.title, d.id) AS value
ORDER BY value
