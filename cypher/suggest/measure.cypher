// name: suggest/measure
// zh: 有哪些举措可选？
// en: Which measures can be chosen?
// param value: string = null -- 只看这一个所在的文件 | only those of the document that this one stands in
// param rows: integer = 300 -- 最多几行 | at most so many rows
// returns value: string -- 举措编号 | id of the measure
CALL () {
  WITH $value AS value
  WHERE value IS NOT NULL
  MATCH (m:Measure {document_id: split(value, '#')[0]})
  RETURN m
UNION ALL
  WITH $value AS value
  WHERE value IS NULL
  MATCH (m:Measure)
  RETURN m
}
WITH m
LIMIT $rows
RETURN m.id AS value
ORDER BY value
