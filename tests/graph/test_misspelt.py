"""Names of a free query that the schema does not have are told; what it has, or the query makes, is not."""

import pytest

from graph.misspelt import misspelt


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (m:Mesure) RETURN m", ["no label Mesure. Did you mean Measure"]),
        ("MATCH (a:Agency|Mesure) RETURN a", ["no label Mesure"]),
        ("MATCH (m:Measure) RETURN m.titel AS t", ["no property titel. Did you mean title"]),
        ("MATCH (m:Measure {titel: 'x'}) RETURN m", ["no property titel"]),
        ("MATCH (:Agency)-[l:LEEDS]->() RETURN l.quot", ["no relation LEEDS. Did you mean LEADS", "no property quot"]),
        ("MATCH (n) WHERE n:Agensy RETURN n", ["no label Agensy"]),
    ],
)
def test_what_the_schema_does_not_have_is_told(cypher, told):
    found = misspelt(cypher)
    assert len(found) == len(told)
    assert all(words in note for words, note in zip(told, found, strict=True))


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Agency)-[l:LEADS|SUPPORTS*1..2]->(m:Measure {title: $title}) WHERE m.due_date > '2024:x.y' RETURN l.quote",
        "MATCH (n) WHERE n:Section OR (n:Measure) RETURN n.text",
        "WITH {own: 1.5} AS map RETURN map.own",
        "CALL db.labels YIELD label RETURN label // (x:Nothing).nothing",
        "CALL db.index.fulltext.queryNodes('measure_text', 'a') YIELD node RETURN node.title, date.realtime()",
        "RETURN [x IN [1, 2] WHERE x > 1 | x] AS list",
    ],
)
def test_what_is_right_is_not(cypher):
    assert misspelt(cypher) == []
