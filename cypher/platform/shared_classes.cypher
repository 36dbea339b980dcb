// name: platform/shared_classes
// zh: 哪些平台类型（同级别）为两个以上城市共有？
// en: Which classes of platform, at the same level, do two or more cities have?
// param at_least: integer = 2 -- 至少几个城市 | at least so many cities
// returns platform_class: string -- 平台类型 | class of platform
// returns level: string? -- 级别 | level
// returns cities: integer -- 城市数 | cities
// returns region: string -- 城市 | city
// returns mentions: integer -- 提及次数 | mentions
// returns quotes: string[] -- 各处原文 | quotes
// returns clauses: string[] -- 各处条款 | ids of the clauses
MATCH (c)-[x:CONCERNS]->(p:Platform)
WHERE p.platform_class IS NOT NULL
MATCH (:Document {id: x.document_id})-[:IN_REGION]->(r:Region)
WITH p.platform_class AS platform_class, p.level AS level, r, x, c
ORDER BY x.document_id, x.char_start, x.fact_id
WITH platform_class, level, r, count(x) AS mentions, collect(x.quote) AS quotes, collect(c.id) AS clauses
ORDER BY r.code
WITH platform_class, level, count(r) AS cities,
     collect({region: r.name, mentions: mentions, quotes: quotes, clauses: clauses}) AS places
WHERE cities >= $at_least
UNWIND places AS place
RETURN platform_class, level, cities, place.region AS region, place.mentions AS mentions, place.quotes AS quotes,
       place.clauses AS clauses
ORDER BY cities DESC, platform_class, level, region
