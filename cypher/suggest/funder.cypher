// name: suggest/funder
// zh: 有哪些出资机构可选？
// en: Which paying bodies can be chosen?
// param value: string = null -- 只看这一个：全称、简称或编号 | only this one, by full name, short name or id
// param rows: integer = 1000 -- 最多看几处 | at most so many of them are looked at
// returns value: string -- 出资机构 | paying body
// returns also: string[] -- 编号和简称 | id and short name
CALL () {
  CALL () {
    MATCH (a:Agency {id: $value}) RETURN a
  UNION
    MATCH (a:Agency {name: $value}) RETURN a
  UNION
    MATCH (a:Agency {short_name: $value}) RETURN a
  }
  WITH a
  WHERE EXISTS { (a)-[:FUNDS]->(:Award) }
  RETURN a
UNION ALL
  WITH $value AS value
  WHERE value IS NULL
  MATCH (:Award)<-[:FUNDS]-(a:Agency)
  RETURN a
  LIMIT $rows
}
UNWIND [a.id, a.short_name] AS form
WITH DISTINCT a.name AS value, form
ORDER BY form
RETURN value, collect(form) AS also
ORDER BY value
