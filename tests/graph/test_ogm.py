"""The graph through py2neo, read and written, on the real Neo4j."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from graph.check import check
from graph.errors import StoreError
from graph.schema import load_schema
from graph.store import Store

pytest.importorskip("py2neo", reason="py2neo is not installed: pip install -e '.[py2neo]'")

on_neo4j = pytest.mark.parametrize("store", ["neo4j"], indirect=True)
QING, BAI = "青政办字(2023)12号", "990200-5d3c0f7a91be"


@pytest.fixture
def server(invented: Store) -> Any:
    """The invented documents on Neo4j, as py2neo's graph."""
    from graph.ogm import connect

    return connect(invented.url)


def facts(server: Any) -> list[Any]:
    query = "MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r) AS type, properties(r) AS row ORDER BY id"
    return [(row["id"], row["type"], dict(row["row"])) for row in server.run(query)]


def test_each_label_is_a_class_with_its_properties_and_relations() -> None:
    from graph.ogm import models

    for label in load_schema().labels.values():
        model = models()[label.name]
        assert (model.__primarylabel__, model.__primarykey__) == (label.name, label.key)
        assert not [name for name in label.properties if name not in vars(model)]
    assert {"leads", "funds", "issued", "in_region", "succeeded_by", "succeeded_by_from"} <= set(
        vars(models()["Agency"])
    )
    names = [name.lower() for name in load_schema().relations]
    names += [f"{name}_from" for name in names]
    taken = {name for label in load_schema().labels.values() for name in label.properties}
    assert not taken & {*names, "match", "wrap"}, "no relation hides a property"


@on_neo4j
def test_reading_a_measure_with_its_bodies_and_sentences(server: Any) -> None:
    from graph.ogm import Measure

    measure = Measure.match(server, f"{QING}#二/(一)").first()
    assert (measure.title, measure.responsibility) == ("建设重点实验室", "led")
    assert [(agency.short_name, fact["quote"][1:7]) for agency, fact in measure.leads_from.facts()] == [
        ("市科技局", "市科技局牵头")
    ]
    assert len(measure.supports_from) == 2
    (award,) = measure.offers
    assert award.amount == 1e6
    assert [type(thing).__name__ for thing in award.goes_to] == ["Platform"]
    assert {type(thing).__name__ for thing in measure.concerns} == {"Platform", "Programme"}, "each by its own class"
    (document,) = {section.document_id for section in measure.has_measure_from}
    assert document == QING


@on_neo4j
def test_where_and_order_by(server: Any) -> None:
    from graph.ogm import Target

    found = Target.match(server).where("_.value >= 50").order_by("_.value")
    assert [target.value for target in found] == [50.0, 300.0, 400.0]


@on_neo4j
def test_a_push_writes_what_changed_and_nothing_else(server: Any) -> None:
    from graph.ogm import Measure

    before = facts(server)
    measure = Measure.match(server, f"{BAI}#一").first()
    assert len(list(measure.concerns)) == 5
    measure.scope = "全市"
    server.push(measure)
    assert facts(server) == before
    assert server.run("MATCH (m:Measure {id: $id}) RETURN m.scope", id=measure.id).evaluate() == "全市"
    next(iter(measure.leads_from.facts()))[1]["surface"] = "科技局"
    server.push(measure)
    changed = [fact for fact in facts(server) if fact not in before]
    assert [(type_, row["surface"]) for _, type_, row in changed] == [("LEADS", "科技局")]


@on_neo4j
def test_parallel_facts_stay_apart(server: Any) -> None:
    from graph.ogm import Agency, Measure

    agency = Agency.match(server, "990200:白沙市科学技术局").first()
    measure = Measure.match(server, f"{BAI}#一").first()
    agency.leads.add(measure, fact_id="mine:1", order=2)
    agency.leads.add(measure, fact_id="mine:2", order=3)
    server.push(agency)
    again = Agency.match(server, agency.id).first()
    assert [(other.id, fact["fact_id"]) for other, fact in again.leads.facts()] == [
        (measure.id, "cf5a2f147879:LEADS"), (measure.id, "mine:1"), (measure.id, "mine:2"),
    ]  # fmt: skip
    again.leads.remove(measure, "mine:1")
    server.push(again)
    assert [fact["fact_id"] for _, fact in Measure.match(server, measure.id).first().leads_from.facts()] == [
        "cf5a2f147879:LEADS", "mine:2",
    ]  # fmt: skip
    again.leads.remove(measure)
    server.push(again)
    server.pull(agency)
    assert len(agency.leads) == 0


@on_neo4j
def test_new_nodes_and_relations_of_ones_own(server: Any, invented: Store) -> None:
    from graph.ogm import Agency, Measure

    own = Agency(id="990200:读者", name="读者", kind="group", resolved=False)
    measure = Measure.match(server, f"{BAI}#二").first()
    own.shares.add(measure)
    server.push(own)
    assert own.id in {agency.id for agency in Measure.match(server, measure.id).first().shares_from}
    assert Measure.match(server, measure.id).first().text == measure.text, "a node that is there keeps its properties"
    assert list(check(invented)) == []
    server.delete(own)
    assert Agency.match(server, "990200:读者").first() is None


@on_neo4j
def test_what_the_schema_does_not_allow_is_refused(server: Any) -> None:
    from graph.ogm import Agency, Document, Measure

    measure = Measure.match(server, f"{BAI}#二").first()
    with pytest.raises(ValueError, match="order must be integer"):
        measure.order = "first"
    with pytest.raises(ValueError, match="responsibility must be one of led"):
        measure.responsibility = "somebody"
    with pytest.raises(ValueError, match="LEADS not join Agency and Document"):
        Agency(id="x").leads.add(Document(id="y"))
    with pytest.raises(ValueError, match="order must be integer"):
        Agency(id="x").leads.add(measure, order="1")


def test_the_embedded_engine_says_where_to_go() -> None:
    from graph.ogm import connect

    with pytest.raises(StoreError, match=r"Neo4j server only.*graph\.open_store"):
        connect("embedded:var/graph")


def test_importing_it_reads_no_file() -> None:
    code = "import graph.ogm, graph.schema; print(graph.schema.load_schema.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
