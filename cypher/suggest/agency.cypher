// name: suggest/agency
// zh: 有哪些机构可选？
// en: Which bodies can be chosen?
// param value: string = null -- 只看这一个：全称、简称或编号 | only this one, by full name, short name or id
// param rows: integer = 300 -- 最多几行 | at most so many rows
// returns value: string -- 机构 | body
// returns also: string[] -- 编号和简称 | id and short name
CALL () {
  MATCH (a:Agency {id: $value}) RETURN a, null AS r
UNION
  MATCH (a:Agency {name: $value}) RETURN a, null AS r
UNION
  MATCH (a:Agency {short_name: $value}) RETURN a, null AS r
UNION
  WITH $value AS value
  WHERE value IS NULL
  MATCH (r:Region)
  RETURN null AS a, r
  ORDER BY r.code
UNION
  WITH $value AS value
  WHERE value IS NULL
  RETURN null AS a, null AS r
}
CALL (a, r) {
  WITH a
  WHERE a IS NOT NULL
  RETURN a AS body
UNION ALL
  MATCH (r)<-[:IN_REGION]-(body:Agency)
  RETURN body
  ORDER BY body.id
UNION ALL
  WITH DISTINCT a, r
  WHERE a IS NULL AND r IS NULL
  MATCH (body:Agency)
  WHERE NOT EXISTS { (body)-[:IN_REGION]->(:Region) }
  RETURN body
  ORDER BY body.id
}
WITH body
WHERE EXISTS { (body)-[:LEADS|SUPPORTS|SHARES]->() }
LIMIT $rows
UNWIND [body.id, body.short_name] AS form
WITH DISTINCT body.name AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
