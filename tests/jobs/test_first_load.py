"""A first load of many documents makes the graph that loading them one by one makes, on either engine."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from graph.check import check
from graph.export import export
from graph.store import Store, open_store
from jobs import build as job
from jobs.build import build
from jobs.home import POLICIES
from jobs.read import find_files, given_for
from jobs.tables import extract_tables

FILES = find_files([POLICIES])
GIVEN = given_for(FILES, None, None)


def outcomes(store: Store) -> list[str]:
    return [row.outcome for row in build(store, FILES, GIVEN, workers=1)]


def content(store: Store, file: Path) -> bytes:
    export(store, "cypher", file)
    return file.read_bytes()


@pytest.fixture(scope="module")
def one_by_one(embedded_store: Store, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the graph holds when each document was a transaction of its own."""
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    assert outcomes(embedded_store) == ["added"] * 5
    return content(embedded_store, tmp_path_factory.mktemp("export") / "graph.cypher")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "MANY", len(FILES))


def test_by_the_batch_path_of_the_embedded_engine(many: None, one_by_one: bytes, tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        assert outcomes(store) == ["added"] * 5
        assert content(store, tmp_path / "graph.cypher") == one_by_one
        assert list(check(store)) == []
        assert outcomes(store) == ["unchanged"] * 5
        found = store.run(
            "CALL db.index.fulltext.queryNodes('measure_text', '揭榜挂帅') YIELD node RETURN count(node) AS n"
        )
        assert found[0]["n"] > 0
    assert not (tmp_path / "graph" / "building").exists()


def test_a_document_that_comes_twice_counts_once(many: None, one_by_one: bytes, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    copies = [shutil.copy(file, tmp_path / "again" / f"z-{file.name}") for file in FILES[:2]]
    given = {**GIVEN, **{Path(copy): GIVEN[file] for file, copy in zip(FILES, copies, strict=False)}}
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        rows = list(build(store, [*FILES, *map(Path, copies)], given, workers=1))
        assert [row.outcome for row in rows] == ["added"] * 5 + ["unchanged"] * 2
        assert content(store, tmp_path / "graph.cypher") == one_by_one


def test_a_graph_that_holds_something_is_not_replaced(many: None, tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        store.write(lambda tx: tx.run("CREATE (:Note {text: 'mine'})"))
        assert outcomes(store) == ["added"] * 5
        assert store.run("MATCH (n:Note) RETURN n.text AS text") == [{"text": "mine"}]


def test_killed_in_the_middle_it_leaves_nothing(many: None, one_by_one: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    program = get_context("fork").Process(target=fill_alone, args=(folder,))
    program.start()
    until = time.monotonic() + 60
    while not (folder / "building" / "databases").exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert program.pid
    os.kill(program.pid, signal.SIGKILL)
    program.join()
    with open_store(f"embedded:{folder}") as store:
        assert store.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
        assert outcomes(store) == ["added"] * 5
        assert content(store, tmp_path / "graph.cypher") == one_by_one


def fill_alone(folder: Path) -> None:
    with open_store(f"embedded:{folder}") as store:
        outcomes(store)


def test_by_the_importer_of_neo4j(one_by_one: bytes, tmp_path: Path, imported: Callable[[Path], Store]) -> None:
    read = list(extract_tables(FILES, GIVEN, tmp_path / "tables", workers=1))
    assert [outcome.error for outcome in read] == [None] * 5
    store = imported(tmp_path / "tables")
    assert content(store, tmp_path / "graph.cypher") == one_by_one
    assert list(check(store)) == []
    assert outcomes(store) == ["unchanged"] * 5
