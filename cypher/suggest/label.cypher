// name: suggest/label
// zh: 有哪些节点类型可选？
// en: Which labels can be chosen?
// returns value: string -- 节点类型 | label
UNWIND ['Agency', 'Award', 'Beneficiary', 'Document', 'Function', 'Indicator', 'Instrument', 'Measure', 'Meta', 'Platform',
        'Programme', 'Region', 'Section', 'Target', 'Theme'] AS value
RETURN value
ORDER BY value
