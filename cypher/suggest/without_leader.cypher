// name: suggest/without_leader
// zh: 没有牵头者的情形有哪些？
// en: Which kinds of measures without a leader are there?
// returns value: string -- 责任类型 | how responsibility is stated
UNWIND ['group_only', 'shared', 'unstated'] AS value
RETURN value
ORDER BY value
