// name: suggest/without_leader
// zh: 没有牵头者的情形有哪些？
// en: Which kinds of measures without a leader are there?
// returns value: string -- 责任类型 | how responsibility is stated
MATCH (m:Measure)
WHERE m.responsibility <> 'led'
RETURN DISTINCT m.responsibility AS value
ORDER BY value
