"""Loading by difference, on a document written by hand."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from graph.errors import RowInvalid
from graph.load import fingerprints, load_document, remove_document
from graph.store import Parameters, Store, Tx

Lines = list[dict[str, Any]]
TEXT = (
    "烟台市科技意见\n一、平台\n"
    "建设重点实验室，到2027年达到30家，给予最高200万元补助。（市科技局牵头，市财政局配合）\n依据鲁政字1号。"
)
DOC = "烟政发1号"
SCIENCE, FINANCE = "370600:烟台市科学技术局", "370600:烟台市财政局"


def fact(kind: str, id_: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    end = start + len(quote)
    evidence = {"start": start, "end": end, "quote": quote, "spans": [[start, end]], "mention": [[start, end]]}
    return {"kind": kind, "id": id_, "document": DOC, **evidence, "rule": "hand@1", "inferred": [], **fields}


def role(id_: str, surface: str, key: str, name: str) -> dict[str, Any]:
    return fact(
        "role", id_, surface, measure=f"{DOC}#一", surface=surface, agency_key=key, role=name, order=1, statement="s1"
    )


def entity(label: str, key: str, links: list[list[str]] | None = None, **properties: Any) -> dict[str, Any]:
    id_ = f"{label}:{key}"
    body = {"label": label, "key": key, "properties": properties, "links": links or [], "basis": "hand"}
    return {"kind": "entity", "id": id_, "document": DOC, **body}


def agency(key: str, function: str) -> dict[str, Any]:
    links = [["IN_REGION", "Region", "370600"], ["PERFORMS", "Function", function]]
    return entity("Agency", key, links, name=key.split(":")[1], kind="agency", resolved=True)


@pytest.fixture
def lines() -> Lines:
    measure = fact(
        "measure", f"{DOC}#一", "一、平台", parent=None, path=["一"], order=1, title="平台", text="平台。建设"
    )
    target = {"indicator": "重点实验室", "indicator_key": "重点实验室数", "comparator": "=", "value": 30, "unit": "家"}
    award = {"recipient": "重点实验室", "amount": 2000000, "limit": "max", "mode": "补助", "payer_basis": "inferred"}
    paid = {"funder_key": FINANCE, "recipient_key": "Platform:重点实验室/市级"}
    return [
        {
            "kind": "document",
            "id": DOC,
            "document": DOC,
            "title": "烟台市科技意见",
            "region": "烟台市",
            "region_code": "370600",
            "issuer": ["烟台市人民政府"],
            "status": "issued",
            "characters": len(TEXT),
            "repairs": [{"name": "blanks", "count": 2, "note": "nothing lost"}],
        },
        {**measure, "responsibility": "led"},
        role("r1", "市科技局", SCIENCE, "lead"),
        role("r2", "市财政局", FINANCE, "support"),
        fact("target", "t1", "30家", measure=f"{DOC}#一", target_key="t1", change="level", **target),
        fact("funding", "a1", "最高200万元", measure=f"{DOC}#一", award_key="a1", **award, **paid),
        fact(
            "platform",
            "p1",
            "建设重点实验室",
            measure=f"{DOC}#一",
            key="重点实验室/市级",
            name="重点实验室",
            action="建设",
        ),
        fact("citation", "c1", "鲁政字1号", title="科技强省意见", number="鲁政字1号", target_document="鲁政字1号"),
        entity("Region", "370600", [["PART_OF", "Region", "370000"]], name="烟台市", level="city"),
        entity("Region", "370000", name="山东省", level="province"),
        agency(SCIENCE, "科技"),
        agency(FINANCE, "财政"),
        entity("Function", "科技"),
        entity("Function", "财政"),
        entity("Indicator", "重点实验室数"),
        entity(
            "Platform", "重点实验室/市级", name="重点实验室", kind="type", platform_class="重点实验室", level="市级"
        ),
    ]


def content(store: Store) -> tuple[list[Any], list[Any]]:
    """Everything in the graph but the fingerprint, in a fixed order."""
    nodes = store.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    relations = store.run("MATCH (a)-[r]->(b) RETURN type(r) AS t, properties(r) AS p, a.id AS a, b.id AS b")
    for node in nodes:
        node["properties"].pop("fingerprint", None)
    return sorted(map(repr_sorted, nodes)), sorted(map(repr_sorted, relations))


def repr_sorted(row: dict[str, Any]) -> str:
    return repr({key: sorted(value.items()) if isinstance(value, dict) else value for key, value in row.items()})


def test_everything_is_there_with_its_evidence(store: Store, lines: Lines) -> None:
    report = load_document(store, lines, TEXT, {"rules": "1"})
    assert report.outcome == "added"
    (found,) = store.run(
        "MATCH (a:Agency)-[r:LEADS]->(m:Measure) RETURN a.name AS who, properties(r) AS r, m.title AS t"
    )
    assert (found["who"], found["t"]) == ("烟台市科学技术局", "平台")
    leads = found["r"]
    assert leads["fact_id"] == "r1:LEADS"
    assert TEXT[leads["char_start"] : leads["char_end"]] == leads["quote"] == "市科技局"
    assert leads["spans"] == [leads["char_start"], leads["char_end"]]
    assert leads["inferred"] == []
    types = "MATCH ()-[r]->() RETURN type(r) AS t, count(r) AS n ORDER BY t"
    assert {row["t"]: row["n"] for row in store.run(types)} == {
        "CITES": 1, "CONCERNS": 1, "FUNDS": 1, "GOES_TO": 1, "HAS_MEASURE": 1, "IN_REGION": 3, "LEADS": 1,
        "MEASURED_BY": 1, "OFFERS": 1, "PART_OF": 1, "PERFORMS": 2, "SETS": 1, "SUPPORTS": 1,
    }  # fmt: skip
    (meta,) = store.run("MATCH (m:Meta) RETURN m.rules AS rules, m.schema_version AS version")
    assert meta == {"rules": "1", "version": 1}
    (target,) = store.run("MATCH (t:Target) RETURN t.value AS value, t.quote AS quote")
    assert target == {"value": 30.0, "quote": "30家"}
    assert store.run("MATCH (d:Document {id: $id}) RETURN d.text AS text", {"id": DOC}) == [{"text": TEXT}]


def test_few_statements_that_are_the_same_for_every_document(
    store: Store, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is sent and, where its text is new, planned: that is what a load's time is made of."""
    sent: list[str] = []
    run = Tx.run

    def noted(tx: Tx, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        sent.append(cypher)
        return run(tx, cypher, parameters)

    monkeypatch.setattr(Tx, "run", noted)
    for document in ((lines, TEXT), other_document()):
        load_document(store, *document)
    assert len(sent) <= 16
    assert len(set(sent)) <= 9


def test_unchanged_lines_are_skipped(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    before = content(store)
    assert load_document(store, lines, TEXT).outcome == "unchanged"
    assert content(store) == before


def test_a_fingerprint_of_ones_own_is_given_back(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT, fingerprint="sha:abc")
    assert fingerprints(store) == {DOC: "sha:abc"}
    assert load_document(store, lines[:2] + lines[8:10], TEXT, fingerprint="sha:abc").outcome == "unchanged"


def test_one_changed_fact_leaves_all_else_and_the_users_own_alone(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    marks = [
        "MATCH (m:Measure) SET m:Watched, m.note = '看'",
        "MATCH (:Agency)-[r:SUPPORTS]->() SET r.note = '注'",
        "MATCH (m:Measure), (a:Agency) WHERE a.id ENDS WITH '财政局' CREATE (a)-[:MENTIONED_TO_ME {by: '我'}]->(m)",
    ]
    for mark in marks:
        store.write(lambda tx, mark=mark: tx.run(mark))
    before = store.run("MATCH ()-[r:OFFERS]->() RETURN elementId(r) AS id")
    changed = copy.deepcopy(lines)
    changed[3]["order"] = 2
    changed[4]["value"] = 31
    report = load_document(store, changed, TEXT)
    assert (report.outcome, report.relations_written, report.relations_removed) == ("replaced", 1, 1)
    assert report.nodes_written == 2, "the target and the document's fingerprint"
    assert store.run("MATCH ()-[r:OFFERS]->() RETURN elementId(r) AS id") == before
    assert store.run("MATCH (m:Watched:Measure) RETURN m.note AS note") == [{"note": "看"}]
    assert store.run("MATCH ()-[r:MENTIONED_TO_ME]->(:Measure) RETURN r.by AS by") == [{"by": "我"}]
    assert store.run("MATCH ()-[r:SUPPORTS]->() RETURN r.order AS order, r.note AS note") == [
        {"order": 2, "note": "注"}
    ]
    assert store.run("MATCH (t:Target) RETURN t.value AS value") == [{"value": 31.0}]


def test_what_nothing_states_any_more_goes_with_what_only_it_led_to(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    without_science = [line for line in lines if line["id"] != "r1"]
    report = load_document(store, without_science, TEXT)
    assert (report.relations_removed, report.nodes_removed) == (1, 2)
    assert store.run("MATCH (a:Agency) RETURN a.id AS id") == [{"id": FINANCE}]
    assert store.run("MATCH (f:Function) RETURN f.name AS name") == [{"name": "财政"}]
    assert len(store.run("MATCH (r:Region) RETURN r.code")) == 2, "the document and the other bureau are still there"


def test_a_row_of_the_gazetteer_that_changed_is_followed(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    changed = copy.deepcopy(lines)
    changed[10]["links"] = [["IN_REGION", "Region", "370000"]]
    changed[10]["properties"]["short_name"] = "市科技局"
    load_document(store, changed, TEXT)
    where = "MATCH (a:Agency {id: $id})-[:IN_REGION]->(r) RETURN r.name AS region, a.short_name AS short"
    assert store.run(where, {"id": SCIENCE}) == [{"region": "山东省", "short": "市科技局"}]
    assert store.run("MATCH (f:Function {name: '科技'}) RETURN f.name") == []


def test_replacing_leaves_the_same_graph_as_loading_afresh(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    fewer = [line for line in lines if line["id"] not in ("t1", "a1", "r2")]
    load_document(store, fewer, TEXT)
    load_document(store, lines, TEXT)
    replaced = content(store)
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    load_document(store, lines, TEXT)
    assert content(store) == replaced


def other_document() -> tuple[Lines, str]:
    """It cites the first, under a title of its own."""
    text = "鲁政字1号\n见《烟台科技》。"
    start = text.index("《烟台科技》")
    evidence = {"start": start, "end": start + 6, "quote": "《烟台科技》", "spans": [[start, start + 6]], "mention": []}
    cited = {"title": "烟台科技", "number": None, "target_document": DOC, "rule": "hand@1", "inferred": []}
    return [
        {"kind": "document", "id": "鲁政字1号", "document": "鲁政字1号", "title": "科技强省意见", "region_code": None},
        {"kind": "citation", "id": "c2", "document": "鲁政字1号", **evidence, **cited},
    ], text


def test_the_order_of_documents_changes_nothing(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    load_document(store, *other_document())
    one_way = content(store)
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    load_document(store, *other_document())
    load_document(store, lines, TEXT)
    assert content(store) == one_way
    assert store.run("MATCH (d:Document) WHERE d.stub RETURN d.id") == []


def test_a_removed_document_that_is_cited_becomes_a_stub(store: Store, lines: Lines) -> None:
    load_document(store, lines, TEXT)
    load_document(store, *other_document())
    assert remove_document(store, DOC).outcome == "removed"
    (stub,) = store.run("MATCH (d:Document {id: $id}) RETURN properties(d) AS p", {"id": DOC})
    assert stub["p"] == {"id": DOC, "stub": True, "title": "烟台科技"}
    assert store.run("MATCH (n) WHERE NOT n:Document AND NOT n:Meta RETURN labels(n)") == []
    assert remove_document(store, "鲁政字1号").outcome == "removed"
    assert store.run("MATCH (d:Document) RETURN d.id") == []
    assert remove_document(store, DOC).outcome == "absent"


def broken(lines: Lines, index: int, **fields: Any) -> Lines:
    spoilt = copy.deepcopy(lines)
    spoilt[index].update(fields)
    return spoilt


@pytest.mark.parametrize(
    ("index", "fields", "complaint"),
    [
        (2, {"agency_key": "370600:无名局"}, "no line describes it"),
        (2, {"quote": "市教育局"}, "its quote is not what stands at"),
        (2, {"id": "r2", "role": "support"}, "same id"),
        (4, {"change": "sideways"}, "change must be one of"),
        (4, {"measure": None, "section": "x#九"}, "no line describes it"),
        (5, {"recipient_key": "Region:370600"}, r"knows no \(Award\)-\[GOES_TO\]->\(Region\)"),
        (5, {"amount": "200万"}, "amount must be float"),
        (6, {"kind": "rumour"}, "unknown kind 'rumour'"),
        (7, {"document": "别的"}, "belongs to another document"),
        (8, {"properties": {"colour": "red"}}, "'colour' is not declared"),
        (8, {"links": [["BORDERS", "Region", "370000"]]}, "knows no"),
    ],
)
def test_a_line_that_does_not_fit_writes_nothing(
    embedded_store: Store, lines: Lines, index: int, fields: dict[str, Any], complaint: str
) -> None:
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    with pytest.raises(RowInvalid, match=complaint) as told:
        load_document(embedded_store, broken(lines, index, **fields), TEXT)
    assert DOC in str(told.value)
    assert embedded_store.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
