"""Every question of the library, on both engines, against rows written by hand.

``facts/`` holds what two invented documents of two invented cities say; ``expected/<folder>.yaml`` what each question
answers about them: its parameters, the telling columns, and all rows of these.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.load import load_document
from graph.queries import LIBRARY, ParameterInvalid, load_library, page, run, suggest
from graph.query_file import Query
from graph.schema import load_schema
from graph.store import Store
from jobs.ask import ask

HERE = Path(__file__).parent
QUERIES = load_library()
EXPECTED: dict[str, dict[str, Any]] = {}
for sheet in sorted((HERE / "expected").glob("*.yaml")):
    EXPECTED |= yaml.safe_load(sheet.read_text(encoding="utf-8"))
DOCUMENTS = ("qingshi", "baisha")
TEXTS = {name: (HERE / "facts" / f"{name}.txt").read_text(encoding="utf-8") for name in DOCUMENTS}
KINDS: Mapping[str, type] = {"string": str, "integer": int, "float": float, "boolean": bool}


def fill(store: Store, names: tuple[str, ...] = DOCUMENTS) -> Store:
    for name in names:
        lines = (HERE / "facts" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        load_document(store, [json.loads(line) for line in lines], TEXTS[name])
    return store


@pytest.fixture(scope="module")
def asked(module_store: Store) -> Store:
    return fill(module_store)


def answer(store: Store, name: str, **parameters: object) -> list[dict[str, Any]]:
    return run(store, name, {**EXPECTED[name].get("parameters", {}), **parameters})


def test_every_file_has_an_expectation_that_is_not_empty():
    assert {file.relative_to(LIBRARY).with_suffix("").as_posix() for file in LIBRARY.rglob("*.cypher")} == set(EXPECTED)
    assert [name for name, sheet in EXPECTED.items() if not sheet["rows"]] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_answer_is_as_written_by_hand(asked, name):
    rows = answer(asked, name)
    assert [[row[column] for column in EXPECTED[name]["columns"]] for row in rows] == EXPECTED[name]["rows"]
    for row in rows:
        assert list(row) == [column.name for column in QUERIES[name].columns]
        assert misfits(QUERIES[name], row) == []
        assert strangers(row) == []


def misfits(query: Query, row: Mapping[str, Any]) -> list[str]:
    return [f"{c.name}: {row[c.name]!r} is no {c.type}" for c in query.columns if not fits(c.type, row[c.name])]


def fits(declared: str, value: Any) -> bool:
    if value is None:
        return declared.endswith("?")
    kind = declared.removesuffix("?")
    if kind.endswith("[]"):
        return isinstance(value, list) and all(fits(kind.removesuffix("[]"), item) for item in value)
    return type(value) is KINDS[kind]


def strangers(row: Mapping[str, Any]) -> list[str]:
    """Quotes that stand in no document."""
    quotes = [*(row.get("quotes") or ()), row.get("quote")]
    return [quote for quote in quotes if quote and not any(quote in text for text in TEXTS.values())]


@pytest.mark.parametrize("name", sorted(n for n, q in QUERIES.items() if "region" in {p.name for p in q.parameters}))
def test_a_city_goes_by_name_and_by_code(asked, name):
    everywhere = answer(asked, name, region=None)
    by_name = answer(asked, name, region="青石市")
    assert by_name == answer(asked, name, region="990100")
    assert by_name == [row for row in everywhere if row in by_name]
    with pytest.raises(ParameterInvalid, match=r"parameter region is '无此市'.*There is: 白沙市, 青石市"):
        answer(asked, name, region="无此市")


@pytest.mark.parametrize(
    ("name", "parameter", "given", "meant"),
    [
        ("agency/leads", "region", "青石", "青石市"),
        ("agency/leads", "region", "９９０１００", "990100"),
        ("agency/leads", "agency", "市委组织部", "中共青石市委组织部"),
        ("agency/roles", "agency", "青石市经济和信息化", "青石市经济和信息化委员会"),
        ("document/clauses", "document", "青政办字〔2023〕12号", "青政办字(2023)12号"),
        ("document/clauses", "document", "青政办字（２０２３）12号", "青政办字(2023)12号"),
        ("target/by_year", "year", "２０２７", "2027"),
        ("view/roles", "regions", "青石", "990100"),
        ("view/platforms", "regions", "青石市,白沙", ["990100", "990200"]),
        ("view/documents", "regions", ["青石市", ""], ["990100", ""]),
        ("view/facts", "document", "青政办字〔2023〕12号", "青政办字(2023)12号"),
    ],
)
def test_a_value_may_be_written_as_printed_or_shortened(asked, name, parameter, given, meant):
    rows = run(asked, name, {parameter: given})
    assert rows == run(asked, name, {parameter: meant})
    assert rows


@pytest.mark.parametrize(
    ("parameter", "given", "neighbour"),
    [
        ("region", "青石市,白沙市", "Did you mean 青石市 or 白沙市|Did you mean 白沙市 or 青石市"),
        ("region", "Qingshi", "There is: 白沙市, 青石市"),
        ("region", "9901", "Did you mean 990100"),
        ("agency", "财政局", "Did you mean .*青石市财政局"),
        ("function", "科学", "Did you mean 科技"),
        ("agency", "科学技术", "Did you mean 白沙市科学技术局 or 青石市科学技术局"),
    ],
)
def test_a_value_that_nothing_has_is_an_error_that_names_the_closest(asked, parameter, given, neighbour):
    with pytest.raises(ParameterInvalid, match=f"agency/leads: parameter {parameter} is '{given}'.*{neighbour}"):
        run(asked, "agency/leads", {parameter: given})


@pytest.mark.parametrize(
    ("name", "given", "neighbour"),
    [
        ("view/measures", {"regions": "青石,无此市"}, "regions is '无此市'.*There is: 白沙市, 青石市"),
        ("view/text", {"document": "99号"}, "There is: 白沙市2023年"),
        ("target/by_indicator", {"change": "levels"}, "Did you mean level"),
        ("audit/completeness", {"label": "Mesure"}, "Did you mean Measure"),
    ],
)
def test_no_question_answers_nothing_to_a_value_that_nothing_has(asked, name, given, neighbour):
    with pytest.raises(ParameterInvalid, match=f"{name}: parameter {neighbour}|{name}: .*{neighbour}"):
        run(asked, name, given)


def test_every_text_that_a_question_compares_is_looked_up_before(asked):
    """What is only contained, or only an upper end, or what pages ask of sections too, is suggested; all else is in the
    graph or refused."""
    free = {"words", "documents", "measure", "recipient", "until", "value"}
    parameters = [(q.name, p) for q in QUERIES.values() for p in q.parameters if p.type.startswith("string")]
    assert [(name, p.name) for name, p in parameters if not p.closed and p.name not in free] == []


def test_labels_to_choose_from_are_those_of_the_schema(asked):
    assert [row["value"] for row in run(asked, "suggest/label")] == sorted(load_schema().labels)


def test_the_shell_says_why_there_is_no_row(asked):
    assert ask(asked, "agency/leads", ["region=白沙市", "agency=青石市财政局"])[1] == [
        "The graph holds region=白沙市 and agency=青石市财政局, but nothing that this question asks for."
    ]
    assert ask(asked, "award/by_recipient", ["recipient=高新技术产业"])[1] == [
        "Nothing in the graph matches recipient=高新技术产业. Did you mean 高新技术企业?"
    ]
    assert ask(asked, "view/clause", ["measure=青政办字(2023)12号#二/(九)"])[1][0].startswith(
        "Nothing in the graph matches measure=青政办字(2023)12号#二/(九). Did you mean 青政办字(2023)12号#二/"
    )
    assert ask(asked, "view/measures", ["regions=青石,990200"])[1] == ["regions: 青石,990200 is read as 青石市,990200"]


@pytest.mark.parametrize("name", sorted(n for n, q in QUERIES.items() if q.rows and not n.startswith("suggest/")))
def test_a_page_is_the_beginning_of_the_answer_and_tells_whether_it_goes_on(asked, name):
    everything = answer(asked, name)
    for rows in range(1, len(everything) + 2):
        first = page(asked, name, {**EXPECTED[name].get("parameters", {}), "rows": rows})
        assert first.rows == everything[:rows]
        assert first.more == (rows < len(everything))


def test_the_shell_says_that_there_is_more_and_how_to_narrow(asked):
    rows, notes = ask(asked, "agency/leads", ["rows=2", "function=科技"])
    assert len(list(rows.rows)) == 2
    assert notes == ["Only the first 2 rows are shown: region=… or agency=… asks for less, rows=… for more."]
    assert ask(asked, "agency/leads", ["rows=9"])[1] == []


def test_targets_due_in_a_year_or_by_it(asked):
    def years(**given: str) -> set[str]:
        return {row["year"] for row in run(asked, "target/by_year", given)}

    assert (years(until="2026"), years(until="2027")) == ({"2023"}, {"2023", "2027"})
    assert years(year="2027", until="2023") == set()


@pytest.mark.parametrize(
    ("name", "parameter", "column"),
    [("platform/by_class", "platform_class", "platform_class"), ("measure/without_leader", "kind", "responsibility")],
)
def test_what_is_asked_for_by_kind_is_that_part_of_the_whole(asked, name, parameter, column):
    everything = answer(asked, name)
    for value in {row[column] for row in everything} - {None}:
        part = [row for row in everything if row[column] == value]
        assert sorted(answer(asked, name, **{parameter: value}), key=str) == sorted(part, key=str)


def test_what_many_clauses_are_about_is_answered_city_by_city_and_alike(store):
    """The library reads what is rare from itself; here neither is rare any more."""
    fill(store)
    classes, shared = ({"platform_class": "重点实验室"}, {"kind": "shared"})
    store.write(lambda tx: tx.run(MANY_MEASURES))
    store.write(lambda tx: tx.run(MANY_NAMINGS))
    for name, given, column in (
        ("platform/by_class", classes, "platform_class"),
        ("measure/without_leader", shared, "responsibility"),
    ):
        part = [row for row in answer(store, name) if row[column] in given.values()]
        assert len(part) > 500
        assert answer(store, name, **given) == part
        assert page(store, name, given | {"rows": 3}).rows == part[:3]


MANY_MEASURES = """
MATCH (d:Document {id: '990200-5d3c0f7a91be'})
UNWIND range(1, 501) AS i
CREATE (:Measure {id: d.id + '#many' + i, document_id: d.id, order: 1000 + i, responsibility: 'shared', title: 't', text: 't',
                  quote: 'q'})
"""
MANY_NAMINGS = """
MATCH (p:Platform {id: '重点实验室/省级'}), (m:Measure {title: 't'})
UNWIND range(1, 4) AS i
CREATE (m)-[:CONCERNS {fact_id: m.id + ':' + i, document_id: m.document_id, char_start: i, quote: 'q', inferred: []}]->(p)
"""


def test_documents_by_id_and_those_of_no_place(store):
    def held(**given: object) -> list[object]:
        return [row["document"] for row in run(store, "view/documents", given)]

    fill(store)
    store.write(lambda tx: tx.run("MATCH (:Document {id: '990200-5d3c0f7a91be'})-[r:IN_REGION]->() DELETE r"))
    assert held() == ["青政办字(2023)12号", "990200-5d3c0f7a91be"], "those of no place come last"
    assert held(regions=["990100"]) == held(documents=["青政办字(2023)12号", "nosuch"]) == ["青政办字(2023)12号"]
    assert held(regions=[""]) == held(documents=["990200-5d3c0f7a91be"]) == ["990200-5d3c0f7a91be"]
    assert held(documents=[]) == []


def test_an_empty_graph_has_no_values_to_choose_from(store):
    assert run(store, "agency/leads", {"region": "烟台市"}) == []


def test_groups_come_in_when_asked_for(asked):
    def bodies(name: str, column: str) -> set[str]:
        return {row[column] for row in answer(asked, name, groups="yes")}

    assert "各区县政府" in bodies("agency/summary", "agency")
    assert "各区县政府" in bodies("agency/first_listed", "agency")
    assert "各区县政府" in bodies("network/named_together", "agency")
    assert "各区县政府" in bodies("audit/unresolved", "agency")


def test_thresholds_leave_out_what_is_below(asked):
    assert [row["weight"] for row in answer(asked, "network/named_together", at_least=2)] == [1.5]
    assert answer(asked, "programme/shared", at_least=3) == []
    assert answer(asked, "award/largest", least=5e6) == []


def test_each_parameter_suggests_values_that_are_there(asked):
    parameters = [(query, p.name) for query in QUERIES.values() for p in query.parameters if p.suggest]
    assert len(parameters) > 40
    assert [(query.name, name) for query, name in parameters if not suggest(asked, query, name)] == []
    assert suggest(asked, "agency/leads", "region") == ["白沙市", "青石市"]
    assert suggest(asked, "search/names", "words") == []


def test_the_order_of_loading_changes_no_row(store):
    fill(store)
    before = {name: answer(store, name) for name in sorted(EXPECTED)}
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    fill(store, tuple(reversed(DOCUMENTS)))
    assert {name: answer(store, name) for name in sorted(EXPECTED)} == before
