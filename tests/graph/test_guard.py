"""Attacks on the console: each refused on both engines, in one line, the graph unchanged."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from graph.embedded import QUERY_SECONDS
from graph.errors import QueryInvalid, QueryRefused
from graph.guard import run_free
from graph.store import Store

SEED = "CREATE (a:Agency {id: '1', name: '市科技局'})-[:LEADS {fact_id: 'f'}]->(:Measure {id: 'm', title: '平台'})"

WRITES = [
    "CREATE (:Agency {id: '2'})",
    "CREATE (:Brand_new)",
    "MERGE (a:Agency {id: '2'}) RETURN a",
    "MATCH (a:Agency) SET a.name = 'x'",
    "MATCH (a:Agency) SET a:Bad",
    "MATCH (a:Agency) SET a = {}",
    "MATCH (a:Agency) REMOVE a.name",
    "MATCH (a:Agency) REMOVE a:Agency",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r:LEADS]->() DELETE r",
    "MATCH (a:Agency), (m:Measure) CREATE (a)-[:SUPPORTS]->(m)",
    "FOREACH (x IN [1] | CREATE (:Agency {id: '2'}))",
    "CALL { CREATE (a:Agency {id: '2'}) RETURN a } RETURN a",
    "MATCH (a:Agency) CALL { WITH a SET a.name = 'x' } IN TRANSACTIONS RETURN 1",
    "// MATCH (n) RETURN n\nCREATE (:Agency {id: '2'})",
    "/* RETURN */ crEAte (:Agency {id: '2'}) RETURN 1",
    "PROFILE CREATE (:Agency {id: '2'})",
]
STEERING = [
    "CREATE INDEX bad FOR (n:Agency) ON (n.level)",
    "CREATE CONSTRAINT bad FOR (n:Agency) REQUIRE n.name IS UNIQUE",
    "DROP INDEX measure_text",
    "DROP CONSTRAINT agency_key",
    "CREATE USER mallory SET PASSWORD 'mallory-mallory'",
    "ALTER USER neo4j SET PASSWORD 'mallory-mallory'",
    "DROP USER neo4j",
    "SHOW USERS",
    "SHOW SETTINGS",
    "CREATE DATABASE other",
    "DROP DATABASE policygraph",
    "CALL dbms.listConfig()",
    "CALL dbms.killConnections(['bolt-1'])",
    "CALL db.createLabel('Bad')",
    "CALL apoc.create.node(['Bad'], {})",
    "CALL apoc.load.json('http://127.0.0.1:1/')",
    "CALL merge.node(['Bad'], {}, {}, {})",
]
FILES = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
    "WITH 'file:///etc/' + 'passwd' AS place LOAD CSV FROM place AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "load /* it */ csv with headers from 'ftp://127.0.0.1/x' as line return line",
]


@pytest.fixture
def seeded(store: Store) -> Iterator[Store]:
    store.write(lambda tx: tx.run(SEED))
    before = state(store)
    yield store
    assert state(store) == before


def state(store: Store) -> list[object]:
    nodes = store.run("MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id")
    relations = store.run("MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p")
    return [nodes, relations, store.run("SHOW INDEXES YIELD name RETURN name ORDER BY name")]


@pytest.mark.parametrize("attacks", [WRITES, STEERING, FILES], ids=["writes", "steering", "files"])
def test_attacks_are_refused_and_change_nothing(seeded: Store, attacks: list[str]) -> None:
    assert [attack for attack in attacks if not refused(seeded, attack)] == []


def refused(store: Store, attack: str) -> bool:
    try:
        run_free(store, attack)
    except (QueryRefused, QueryInvalid) as told:
        return "\n" not in str(told)
    return False


@pytest.mark.parametrize("attack", ["SHOW TRANSACTIONS", "TERMINATE TRANSACTIONS 'neo4j-transaction-1'"])
def test_transactions_of_others_are_out_of_reach(neo4j_store: Store, attack: str) -> None:
    """The embedded engine lets a reader see and end his own."""
    assert refused(neo4j_store, attack)


def test_no_address_is_fetched(seeded: Store) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/secret.csv"
        for query in ("LOAD CSV FROM $url AS line RETURN line", f"LOAD CSV FROM '{address}' AS line RETURN line"):
            with pytest.raises(QueryRefused):
                run_free(seeded, query, {"url": address})
        server.shutdown()
    assert asked == []


def test_a_query_without_end_is_stopped(seeded: Store) -> None:
    began = time.monotonic()
    with pytest.raises(QueryRefused, match="too long"):
        run_free(seeded, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)", seconds=1)
    assert time.monotonic() - began < QUERY_SECONDS + 5


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (a:Agency)-[r:LEADS]->(m:Measure) RETURN a, r, m",
        "MATCH p = shortestPath((a:Agency)-[*]-(m:Measure)) RETURN p",
        "MATCH (a) WHERE a.name CONTAINS $word RETURN a.name AS name ORDER BY name",
        "CALL db.labels() YIELD label RETURN label LIMIT 1",
        "CALL { MATCH (n) RETURN n LIMIT 1 } RETURN n",
        "SHOW INDEXES",
        "// 中文\nRETURN '删除 DELETE CREATE LOAD CSV' AS words",
        "MATCH (n) RETURN count(n) AS `CREATE`",
    ],
)
def test_reading_is_free(seeded: Store, query: str) -> None:
    assert run_free(seeded, query, {"word": "科技"}).rows


def test_no_query_is_no_query(seeded: Store) -> None:
    with pytest.raises(QueryRefused, match="no query"):
        run_free(seeded, "  \n")


def test_a_query_that_looks_at_no_clock_is_cut_off(embedded_store: Store) -> None:
    began = time.monotonic()
    with pytest.raises(QueryRefused, match="too long"):
        embedded_store.free("CALL apoc.util.sleep(8000)", {}, seconds=1, rows=1)
    assert time.monotonic() - began < 6


def test_the_rest_of_a_long_answer_is_not_waited_for(seeded: Store) -> None:
    began = time.monotonic()
    answer = run_free(seeded, "UNWIND range(1, 90000) AS a UNWIND range(1, 90000) AS b RETURN a, b", rows=20)
    assert (len(answer.rows), answer.truncated) == (20, True)
    assert time.monotonic() - began < QUERY_SECONDS / 2


def test_an_answer_is_cut_by_weight_too(embedded_store: Store) -> None:
    answer = run_free(embedded_store, "UNWIND range(1, 1000) AS n RETURN range(1, 100000) AS numbers")
    assert answer.truncated
    assert len(answer.rows) < 20


def test_a_range_without_end_is_told_by_our_limit(embedded_store: Store) -> None:
    with pytest.raises(QueryRefused, match=r"^A range of this query has more than 100,000 numbers\. Narrow it\.$"):
        run_free(embedded_store, "UNWIND range(1, 100000000) AS x RETURN count(x) AS n")
