"""The store's contract, the same on both engines."""

from __future__ import annotations

import threading

import pytest

from graph.errors import LoginRefused, QueryInvalid, StoreError, StoreUnreachable
from graph.records import NodeRecord, RelationRecord
from graph.store import Store, Tx, open_store

LEADS = """
    MERGE (a:Agency {id: '370600:烟台市科学技术局'}) SET a.name = '烟台市科学技术局'
    MERGE (m:Measure {id: 'x#一'}) SET m.title = '建设重点实验室', m.text = '建设重点实验室。'
    CREATE (a)-[r:LEADS {fact_id: 'f:LEADS', spans: [1, 2], inferred: [], order: 1}]->(m)
"""


def test_values_come_back_as_they_went_in(store: Store) -> None:
    row = {
        "text": "𠮷市〔2018〕１０６号",
        "whole": 3,
        "part": 3.0,
        "yes": True,
        "list": [1, 2],
        "words": ["a"],
        "none": [],
    }
    store.write(lambda tx: tx.run("CREATE (n:Meta {id: 'v'}) SET n += $row", {"row": row}))
    (found,) = store.run("MATCH (n:Meta {id: 'v'}) RETURN properties(n) AS p, size(n.text) AS size")
    assert found["p"] == {"id": "v", **row}
    assert isinstance(found["p"]["part"], float)
    assert found["size"] == len(row["text"]), "offsets count code points"


def test_a_failing_write_leaves_nothing(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.run("CREATE (:Agency {id: 'a'})")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.write(work)
    assert store.run("MATCH (n) RETURN n.id AS id") == []


def test_keys_and_fact_ids_are_unique(store: Store) -> None:
    store.write(lambda tx: tx.run(LEADS))
    for twice in ("CREATE (:Agency {id: '370600:烟台市科学技术局'})", LEADS):
        with pytest.raises(StoreError, match=r"(?i)already|duplicate"):
            store.write(lambda tx, twice=twice: tx.run(twice))


def test_relations_of_users_need_no_fact_id(store: Store) -> None:
    store.write(lambda tx: tx.run(LEADS))
    store.write(lambda tx: tx.run("MATCH (a:Agency), (m:Measure) CREATE (a)-[:LEADS]->(m), (a)-[:LEADS]->(m)"))
    assert store.run("MATCH (:Agency)-[r:LEADS]->() RETURN count(r) AS n") == [{"n": 3}]


def test_writers_at_once_all_get_their_turn(store: Store) -> None:
    query = "MERGE (n:Meta {id: 'counter'}) SET n.count = coalesce(n.count, 0) + 1"
    threads = [threading.Thread(target=lambda: store.write(lambda tx: tx.run(query))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.run("MATCH (n:Meta {id: 'counter'}) RETURN n.count AS n") == [{"n": 8}]


def test_full_text_finds_chinese(store: Store) -> None:
    store.write(lambda tx: tx.run(LEADS))
    query = "CALL db.index.fulltext.queryNodes('measure_text', $words) YIELD node RETURN node.id AS id"
    for index, words, expected in [("measure", "重点实验室", 1), ("agency", "科学技术局", 1), ("measure", "粮食", 0)]:
        assert len(store.run(query.replace("measure_text", f"{index}_text"), {"words": words})) == expected


def test_a_free_answer_can_be_drawn(store: Store) -> None:
    store.write(lambda tx: tx.run(LEADS))
    answer = store.free("MATCH p = (a:Agency)-[r:LEADS]->(m) RETURN r, [a.name] AS names", {}, seconds=5, rows=10)
    assert answer.columns == ("r", "names")
    relation, names = answer.rows[0]
    assert isinstance(relation, RelationRecord)
    assert relation.properties["fact_id"] == "f:LEADS"
    assert names == ["烟台市科学技术局"]
    labels = {node.id: node.labels for node in answer.nodes}
    assert (labels[relation.start], labels[relation.end]) == (("Agency",), ("Measure",)), "ends come along"


def test_a_path_is_its_parts(store: Store) -> None:
    store.write(lambda tx: tx.run(LEADS))
    ((path,),) = store.free("MATCH p = (:Agency)-[:LEADS]->() RETURN p", {}, seconds=5, rows=1).rows
    assert [type(part) for part in path] == [NodeRecord, NodeRecord, RelationRecord]


def test_rows_are_cut_and_said_to_be(store: Store) -> None:
    answer = store.free("UNWIND range(1, 50) AS n RETURN n", {}, seconds=5, rows=10)
    assert len(answer.rows) == 10
    assert answer.truncated
    assert not store.free("UNWIND range(1, 10) AS n RETURN n", {}, seconds=5, rows=10).truncated


def test_a_bad_query_is_told_in_one_line(store: Store) -> None:
    for query in ("MATCH (n RETURN n", "RETURN nosuch(1) AS x", "CALL no.such.procedure()"):
        with pytest.raises(QueryInvalid) as told:
            store.free(query, {}, seconds=5, rows=1)
        assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("bolt://127.0.0.1:1", StoreUnreachable),
        ("neo4j://127.0.0.1:1", StoreUnreachable),
        ("bolt://127.0.0.1:port", StoreError),
        ("mysql://127.0.0.1", StoreError),
        ("embedded:", StoreError),
    ],
)
def test_an_address_that_is_none_says_so(url: str, kind: type[StoreError]) -> None:
    with pytest.raises(kind) as told:
        open_store(url)
    assert str(told.value).startswith(url)
    assert "\n" not in str(told.value)


def test_a_wrong_password_says_so(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "guess")
    with pytest.raises(LoginRefused, match="NEO4J_PASSWORD"):
        open_store(neo4j_store.url)
