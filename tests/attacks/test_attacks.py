"""The console under attack: attacks.yaml, statement by statement, on both engines.

With the guard each is refused in one line, within its time, and nothing is different afterwards. Without the guard,
as a user who may do all, on a graph to be thrown away, each does what the file says of it, for the engine or for one
of its releases: so the suite proves something. ``⟦300×x⟧`` stands for three hundred x; ``{url}``, ``{port}`` and ``{file}`` for a listener and a secret.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
import pytest
import yaml
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import QueryInvalid, QueryRefused
from graph.forbidden import objection
from graph.guard import ROWS, run_free, strays
from graph.overdue import deadline
from graph.queries import load_library
from graph.records import WEIGHT
from graph.store import Store, _driver, open_store
from graph.tokens import without_comments
from graph.users import ADMIN

SECRET = "canary-of-the-attack-suite"
SECONDS = 0.5
PATIENCE = 0.7
LIMIT = 10.0
"""Seconds that one refusal may take: its time, the engine's end and its new start, on a busy machine."""
SEED = """
    CREATE (:Agency {id: '1', name: '市科技局'})-[:LEADS {fact_id: 'f', quote: '市科技局牵头'}]->(:Measure {id: 'm', title: '平台'})
    WITH 1 AS one UNWIND range(0, 71) AS i CREATE (:Knot {id: 'k' + toString(i), layer: i / 6})
"""
TIES = "MATCH (a:Knot), (b:Knot) WHERE a.layer + 1 = b.layer CREATE (a)-[:TIED]->(b)"
FAMILIES = yaml.safe_load((Path(__file__).parent / "attacks.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Trap:
    """What an attack would touch: a listener that counts who comes, a file that nobody may read."""

    port: int
    file: Path
    visits: list[int] = field(default_factory=list)

    @property
    def parameters(self) -> dict[str, object]:
        secret = "mallory-mallory"
        return {"p": {"id": "x"}, "word": "Bad", "url": f"http://127.0.0.1:{self.port}/x.csv", "password": secret}

    def statement(self, attack: dict[str, str]) -> str:
        said = attack["statement"]
        for name, value in (("url", self.parameters["url"]), ("port", self.port), ("file", self.file)):
            said = said.replace("{" + name + "}", str(value))
        return re.sub(r"⟦(\d+)×([^⟧]*)⟧", lambda found: int(found[1]) * found[2], said)


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    file = tmp_path_factory.mktemp("secret") / "secret.csv"
    file.write_text(f"{SECRET},1\n")
    with socket.create_server(("127.0.0.1", 0)) as four, socket.socket(socket.AF_INET6) as six:
        set_ = Trap(four.getsockname()[1], file)
        listeners = [four]
        if socket.has_ipv6:
            six.bind(("::1", set_.port))
            six.listen()
            listeners.append(six)
        for listener in listeners:
            threading.Thread(target=_count, args=(listener, set_.visits), daemon=True).start()
        yield set_


def _count(listener: socket.socket, visits: list[int]) -> None:
    while listener.fileno() != -1:
        try:
            link, (_, port, *_) = listener.accept()
        except OSError:
            return
        visits.append(port)
        link.sendall(f"HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n\r\n{SECRET},1\n".encode())
        link.close()


@pytest.fixture(scope="module")
def guarded(module_store: Store) -> Iterator[Store]:
    """The graph before and after all attacks is the same, byte by byte."""
    _seed(module_store)
    before = dump(module_store)
    yield module_store
    assert dump(module_store) == before


@pytest.fixture(scope="module")
def scratch(request: pytest.FixtureRequest) -> Store:
    """A store to be thrown away: its users, settings and indexes do not survive this."""
    store: Store = request.getfixturevalue(f"scratch_{request.param}")
    _seed(store)
    return store


@pytest.fixture(scope="module")
def scratch_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"embedded:{tmp_path_factory.mktemp('scratch')}") as opened:
        yield opened


def dump(store: Store) -> bytes:
    """Every node, relation, index, constraint and user, in an order that follows from what they say."""
    asked = [
        "MATCH (n) RETURN 0 AS a, n.id AS b, labels(n) AS kind, properties(n) AS properties UNION ALL "
        "MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS kind, properties(r) AS properties",
        "SHOW INDEXES YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties",
        "SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties",
    ]
    asked += [] if store._hold else ["SHOW USERS", "SHOW DATABASES YIELD name, access, requestedStatus"]
    rows = [sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in store.run(query)) for query in asked]
    files = sorted(store._hold.folder.glob("config/*.json*")) if store._hold else []
    return json.dumps([rows, [file.read_text() for file in files]], ensure_ascii=False).encode()


def _seed(store: Store) -> None:
    for query in ("MATCH (n) DETACH DELETE n", SEED, TIES):
        store.write(lambda tx, query=query: tx.run(query))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_attack_is_refused_in_one_line_and_in_time(guarded: Store, trap: Trap, family: str) -> None:
    wrong = [(attack["statement"], told) for attack in FAMILIES[family] if (told := _answered(guarded, trap, attack))]
    assert wrong == []
    assert trap.visits == [], "somebody was called"
    assert _at_work(guarded) == 0, "a query outlived its time"
    began = time.monotonic()
    assert run_free(guarded, "MATCH (a:Agency)-[r:LEADS]->(m) RETURN a, r, m").rows
    assert time.monotonic() - began < 3


def _answered(store: Store, trap: Trap, attack: dict[str, str]) -> str:
    """What is wrong about the refusal; empty where nothing is."""
    began = time.monotonic()
    try:
        rows = run_free(store, trap.statement(attack), trap.parameters, seconds=SECONDS).rows
    except (QueryRefused, QueryInvalid) as refused:
        took = time.monotonic() - began
        if "\n" in str(refused) or len(str(refused)) > 400:
            return f"not one line: {refused}"
        return f"{took:.1f} s" if took > LIMIT else ""
    return "" if attack[store.engine] == "answers" else f"answered: {str(rows)[:80]}"


def _at_work(store: Store) -> int:
    """Free queries that still run, ours or not."""
    until = time.monotonic() + 2 * LIMIT
    while left := strays(store) if store.engine == "neo4j" else _readers(store):
        if time.monotonic() > until:
            break
        time.sleep(0.1)
    return left


def _readers(store: Store) -> int:
    return sum(row["username"] != ADMIN for row in store.run("SHOW TRANSACTIONS"))


@pytest.mark.parametrize("scratch", ["embedded", "neo4j"], indirect=True)
@pytest.mark.parametrize("family", FAMILIES)
def test_without_the_guard_each_does_what_is_said_of_it(scratch: Store, trap: Trap, family: str) -> None:
    wrong, before = [], dump(scratch)
    for attack in FAMILIES[family]:
        said, visits = attack.get(scratch.version, attack[scratch.engine]), len(trap.visits)
        seen = unguarded(scratch, trap, attack, PATIENCE if said == "endless" else LIMIT)
        if seen == "endless" and scratch._hold:
            scratch._hold.end()
        elif family != "endless" and dump(scratch) != before:
            seen = "changes"
            _seed(scratch)
            before = dump(scratch)
        seen = "connects" if len(trap.visits) > visits else seen
        if said != seen and (said, seen) != ("answers", "tells"):
            wrong.append((attack["statement"], f"said: {said}", f"seen: {seen}"))
    trap.visits.clear()
    assert wrong == []


def unguarded(store: Store, trap: Trap, attack: dict[str, str], seconds: float) -> str:
    """reads, tells, endless, or refused by the engine itself."""
    store._alive()
    url, auth = (store._hold.url, (ADMIN, store._hold.passwords[ADMIN])) if store._hold else store._reader
    driver = _driver(url, auth)
    query = neo4j.Query(trap.statement(attack), timeout=seconds)
    with deadline(driver, seconds) as passed:
        try:
            result = driver.session(database=store._database).run(query, trap.parameters)
            rows = str([record.values() for record in result])
        except RecursionError:
            return "endless"
        except (DriverError, Neo4jError) as error:
            stopped = isinstance(error, DriverError) or "TimedOut" in str(error) or "Memory" in str(error)
            return "endless" if stopped or passed.is_set() else "refused"
        finally:
            driver.close()
    return "reads" if SECRET in rows else "tells"


def test_questions_of_the_library_are_no_attacks() -> None:
    refused = {name: objection(without_comments(query.cypher)) for name, query in load_library().items()}
    assert {name: why for name, why in refused.items() if why} == {}


def test_the_limit_of_rows_holds_and_is_told(guarded: Store) -> None:
    answer = run_free(guarded, "UNWIND range(1, 5000) AS n RETURN n")
    assert (len(answer.rows), answer.truncated) == (ROWS, True)
    exact = run_free(guarded, f"UNWIND range(1, {ROWS}) AS n RETURN n")
    assert (len(exact.rows), exact.truncated) == (ROWS, False)


def test_one_row_may_not_be_endless_either(guarded: Store) -> None:
    lists = ", ".join(f"range(1, 100000) AS l{n}" for n in range(WEIGHT // 100_000 + 1))
    with pytest.raises(QueryRefused, match="One row"):
        run_free(guarded, f"RETURN {lists}")
