"""What a free query may, and how it is stopped. What it may not: tests/attacks."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from graph.embedded import QUERY_SECONDS
from graph.errors import QueryRefused
from graph.guard import run_free
from graph.store import Store

SEED = "CREATE (a:Agency {id: '1', name: '市科技局'})-[:LEADS {fact_id: 'f'}]->(:Measure {id: 'm', title: '平台'})"


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
