"""One store, two engines: a folder on this machine, or a Neo4j server. Both speak Bolt, and only this module does.

with open_store("embedded:var/graph") as store:
    store.run("MATCH (m:Measure) RETURN count(m) AS measures")
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import neo4j
from neo4j import exceptions as bolt

from graph.embedded import DATABASE, Engine, hold_engine
from graph.errors import MEANS, LoginRefused, QueryRefused, StoreError, StoreUnreachable, TooMuch, WriteFailed
from graph.overdue import deadline, end_overdue
from graph.prepare import prepare
from graph.records import Drawing, FreeResult, Plan, operators
from graph.refusals import first_line, query_error, too_old
from graph.turn import SOLE_WRITER, commit_in, commits_in, turn_to_write
from graph.users import ADMIN, READER

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to say, errors say in one line
T = TypeVar("T")
Parameters = Mapping[str, Any]
ATTEMPTS, REREADINGS = 5, 4
FREE_FETCH = 5
FREE = {"policygraph": "free"}
_GONE = (bolt.ServiceUnavailable, bolt.SessionExpired, bolt.DatabaseUnavailable)


class Tx:
    """An open transaction."""

    def __init__(self, transaction: neo4j.ManagedTransaction, shared: bool = False) -> None:
        self.transaction, self._shared = transaction, shared

    def alone(self) -> None:
        """From here on no other program changes what is read, until the end."""
        if self._shared:
            self.run(SOLE_WRITER)

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """Rows of plain values, as our own queries return them: to look for nodes in each, as ``data()`` does, costs more
        than to read them."""
        result = self.transaction.run(cypher, dict(parameters or {}))
        columns = result.keys()
        return [dict(zip(columns, values, strict=True)) for values in result.values()]


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
                self._let_end()
                return self._read(work)

    def _read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Both engines show a commit while they apply it: what one may have touched is read again, then undisturbed."""
        for _ in range(REREADINGS):
            before = self._moment()
            with self._session(neo4j.READ_ACCESS, bookmarks=None if self._hold else self._newest) as session:
                rows = session.execute_read(work)
                self._newest = session.last_bookmarks()
            if before is not None and self._moment() == before:
                return rows

        def undisturbed(tx: Tx) -> T:
            tx.alone()
            return work(tx.transaction)

        return self.write(undisturbed)

    def _moment(self) -> object:
        """Where the graph stands. Neo4j's bookmark names the newest commit, and who brings it waits until that is
        applied; the embedded engine's commits are counted in its folder."""
        return commits_in(self._hold.folder) if self._hold else self._newest and self._newest.raw_values

    def write(self, work: Callable[[Tx], T]) -> T:
        """Do ``work`` in one transaction: all of it or nothing.

        It is done again where the engine asks for it, or went away before it answered: twice must be as once.
        """
        turn = turn_to_write(self._hold.folder, self.url) if self._hold else nullcontext()
        with _told(self.url), self._writer, turn:
            return self._insist(work)

    def write_piecemeal(self, cypher: str) -> None:
        """Run a statement that commits as it goes, on a Neo4j server: CALL … IN TRANSACTIONS."""
        with _told(self.url), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(cypher).consume()

    def _insist(self, work: Callable[[Tx], T], attempt: int = 1) -> T:
        try:
            return self._persist(work)
        except _GONE:
            if attempt == (ATTEMPTS if self._hold else 2):
                raise
            self._let_end()
        except (bolt.ConstraintError, bolt.TransientError) as error:
            if attempt == ATTEMPTS:
                raise WriteFailed(self.url, first_line(str(error.message)), "Nothing was written.") from error
            time.sleep(0.05 * attempt)
        return self._insist(work, attempt + 1)

    def _persist(self, work: Callable[[Tx], T]) -> T:
        patience = 0.0 if self._hold else 30.0  # a Neo4j server that restarts is waited for
        with ExitStack() as end:
            commits: Callable[[], object] = end.enter_context(commit_in(self._hold.folder)) if self._hold else int
            session = end.enter_context(self._session(neo4j.WRITE_ACCESS, max_transaction_retry_time=patience))
            done, _ = session.execute_write(lambda tx: (work(Tx(tx, shared=not self._hold)), commits()))
            self._newest = session.last_bookmarks()
        return done

    def plan(self, cypher: str, parameters: Parameters, seconds: float) -> Plan:
        """The plan of a free query, which is not run. The embedded engine's has one operator and says nothing of it."""
        explain = "EXPLAIN " + cypher
        with self._stranger(explain, seconds) as transaction:
            summary = transaction.run(explain, dict(parameters)).consume()
        return Plan(summary.query_type == "r", tuple(operators(dict(summary.plan or {}))))

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
        chosen, size = driver or self._alive(), FREE_FETCH if driver else 1000
        return chosen.session(database=self._database, default_access_mode=access, fetch_size=size, **config)

    def _alive(self) -> neo4j.Driver:
        """The driver; where the local engine was killed, that of another, started now."""
        with self._writer if self._hold and not self._hold.alive() else nullcontext():
            if self._hold and not self._hold.alive():
                self.close()
                fresh = _open_embedded(self.url, self._hold.folder)
                self._driver, self._reader, self._hold = fresh._driver, fresh._reader, fresh._hold
        return self._driver

    def _let_end(self) -> None:
        """A killed engine's connections close one after the other; its door tells that it is dead."""
        if self._hold:
            self._hold.ended(within=1)


def open_store(url: str) -> Store:
    """Open ``embedded:FOLDER``, ``bolt://…`` or ``neo4j://…`` (user, password: NEO4J_USERNAME, NEO4J_PASSWORD)."""
    scheme, _, rest = url.partition(":")
    if scheme == "embedded" and rest:
        return _open_embedded(url, Path(rest))
    if scheme in ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"):
        return _open_neo4j(url)
    raise StoreError(url, "this is no address of a graph", "Use embedded:FOLDER, bolt://HOST:PORT or neo4j://….")


def _open_embedded(url: str, folder: Path, attempt: int = 1) -> Store:
    hold = hold_engine(folder)
    admin, reader = ((hold.url, (user, hold.passwords[user])) for user in (ADMIN, READER))
    driver = _driver(*admin, patience=0)  # an engine that went does not come back at its port
    try:
        with _told(url):
            return Store(url, "embedded", _version(driver), driver, reader, DATABASE, hold)
    except StoreUnreachable:
        driver.close()
        if attempt == ATTEMPTS or not hold.ended(within=1):  # else killed while it was joined
            raise
    return _open_embedded(url, folder, attempt + 1)


def _open_neo4j(url: str) -> Store:
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with _told(url), ExitStack() as undo:
        driver = _driver(url, auth)
        undo.callback(driver.close)
        try:
            store = Store(url, "neo4j", _version(driver), driver, (url, auth), os.environ.get("NEO4J_DATABASE"))
        except ValueError as error:
            raise StoreError(url, f"this is no address of a graph ({error})", "Use bolt://HOST:PORT.") from error
        if too_old(store.version):
            raise StoreError(url, f"this is {store.version}", "Neo4j 5.23 or newer is needed.")
        prepare(store)
        undo.pop_all()
    return store


def _driver(url: str, auth: tuple[str, str], patience: float = 5) -> neo4j.Driver:
    driver = partial(neo4j.GraphDatabase.driver, connection_timeout=10, max_transaction_retry_time=patience)
    return driver(url, auth=auth, notifications_min_severity="OFF", telemetry_disabled=True)


def _version(driver: neo4j.Driver) -> str:
    """``ArcadeDB 26.10.2`` or ``Neo4j 5.26.30``, as the server names itself."""
    agent = driver.get_server_info().agent
    return agent.partition("(")[2].rstrip(")") or agent.replace("/", " ")


@contextmanager
def _cut_off(driver: neo4j.Driver, hold: Engine | None, seconds: float) -> Iterator[None]:
    """Cut the connection when the time is up: inside one expression no engine looks at its clock."""
    with deadline(driver, seconds) as passed:
        try:
            yield
        except RecursionError:
            raise QueryRefused(TooMuch.DEPTH) from None
        except (bolt.DriverError, bolt.Neo4jError) as error:
            if passed.is_set():
                raise QueryRefused(TooMuch.TIME) from None
            if hold and isinstance(error, bolt.DriverError):
                raise QueryRefused(TooMuch.MEMORY if hold.ended(within=1) else TooMuch.DEPTH) from None
            if isinstance(error, bolt.Forbidden):
                raise QueryRefused(MEANS + ".") from None
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
