"""One store, two engines: a folder on this machine, or a Neo4j server. Both speak Bolt, and only this module does.

with open_store("embedded:var/graph") as store:
    store.run("MATCH (m:Measure) RETURN count(m) AS measures")
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import neo4j
from neo4j import exceptions as bolt

from graph.embedded import DATABASE, Engine, hold_engine
from graph.errors import LoginRefused, QueryRefused, StoreError, StoreUnreachable, TooMuch, WriteFailed
from graph.overdue import deadline, end_overdue
from graph.records import Drawing, FreeResult, Plan, operators
from graph.refusals import first_line, query_error
from graph.schema import load_schema, neo4j_ddl
from graph.turn import SOLE_WRITER, turn_to_write
from graph.users import ADMIN, READER

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to say, errors say in one line
T = TypeVar("T")
Parameters = Mapping[str, Any]
ATTEMPTS = 5
RETURN_SECONDS = 30.0
"""A Neo4j server that restarts is waited for so long, twice."""
OLDEST_NEO4J = (5, 23)
FETCH = 1000
FREE_FETCH = 5
FREE = {"policygraph": "free"}
REREADINGS = 20
_GONE = (bolt.ServiceUnavailable, bolt.SessionExpired)


class Tx:
    """An open transaction."""

    def __init__(self, transaction: neo4j.ManagedTransaction, shared: bool = False) -> None:
        self._transaction, self._shared = transaction, shared

    def alone(self) -> None:
        """From here on no other program changes what is read, until the end."""
        if self._shared:
            self.run(SOLE_WRITER)

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        return self._transaction.run(cypher, dict(parameters or {})).data()


@dataclass(slots=True)
class Store:
    """An open graph. ``run`` is for our own queries only; a stranger's go through ``graph.guard``."""

    url: str
    engine: Literal["embedded", "neo4j"]
    version: str
    _driver: neo4j.Driver = field(repr=False)
    _reader: tuple[str, tuple[str, str]] = field(repr=False)
    _database: str | None = field(repr=False)
    _hold: Engine | None = field(default=None, repr=False)
    _writer: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _newest: neo4j.Bookmarks | None = field(default=None, repr=False)

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """Rows of one of our own reading queries, values plain; of a document replaced meanwhile all old or all new."""

        def work(transaction: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            return Tx(transaction).run(cypher, parameters)

        with _told(self.url):
            try:
                return self._read(work)
            except _GONE:
                return self._read(work)

    def _read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Neo4j shows commits while it applies them. A bookmark names the newest commit and waits until it is applied:
        where it is the same before and after, nothing moved in between; else it is read again."""
        rows = None
        for _ in range(REREADINGS):
            before = self._newest
            with self._session(neo4j.READ_ACCESS, bookmarks=before) as session:
                rows = session.execute_read(work)
                self._newest = after = None if self._hold else session.last_bookmarks()
            if not after or (before and after.raw_values == before.raw_values):
                break
        return cast(T, rows)

    def write(self, work: Callable[[Tx], T]) -> T:
        """Do ``work`` in one transaction: all of it or nothing.

        It is done again where the engine asks for it, or went away before it answered: twice must be as once.
        """
        with _told(self.url), self._sole_writer():
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    return self._persist(work)
                except _GONE:
                    if attempt > 1:
                        raise
                except (bolt.ConstraintError, bolt.TransientError) as error:
                    if attempt == ATTEMPTS:
                        what = first_line(error.message or "the change was refused")
                        raise WriteFailed(self.url, what, "Nothing was written; try again.") from error
                    time.sleep(0.05 * attempt)
        raise AssertionError("unreachable")

    def _persist(self, work: Callable[[Tx], T]) -> T:
        patience = 0.0 if self._hold else RETURN_SECONDS
        with self._session(neo4j.WRITE_ACCESS, max_transaction_retry_time=patience) as session:
            done = session.execute_write(lambda transaction: work(Tx(transaction, shared=not self._hold)))
            self._newest = None if self._hold else session.last_bookmarks()
        return done

    def plan(self, cypher: str, parameters: Parameters, seconds: float) -> Plan:
        """The plan of a free query, which is not run. The embedded engine's has one operator and says nothing of it."""
        explain = "EXPLAIN " + cypher
        with self._stranger(explain, seconds) as transaction:
            summary = transaction.run(explain, dict(parameters)).consume()
        return Plan(summary.query_type == "r", tuple(operators(dict(summary.plan or {}))))

    def strays(self) -> int:
        """How many free queries a Neo4j server was told to stop and could not stop yet."""
        rows = self.run("SHOW TRANSACTIONS YIELD metaData, status RETURN metaData, status")
        return sum(row["metaData"] == FREE and row["status"].startswith("Terminated") for row in rows)

    def free(self, cypher: str, parameters: Parameters, seconds: float, rows: int) -> FreeResult:
        """Run a query with a reader's rights. What it may ask is for ``graph.guard`` to say.

        Reading ends at ``rows`` rows, or when they weigh too much. The rest is never waited for.
        """
        began, drawing = time.monotonic(), Drawing()
        with self._stranger(cypher, seconds) as transaction:
            result = transaction.run(cypher, dict(parameters))
            columns = tuple(result.keys())
            plain, truncated = drawing.take((record.values() for record in result), rows)
            if not truncated:
                transaction.commit()  # only now does the embedded engine refuse a reader's SET
        if truncated and not plain:
            raise QueryRefused(TooMuch.WEIGHT)
        if drawing.missing():
            self._complete(drawing)
        return drawing.result(columns, plain, truncated, time.monotonic() - began)

    @contextmanager
    def _stranger(self, cypher: str, seconds: float) -> Iterator[neo4j.Transaction]:
        """A connection for one free query, cut when the time is up or when enough was read."""
        self._alive()
        with _told(self.url), ExitStack() as last:
            if self._hold:
                last.callback(end_overdue, self.run, self._hold, cypher)
            driver = _driver(*self._reader)
            session = self._session(neo4j.READ_ACCESS, driver)
            last.callback(session.close)
            last.callback(driver.close)
            last.enter_context(_cut_off(driver, self._hold, seconds + 1))
            yield session.begin_transaction(metadata=FREE, timeout=seconds)

    def _complete(self, drawing: Drawing) -> None:
        """Neo4j sends a relation without its ends; a drawing needs them."""
        with _told(self.url), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run("MATCH (n) WHERE elementId(n) IN $ids RETURN n", ids=drawing.missing()):
                drawing.plain(record["n"])

    def close(self) -> None:
        self._driver.close()
        if self._hold:
            self._hold.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, access: str, driver: neo4j.Driver | None = None, **config: Any) -> neo4j.Session:
        chosen, size = driver or self._alive(), FREE_FETCH if driver else FETCH
        return chosen.session(database=self._database, default_access_mode=access, fetch_size=size, **config)

    def _alive(self) -> neo4j.Driver:
        """The driver; where the local engine was killed, that of another, started now."""
        with self._writer if self._hold and not self._hold.alive() else nullcontext():
            if self._hold and not self._hold.alive():
                self.close()
                fresh = _open_embedded(self.url, self._hold.folder)
                self._driver, self._reader, self._hold = fresh._driver, fresh._reader, fresh._hold
        return self._driver

    @contextmanager
    def _sole_writer(self) -> Iterator[None]:
        """The embedded engine wants one writer at a time, among threads and among processes."""
        with self._writer, turn_to_write(self._hold.folder, self.url) if self._hold else nullcontext():
            yield


def open_store(url: str) -> Store:
    """Open ``embedded:FOLDER``, ``bolt://…`` or ``neo4j://…`` (user, password: NEO4J_USERNAME, NEO4J_PASSWORD)."""
    scheme, _, rest = url.partition(":")
    if scheme == "embedded" and rest:
        return _open_embedded(url, Path(rest))
    if scheme in ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"):
        return _open_neo4j(url)
    remedy = "Use embedded:FOLDER, bolt://HOST:PORT or neo4j://HOST:PORT."
    raise StoreError(url, "this is no address of a graph", remedy)


def _open_embedded(url: str, folder: Path) -> Store:
    hold = hold_engine(folder)
    admin, reader = ((hold.url, (user, hold.passwords[user])) for user in (ADMIN, READER))
    with _told(url):
        driver = _driver(*admin)
        return Store(url, "embedded", _version(driver), driver, reader, DATABASE, hold)


def _open_neo4j(url: str) -> Store:
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with _told(url), ExitStack() as undo:
        driver = _driver(url, auth)
        undo.callback(driver.close)
        try:
            store = Store(url, "neo4j", _version(driver), driver, (url, auth), os.environ.get("NEO4J_DATABASE"))
        except ValueError as error:
            raise StoreError(url, f"this is no address of a graph ({error})", "Use bolt://HOST:PORT.") from error
        if _numbers(store.version) < OLDEST_NEO4J:
            raise StoreError(url, f"this is {store.version}", "Neo4j 5.23 or newer is needed.")
        _prepare(store)
        undo.pop_all()
    return store


def _driver(url: str, auth: tuple[str, str]) -> neo4j.Driver:
    driver = partial(neo4j.GraphDatabase.driver, connection_timeout=10, max_transaction_retry_time=5)
    return driver(url, auth=auth, notifications_min_severity="OFF", telemetry_disabled=True)


def _version(driver: neo4j.Driver) -> str:
    """``ArcadeDB 26.10.2`` or ``Neo4j 5.26.30``, as the server names itself."""
    agent = driver.get_server_info().agent
    return agent.partition("(")[2].rstrip(")") or agent.replace("/", " ")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.split()[-1])[:2])


def _prepare(store: Store) -> None:
    """Create what is missing of constraints and indexes; an existing graph needs no right to do so."""
    names = {row["name"] for row in store.run("SHOW INDEXES YIELD name RETURN name")}
    with store._session(neo4j.WRITE_ACCESS) as session:
        missing = [statement for name, statement in neo4j_ddl(load_schema()) if name not in names]
        for statement in missing:
            session.run(statement).consume()
        if missing:
            session.run("CALL db.awaitIndexes(60)").consume()


@contextmanager
def _cut_off(driver: neo4j.Driver, hold: Engine | None, seconds: float) -> Iterator[None]:
    """Cut the connection when the time is up: inside one expression no engine looks at its clock."""
    with deadline(seconds, driver.close) as passed:
        try:
            yield
        except RecursionError:
            raise QueryRefused(TooMuch.DEPTH) from None
        except (bolt.DriverError, bolt.Neo4jError) as error:
            if passed.is_set():
                raise QueryRefused(TooMuch.TIME) from None
            if hold and isinstance(error, bolt.DriverError):
                raise QueryRefused(TooMuch.MEMORY if hold.ended(within=1) else TooMuch.DEPTH) from None
            raise


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Whatever the driver raises, said in one line: where, what, what to do."""
    try:
        yield
    except bolt.AuthError as error:
        remedy = "Set NEO4J_USERNAME and NEO4J_PASSWORD to a user of this database."
        raise LoginRefused(url, "the user or the password is wrong", remedy) from error
    except bolt.DriverError as error:
        remedy = "Start the database, or correct the address, and try again."
        raise StoreUnreachable(url, f"the database does not answer ({first_line(str(error))})", remedy) from error
    except bolt.Neo4jError as error:
        raise query_error(url, error.code or "", error.message or "") from error
