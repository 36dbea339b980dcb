// name: suggest/change
// zh: 目标有哪些变化方式？
// en: In which ways do targets change a figure?
// returns value: string -- 变化方式 | change
UNWIND ['growth', 'increase', 'level', 'rank', 'ratio'] AS value
RETURN value
ORDER BY value
