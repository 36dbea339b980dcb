// name: suggest/overlap
// zh: 城市之间可比哪些方面？
// en: In what can cities be compared?
// returns value: string -- 类别 | kind
UNWIND ['family', 'indicator', 'instrument', 'mechanism', 'platform_class', 'programme', 'theme'] AS value
RETURN value
ORDER BY value
