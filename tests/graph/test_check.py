"""A graph is damaged in every way that the database lets through, on both engines, and each damage is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.check import check, check_document
from graph.queries import find, run
from graph.schema import load_schema
from graph.store import Store

QING, BAI = "青政办字(2023)12号", "990200-5d3c0f7a91be"
EVIDENCE = f"document_id: '{BAI}', char_start: 0, char_end: 3, quote: '白沙市', spans: [0, 3], mention: [], rule: 'h', inferred: []"
ROLE = "order: 1, statement: 's', surface: '甲'"
DAMAGES: dict[str, set[tuple[str, str]]] = {
    # what is required
    f"MATCH (m:Measure {{id: '{QING}#二/(五)'}}) REMOVE m.responsibility": {
        ("missing", f"Measure {QING}#二/(五): responsibility")
    },
    "MATCH (a:Agency {id: '990200:市智慧中心'}) REMOVE a.kind": {("missing", "Agency 990200:市智慧中心: kind")},
    f"MATCH (d:Document {{id: '{QING}'}}) REMOVE d.fingerprint": {("missing", f"Document {QING}: fingerprint")},
    "MATCH ()-[r:LEADS {fact_id: '30ccacea4602:LEADS'}]->() REMOVE r.rule": {
        ("missing", f"LEADS 30ccacea4602:LEADS of {QING}: rule")
    },
    "CREATE (:Theme {name_en: 'no key'})": {("missing", "Theme")},
    # types and values
    f"MATCH (m:Measure {{id: '{BAI}#一'}}) SET m.order = 'first'": {("type", f"Measure {BAI}#一: order")},
    f"MATCH (m:Measure {{id: '{BAI}#二'}}) SET m.spans = ['a', 'b']": {("type", f"Measure {BAI}#二: spans")},
    "MATCH (t:Target {id: '586e26b85898'}) SET t.value = 50": {("type", "Target 586e26b85898: value")},
    "MATCH (p:Programme {id: '揭榜挂帅'}) SET p.kind = 'club'": {("type", "Programme 揭榜挂帅: kind")},
    "MATCH ()-[r:LEADS {fact_id: '83b0e6e62108:LEADS'}]->() SET r.order = 1.5": {
        ("type", f"LEADS 83b0e6e62108:LEADS of {QING}: order")
    },
    # evidence
    "MATCH ()-[r:SUPPORTS {fact_id: '098cff5e3450:SUPPORTS'}]->() SET r.quote = '（市科技局牵头）'": {
        ("evidence", f"SUPPORTS 098cff5e3450:SUPPORTS of {QING}")
    },
    "MATCH ()-[r:SHARES {fact_id: '3b22e3ee347e:SHARES'}]->() SET r.char_start = r.char_start + 1": {
        ("evidence", f"SHARES 3b22e3ee347e:SHARES of {QING}")
    },
    "MATCH ()-[r:ABOUT {fact_id: '1d45e2281a87:ABOUT'}]->() SET r.spans = [0, 1]": {
        ("evidence", f"ABOUT 1d45e2281a87:ABOUT of {QING}")
    },
    "MATCH (a:Award {id: 'c9b4c03ce59b'}) SET a.mention = [0, 1]": {("evidence", "Award c9b4c03ce59b")},
    f"MATCH (m:Measure {{id: '{BAI}#一'}}) SET m.quote = '别的'": {("evidence", f"Measure {BAI}#一")},
    # ends
    f"MATCH (t:Theme {{name: '人才'}}), (m:Measure {{id: '{BAI}#一'}}) "
    f"CREATE (t)-[:LEADS {{fact_id: 'x1:LEADS', {ROLE}, {EVIDENCE}}}]->(m)": {("ends", f"LEADS x1:LEADS of {BAI}")},
    f"MATCH (d:Document {{id: '{QING}'}}), (r:Region {{code: '990100'}}) CREATE (d)-[:PERFORMS {{basis: 'h'}}]->(r)": {
        ("ends", f"PERFORMS from Document {QING}")
    },
    # of no document
    "CREATE (:Section {id: 'gone#一', document_id: 'gone', order: 1})": {
        ("stray", "Section gone#一"),
        ("orphan", "Section gone#一"),
    },
    f"MATCH (a:Agency {{id: '990200:白沙市财政局'}}), (m:Measure {{id: '{BAI}#一'}}) "
    "CREATE (a)-[:LEADS {fact_id: 'x2:LEADS', document_id: 'gone'}]->(m)": {("stray", "LEADS x2:LEADS")},
    # orphans
    "CREATE (:Indicator {name: '无人问津'})": {("orphan", "Indicator 无人问津")},
    f"MATCH ()-[r:HAS_SECTION]->(:Section {{id: '{QING}#一'}}) DELETE r": {("orphan", f"Section {QING}#一")},
    "MATCH ()-[r:SETS]->(:Target {id: '7203f269c044'}) DELETE r": {("orphan", "Target 7203f269c044")},
    "CREATE (:Document {id: '无人引用', stub: true})": {("orphan", "Document 无人引用")},
    # twice
    f"MATCH (a:Agency {{id: '990200:白沙市财政局'}}), (m:Measure {{id: '{BAI}#二'}}) "
    f"CREATE (a)-[:SHARES {{fact_id: 'cf5a2f147879:LEADS', {ROLE}, {EVIDENCE}}}]->(m)": {
        ("duplicate", f"SHARES cf5a2f147879:LEADS of {BAI}")
    },
    "MATCH (a:Region {code: '990200'})-[r:PART_OF]->(b) CREATE (a)-[:PART_OF {basis: 'h'}]->(b)": {
        ("duplicate", "PART_OF from 990200 to 990000")
    },
}
USERS = (
    "MATCH (m:Measure) SET m:Watched, m.note = 3",
    "MATCH (a:Agency), (m:Measure) WITH a, m LIMIT 3 CREATE (a)-[:LEADS]->(m), (m)-[:PART_OF]->(a), (a)-[:MINE]->(m)",
)


def test_a_sound_graph_has_no_findings_whatever_users_add(invented: Store) -> None:
    for query in USERS:
        invented.write(lambda tx, query=query: tx.run(query))
    assert list(check(invented)) == []


def test_each_damage_is_found_with_its_place(invented: Store) -> None:
    for damage in DAMAGES:
        invented.write(lambda tx, damage=damage: tx.run(damage))
    found = list(check(invented))
    assert sorted({(finding.kind, finding.where) for finding in found}) == sorted(set().union(*DAMAGES.values()))
    assert all(finding.what and finding.remedy.endswith(".") for finding in found)
    said = {finding.where: finding for finding in found}
    assert said["Programme 揭榜挂帅: kind"].what.startswith("kind must be one of plan, action")
    assert QING in said[f"Measure {QING}#二/(五): responsibility"].remedy
    _questions_show_it_too(invented)


def _questions_show_it_too(store: Store) -> None:
    inexact = {row["inexact"] for row in run(store, "audit/evidence") if row["facts"] != row["exact"]}
    assert inexact == {
        "098cff5e3450:SUPPORTS", "3b22e3ee347e:SHARES", "1d45e2281a87:ABOUT", "c9b4c03ce59b", f"{BAI}#一",
    }  # fmt: skip
    ends = {(row["start"], row["relation"], row["end"]) for row in run(store, "audit/ends")}
    allowed = {(start, r.name, end) for r in load_schema().relations.values() for start, end in r.ends}
    assert ends - allowed == {("Theme", "LEADS", "Measure"), ("Document", "PERFORMS", "Region")}
    repeated = {row["relation"]: row["repeated"] for row in run(store, "audit/duplicates") if row["repeated"]}
    assert repeated == {"LEADS": ["cf5a2f147879:LEADS"], "PART_OF": ["990200 → 990000"]}


def test_one_document_is_checked_alone(invented: Store) -> None:
    damage = "MATCH ()-[r:SUPPORTS {fact_id: '098cff5e3450:SUPPORTS'}]->() SET r.char_end = 999"
    invented.write(lambda tx: tx.run(damage))
    assert [finding.kind for finding in check_document(invented, QING)] == ["evidence", "evidence"]
    assert list(check_document(invented, BAI)) == []


def test_a_text_that_went_leaves_no_evidence(invented: Store) -> None:
    invented.write(lambda tx: tx.run("MATCH (d:Document {id: $id}) REMOVE d.text", {"id": BAI}))
    found = list(check_document(invented, BAI))
    assert {finding.what for finding in found} == {"the text that it quotes is not in the graph"}
    assert ("missing", f"Document {BAI}: text") in {(finding.kind, finding.where) for finding in check(invented)}


@pytest.fixture
def unconstrained(invented: Store) -> Iterator[Store]:
    """Without the constraint on the key of Beneficiary."""
    names = invented.run(
        "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes WHERE type STARTS WITH 'UNIQUENESS' "
        "AND labelsOrTypes = ['Beneficiary'] RETURN name"
    )
    _declare(invented, f"DROP CONSTRAINT `{names[0]['name']}`")
    yield invented
    invented.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    _declare(invented, "CREATE CONSTRAINT beneficiary_key FOR (n:Beneficiary) REQUIRE n.name IS UNIQUE")


def _declare(store: Store, statement: str) -> None:
    with store._session("WRITE") as session:
        session.run(statement).consume()


def test_two_nodes_with_one_key(unconstrained: Store) -> None:
    unconstrained.write(lambda tx: tx.run("CREATE (:Beneficiary {name: '高新技术企业'})"))
    kinds = {(finding.kind, finding.where) for finding in check(unconstrained)}
    assert kinds == {("duplicate", "Beneficiary 高新技术企业"), ("orphan", "Beneficiary 高新技术企业")}


@pytest.mark.parametrize("name", ["audit/orphans", "audit/evidence", "audit/ends"])
def test_the_questions_name_what_the_schema_declares(name: str) -> None:
    schema, said = load_schema(), find(name).cypher
    if name != "audit/ends":
        assert "|".join(schema.stated) in said
    if name == "audit/orphans":
        assert "|".join(schema.reference) in said
    labels = [label.name for label in schema.owned] if name == "audit/evidence" else set(schema.labels) - {"Meta"}
    assert [label for label in labels if label not in said] == []
