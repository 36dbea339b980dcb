"""Killed, restarted, read and written by two at once, the graph holds each document wholly old or wholly new.

`make torture` does it more often. The moments are drawn from a seed, so that a failure can be had again.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from graph.check import check
from graph.content import Content
from graph.errors import NoRoom
from graph.load import load_document
from graph.store import Store, open_store

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "tests" / "queries" / "facts"
NAMES = ("qingshi", "baisha")
MUCH = os.environ.get("POLICYGRAPH_TORTURE") == "1"
KILLS, ENGINE_KILLS, REPLACEMENTS, TURNS = (100, 25, 500, 100) if MUCH else (20, 3, 40, 10)
DROPPED = ("role", "target", "funding")
Version = tuple[list[dict[str, Any]], str]
FORK = get_context("fork")
"""A program of its own that is there at once."""


def version(name: str, whole: bool) -> Version:
    """A document as it is, or one in which every other fact is gone and every clause is worded otherwise."""
    lines = [json.loads(line) for line in (FACTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    if not whole:
        lines = [line for at, line in enumerate(lines) if line["kind"] not in DROPPED or at % 2]
        lines = [{**line, "title": line["title"] + "（新）"} if line["kind"] == "measure" else line for line in lines]
    return lines, (FACTS / f"{name}.txt").read_text(encoding="utf-8")


def digest(store: Store) -> str:
    """Of the whole graph, once it is at rest: an engine may still be committing what a killed program asked for."""
    before = None
    while (now := _digest(store)) != before:
        before = now
    return now


def _digest(store: Store) -> str:
    content = Content(store)
    parts = [repr(item) for item in (*content.nodes(), *content.edges())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@pytest.fixture
def states(store: Store) -> set[str]:
    """All that the graph may be: each of the two documents in one of its versions."""
    found = set()
    for first, second in ((True, True), (True, False), (False, False), (False, True)):
        for name, whole in zip(NAMES, (first, second), strict=True):
            load_document(store, *version(name, whole))
        found.add(digest(store))
    assert len(found) == 4
    return found


def loader(url: str, seed: object, times: int = 10_000) -> tuple[BaseProcess, Connection]:
    """Another program that replaces documents and counts; it has opened the graph when this returns."""
    mine, its = FORK.Pipe()
    started = FORK.Process(target=replace_at_random, args=(url, seed, times, its))
    started.start()
    assert mine.recv() == "open"
    return started, mine


def replace_at_random(url: str, seed: object, times: int, told: Connection) -> None:
    draw = random.Random(str(seed))
    with open_store(url) as store:
        told.send("open")
        for _ in range(times):
            load_document(store, *version(draw.choice(NAMES), draw.random() < 0.5))
        told.send(times)


def test_a_killed_ingest_leaves_whole_documents(store: Store, states: set[str]) -> None:
    draw = random.Random(20)
    for trial in range(KILLS):
        victim, _ = loader(store.url, trial)
        time.sleep(draw.random() * 0.5)
        victim.kill()
        victim.join()
        assert digest(store) in states, f"trial {trial}"
    for name in NAMES:
        load_document(store, *version(name, True))
    assert list(check(store)) == [], "the next ingest heals, and nothing blocks it"


def test_a_reader_sees_whole_versions_only(store: Store, states: set[str]) -> None:
    query = (
        "MATCH (d:Document)-[:HAS_SECTION|HAS_MEASURE*1..4]->(m:Measure) WHERE d.title STARTS WITH '青石' "
        "OPTIONAL MATCH (m)<-[r:LEADS|SUPPORTS|SHARES]-() WITH m, count(r) AS roles ORDER BY m.id "
        "RETURN collect(m.title) AS titles, sum(roles) AS roles"
    )
    whole = []
    for version_ in (True, False):
        load_document(store, *version("qingshi", version_))
        whole.append(store.run(query))
    assert whole[0] != whole[1]
    with open_store(store.url) as other:
        stop = threading.Event()
        writer = threading.Thread(target=replace_often, args=(other, stop))
        writer.start()
        polls = 0
        while not stop.is_set():
            assert store.run(query) in whole
            polls += 1
        writer.join()
    assert polls > REPLACEMENTS / 2, "otherwise little was seen"


def replace_often(store: Store, stop: threading.Event) -> None:
    try:
        for turn in range(REPLACEMENTS):
            load_document(store, *version("qingshi", turn % 2 == 0))
    finally:
        stop.set()


def test_two_ingests_at_once_wait_for_each_other(store: Store, states: set[str]) -> None:
    both = [loader(store.url, seed, TURNS) for seed in ("one", "other")]
    assert [told.recv() for _, told in both] == [TURNS, TURNS]
    for program, _ in both:
        program.join()
    assert digest(store) in states


def test_an_engine_killed_under_its_readers_and_writers(tmp_path: Path) -> None:
    """They go on with another engine and notice nothing."""
    draw = random.Random(21)
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        for name in NAMES:
            load_document(store, *version(name, True))
        writer, _ = loader(store.url, "engine")
        for _ in range(ENGINE_KILLS):
            time.sleep(draw.random() * 0.4)
            os.kill(json.loads((tmp_path / "graph" / "engine.json").read_text())["pid"], signal.SIGKILL)
            assert len(store.run("MATCH (d:Document) WHERE d.fingerprint IS NOT NULL RETURN d.id")) == len(NAMES)
        assert writer.is_alive(), "the writer went on as well"
        writer.kill()
        writer.join()
        for name in NAMES:
            load_document(store, *version(name, True))
        assert list(check(store)) == []


def test_a_full_disk_is_refused_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        load_document(store, *version("qingshi", True))
        before = digest(store)
        monkeypatch.setattr("graph.turn.RESERVE", 1 << 60)
        with pytest.raises(NoRoom, match="Make room"):
            load_document(store, *version("qingshi", False))
        assert digest(store) == before


@pytest.mark.torture
def test_neo4j_restarted_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading waits for it and goes on."""
    for server, store in restartable(tmp_path, monkeypatch):
        load_document(store, *version("baisha", True))
        _, told = loader(store.url, "restart", 60)
        for wait in (0.3, 0.9):
            time.sleep(wait)
            port = int(store.url.rpartition(":")[2])
            server.stop()
            server.start(bolt=port, http=0)
        assert told.recv() == 60
        for name in NAMES:
            load_document(store, *version(name, True))
        assert list(check(store)) == []


def restartable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Store]]:
    from tools import neo4j as tool

    server = tool.Neo4j(folder / "neo4j", tool.default().library)
    try:
        server.start(bolt=0, http=0)
        for name, value in server.environment().items():
            monkeypatch.setenv(name, value)
        with open_store(server.environment()["NEO4J_URI"]) as store:
            yield server, store
    finally:
        server.stop()
