// name: view/clause
// zh: 这一条款的全文
// en: The whole text of a clause
// param measure: string <~ suggest/measure -- 举措编号 | measure by id
// returns text: string? -- 全文 | text
// returns char_start: integer? -- 起 | start
// returns char_end: integer? -- 止 | end
MATCH (m:Measure {id: $measure})
RETURN m.text AS text, m.char_start AS char_start, m.char_end AS char_end
