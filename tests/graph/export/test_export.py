"""Every format: the same bytes from both engines and every time, and read back by the program it is for."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.content import Content
from graph.errors import GraphDamaged, OutputUnwritable
from graph.export import FORMATS, export
from graph.export.script import literal
from graph.rows import Edge, Node
from graph.schema import Row, load_schema
from graph.store import Store

ODD = "引'号\\\"，\r\n\t<&>\x0c𠮷;--\x1e"
QUOTED = "MATCH (m:Measure {id: '990200-5d3c0f7a91be#一'}) SET m.scope = $odd"
TWICE = (
    "MATCH (a:Agency)-[r:LEADS]->(m:Measure) WITH a, r, m ORDER BY r.fact_id LIMIT 1 "
    "CREATE (a)-[p:LEADS {fact_id: 'twice:LEADS', document_id: r.document_id, quote: '“”', inferred: []}]->(m)"
)


@pytest.fixture
def odd(invented: Store) -> Store:
    """The invented documents, with a value that every format has trouble with, and two facts between two nodes."""
    invented.write(lambda tx: tx.run(QUOTED, {"odd": ODD}))
    invented.write(lambda tx: tx.run(TWICE))
    return invented


def written(store: Store, format: str, out: Path) -> dict[str, bytes]:
    export(store, format, out)
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    return {file.name if out.is_dir() else "": file.read_bytes() for file in files}


def whole(store: Store) -> tuple[dict[Node, Row], list[Edge]]:
    return dict(Content(store).nodes()), list(Content(store).edges())


_seen: dict[str, dict[str, bytes]] = {}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes_on_either_engine(odd: Store, format: str, tmp_path: Path) -> None:
    first = written(odd, format, tmp_path / "a")
    assert written(odd, format, tmp_path / "b") == first
    assert _seen.setdefault(format, first) == first, "the other engine wrote something else"
    assert all(first.values()) or format == "neo4j-admin"


def test_labels_properties_and_relations_of_users_change_no_byte(odd: Store, tmp_path: Path) -> None:
    before = written(odd, "cypher", tmp_path / "a")
    for mark in ("MATCH (m:Measure) SET m:Watched, m.note = '看'", "MATCH (a:Agency) CREATE (a)-[:MINE]->(a)"):
        odd.write(lambda tx, mark=mark: tx.run(mark))
    assert written(odd, "cypher", tmp_path / "b") == before


def test_csv_tells_empty_from_absent_and_keeps_lists(odd: Store, tmp_path: Path) -> None:
    nodes, edges = whole(odd)
    export(odd, "csv", tmp_path / "tables")
    measures = table(tmp_path / "tables" / "Measure.csv")
    assert [row["id"] for row in measures] == sorted(node.key for node in nodes if node.label == "Measure")
    assert [row["scope"] for row in measures if row["scope"]] == [ODD]
    assert [json.loads(row["spans"]) for row in measures] == [
        nodes[Node("Measure", r["id"])]["spans"] for r in measures
    ]
    leads = table(tmp_path / "tables" / "LEADS.csv")
    assert [(row["start"], row["end"], row["fact_id"]) for row in leads] == [
        (edge.start.key, edge.end.key, edge.properties["fact_id"]) for edge in edges if edge.type == "LEADS"
    ]
    names = {*load_schema().labels, *load_schema().relations}
    assert {file.stem for file in (tmp_path / "tables").iterdir()} == names, "a table each, empty ones too"


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("format", "label", "type_"), [("graphml", "label", "type"), ("gexf", "node_label", "label")])
def test_networkx_reads_it_back(odd: Store, tmp_path: Path, format: str, label: str, type_: str) -> None:
    nodes, edges = whole(odd)
    export(odd, format, tmp_path / "graph")
    read = getattr(nx, f"read_{format}")(tmp_path / "graph")
    assert isinstance(read, nx.MultiDiGraph)
    for node, row in nodes.items():
        data = read.nodes[f"{node.label}:{node.key}"]
        assert data[label] == node.label
        assert {name: plain(value) for name, value in row.items()} == {name: data[name] for name in row}
    found = {(a, b, data.get("fact_id"), data[type_]) for a, b, data in read.edges(data=True)}
    assert read.number_of_edges() == len(edges)
    assert found == {(name(e.start), name(e.end), e.properties.get("fact_id"), e.type) for e in edges}
    assert read.graph.get("mode", "static") == "static"


def name(node: Node) -> str:
    return f"{node.label}:{node.key}"


def plain(value: Any) -> Any:
    """Lists as JSON text; what XML cannot say as a sign of the same length."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.replace("\x0c", "\ufffd").replace("\x1e", "\ufffd") if isinstance(value, str) else value


def test_jsonld_states_each_fact_with_its_evidence(odd: Store, tmp_path: Path) -> None:
    nodes, edges = whole(odd)
    export(odd, "jsonld", tmp_path / "graph.jsonld")
    read = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    assert read["@context"]["spans"] == {"@container": "@list"}
    assert read["@context"]["LEADS"] == {"@type": "@id"}
    items = read["@graph"]
    assert len(items) == len(nodes) + len(edges)
    ids = {item["@id"] for item in items if item.get("@type") in load_schema().labels}
    assert len(ids) == len(nodes)
    facts = [item for item in items if item.get("@type") == "Statement"]
    assert len({fact["@id"] for fact in facts}) == sum("fact_id" in edge.properties for edge in edges)
    for fact in facts:
        assert fact["subject"] == {"@id": fact["subject"]["@id"], fact["predicate"]: fact["object"]}
        assert {fact["subject"]["@id"], fact["object"]} <= ids
        assert fact["quote"]
    assert not [id_ for id_ in ids if set(id_) & set(' "<>{}|\\^`')], "no name needs escaping in RDF"


def test_the_script_fills_an_empty_graph(odd: Store, tmp_path: Path) -> None:
    before = whole(odd)
    script = written(odd, "cypher", tmp_path / "a.cypher")
    odd.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    for statement in script[""].decode().split(";\n")[:-1]:
        with odd._session("WRITE") as session:  # each by itself, as cypher-shell does
            session.run(statement).consume()
    assert whole(odd) == before
    assert written(odd, "cypher", tmp_path / "b.cypher") == script


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("it's \\ a\nline\x0c", "'it\\'s \\\\ a\\nline\\u000C'"),
        (2000000.0, "2000000.0"),
        (True, "true"),
        ([1, 2], "[1, 2]"),
        ([], "[]"),
        (["a"], "['a']"),
    ],
)
def test_values_as_cypher_writes_them(value: Any, said: str) -> None:
    assert literal(value) == said


def test_what_stands_there_is_replaced_only_by_a_whole_export(embedded_store: Store, tmp_path: Path) -> None:
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    (tmp_path / "out").write_text("before")
    embedded_store.write(lambda tx: tx.run("CREATE (:Document {id: 'd'}), (:Region {code: '1'})"))
    wrong = "MATCH (d:Document), (r:Region) CREATE (d)-[:ABOUT {fact_id: 'f', document_id: 'd'}]->(r)"
    embedded_store.write(lambda tx: tx.run(wrong))
    with pytest.raises(GraphDamaged, match=r"d, fact f: ABOUT leads from Document to Region.*policygraph check"):
        export(embedded_store, "graphml", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
    with pytest.raises(OutputUnwritable, match="--out"):
        export(embedded_store, "graphml", tmp_path / "out" / "inside")
