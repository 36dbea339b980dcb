// name: suggest/document
// zh: 有哪些文件可选？
// en: Which documents can be chosen?
// param value: string = null -- 只看这一个：标题、文号或编号 | only this one, by title, number or id
// param rows: integer = 300 -- 最多几行 | at most so many rows
// returns value: string -- 文件 | document
// returns also: string[] -- 编号和文号 | id and number
CALL () {
  MATCH (d:Document {id: $value}) RETURN d, null AS r
UNION
  MATCH (d:Document {number: $value}) RETURN d, null AS r
UNION
  WITH $value AS value
  WHERE value IS NOT NULL
  MATCH (d:Document {title: value})
  RETURN d, null AS r
UNION
  WITH $value AS value
  WHERE value IS NULL
  MATCH (r:Region)
  RETURN null AS d, r
  ORDER BY r.code
UNION
  WITH $value AS value
  WHERE value IS NULL
  RETURN null AS d, null AS r
}
CALL (d, r) {
  WITH d
  WHERE d IS NOT NULL
  RETURN d AS document
UNION ALL
  MATCH (r)<-[:IN_REGION]-(document:Document)
  RETURN document
  ORDER BY document.id
UNION ALL
  WITH DISTINCT d, r
  WHERE d IS NULL AND r IS NULL
  MATCH (document:Document)
  WHERE NOT EXISTS { (document)-[:IN_REGION]->(:Region) }
  RETURN document
  ORDER BY document.id
}
WITH document
WHERE coalesce(document.stub, false) = false
LIMIT $rows
UNWIND [document.id, document.number] AS form
WITH DISTINCT coalesce(document.title, document.id) AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
