// name: platform/shared_classes
// zh: 哪些平台类型（同级别）为两个以上城市共有？
// en: Which classes of platform, at the same level, do two or more cities have?
// reads: everything
// param at_least: integer = 2 -- 至少几个城市 | at least so many cities
// param rows: integer = 100 -- 最多几行 | at most so many rows
// returns platform_class: string -- 平台类型 | class of platform
// returns level: string? -- 级别 | level
// returns cities: integer -- 城市数 | cities
// returns region: string -- 城市 | city
// returns mentions: integer -- 提及次数 | mentions
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
MATCH (p:Platform)
WHERE p.platform_class > ''
WITH DISTINCT p.platform_class AS platform_class
CALL (platform_class) {
  MATCH (p:Platform {platform_class: platform_class})<-[x:CONCERNS]-(c)
  WITH p.level AS level, x.document_id AS document_id, x, c
  ORDER BY document_id, x.char_start, x.fact_id
  WITH level, document_id, count(x) AS mentions, collect(x.quote) AS quotes, collect(c.id) AS clauses
  MATCH (:Document {id: document_id})-[:IN_REGION]->(r:Region)
  WITH level, document_id, r, mentions, quotes, clauses
  ORDER BY document_id
  WITH level, r, sum(mentions) AS mentions, reduce(all = [], l IN collect(quotes) | all + l) AS quotes,
       reduce(all = [], l IN collect(clauses) | all + l) AS clauses
  ORDER BY r.code
  WITH level, count(r) AS cities,
       collect({region: r.name, mentions: mentions, quotes: quotes, clauses: clauses}) AS places
  WHERE cities >= $at_least
  UNWIND places AS place
  RETURN level, cities, place
  ORDER BY level, place.region
}
WITH platform_class, level, cities, place
LIMIT $rows
RETURN platform_class, level, cities, place.region AS region, place.mentions AS mentions, place.quotes AS quotes,
       place.clauses AS clauses
ORDER BY platform_class, level, region
