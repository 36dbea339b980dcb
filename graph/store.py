"""One store, two engines: a folder on this machine, or a Neo4j server. Both speak Bolt, and only this module does.

with open_store("embedded:var/graph") as store:
    store.run("MATCH (m:Measure) RETURN count(m) AS measures")
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

import neo4j
from neo4j import exceptions as bolt
from neo4j.graph import Node, Relationship
from neo4j.graph import Path as GraphPath

from graph.embedded import ADMIN, DATABASE, READER, Engine, hold_engine
from graph.errors import MEANS, LoginRefused, QueryInvalid, QueryRefused, StoreError, StoreUnreachable, WriteFailed
from graph.lock import locked
from graph.records import FreeResult, NodeRecord, Plan, RelationRecord
from graph.schema import load_schema, neo4j_ddl

T = TypeVar("T")
Parameters = Mapping[str, Any]
ATTEMPTS = 5
WRITER_SECONDS = 60.0


class Tx:
    """An open transaction."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        return self._transaction.run(cypher, dict(parameters or {})).data()


@dataclass(slots=True)
class Store:
    """An open graph. ``run`` is for our own queries only; a stranger's go through ``graph.guard``."""

    url: str
    engine: Literal["embedded", "neo4j"]
    version: str
    _driver: neo4j.Driver
    _reader: neo4j.Driver
    _database: str | None
    _hold: Engine | None = None
    _writer: threading.RLock = field(default_factory=threading.RLock)

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """Rows of one of our own reading queries, values plain."""

        def work(transaction: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            return Tx(transaction).run(cypher, parameters)

        with _told(self.url), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: Callable[[Tx], T]) -> T:
        """Do ``work`` in one transaction: all of it or nothing. It may be called again where the engine asks for it."""
        with _told(self.url), self._sole_writer(), self._session(neo4j.WRITE_ACCESS) as session:
            return self._persist(session, work)

    def _persist(self, session: neo4j.Session, work: Callable[[Tx], T]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return session.execute_write(lambda transaction: work(Tx(transaction)))
            except (bolt.ConstraintError, bolt.TransientError) as error:
                if attempt == ATTEMPTS:
                    raise WriteFailed(self.url, _line(error), "Nothing was written; try again.") from error
                time.sleep(0.05 * attempt)
        raise AssertionError("unreachable")

    def plan(self, cypher: str, parameters: Parameters) -> Plan:
        """The plan of a free query, which is not run. The embedded engine's has one operator and says nothing of it."""
        with _told(self.url), self._session(neo4j.READ_ACCESS, reader=True) as session:
            summary = session.run("EXPLAIN " + cypher, dict(parameters)).consume()
        return Plan(summary.query_type == "r", tuple(_operators(dict(summary.plan or {}))))

    def own_functions(self) -> list[str]:
        """Names of the functions that plug-ins added to a Neo4j server."""
        rows = self.run("SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name")
        return [row["name"] for row in rows]

    def free(self, cypher: str, parameters: Parameters, seconds: float, rows: int) -> FreeResult:
        """Run a query with a reader's rights. What it may ask is for ``graph.guard`` to say."""
        query = neo4j.Query(cypher, timeout=seconds)
        began = time.monotonic()
        with _told(self.url), self._session(neo4j.READ_ACCESS, reader=True) as session:
            result = session.run(query, dict(parameters))
            columns = tuple(result.keys())
            records = result.fetch(rows + 1)
            drawing = _Drawing({}, {})
            plain = tuple(tuple(drawing.plain(value) for value in record.values()) for record in records[:rows])
            self._complete(session, drawing)
        nodes, relations = tuple(drawing.nodes.values()), tuple(drawing.relations.values())
        return FreeResult(columns, plain, len(records) > rows, time.monotonic() - began, nodes, relations)

    def _complete(self, session: neo4j.Session, drawing: _Drawing) -> None:
        """Neo4j sends a relation without its ends; a drawing needs them."""
        missing = drawing.missing()
        if missing:
            for record in session.run("MATCH (n) WHERE elementId(n) IN $ids RETURN n", ids=missing):
                drawing.plain(record["n"])

    def close(self) -> None:
        self._driver.close()
        self._reader.close()
        if self._hold:
            self._hold.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, access: str, reader: bool = False) -> neo4j.Session:
        if self._hold and not self._hold.alive():
            self._revive(self._hold)
        driver = self._reader if reader else self._driver
        return driver.session(database=self._database, default_access_mode=access)

    def _revive(self, lost: Engine) -> None:
        """The local engine was killed, or went with the machine's sleep: start another."""
        with self._writer:
            if self._hold is lost:
                self.close()
                fresh = _open_embedded(self.url, lost.folder)
                self._driver, self._reader, self._hold = fresh._driver, fresh._reader, fresh._hold

    @contextmanager
    def _sole_writer(self) -> Iterator[None]:
        """The embedded engine wants one writer at a time, among threads and among processes."""
        with self._writer:
            if not self._hold:
                yield
                return
            with locked(self._hold.folder / "writer.lock", WRITER_SECONDS) as mine:
                if not mine:
                    what = f"another program has been writing for {WRITER_SECONDS:.0f} seconds"
                    raise WriteFailed(self.url, what, "Wait for it to end and try again.")
                yield


def open_store(url: str) -> Store:
    """Open ``embedded:FOLDER``, ``bolt://…`` or ``neo4j://…`` (user, password: NEO4J_USERNAME, NEO4J_PASSWORD)."""
    scheme, _, rest = url.partition(":")
    if scheme == "embedded" and rest:
        return _open_embedded(url, Path(rest))
    if scheme in ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"):
        return _open_neo4j(url)
    raise StoreError(
        url, "this is no address of a graph", "Use embedded:FOLDER, bolt://HOST:PORT or neo4j://HOST:PORT."
    )


def _open_embedded(url: str, folder: Path) -> Store:
    hold = hold_engine(folder)
    driver, reader = (_driver(hold.url, (user, hold.passwords[user])) for user in (ADMIN, READER))
    with _told(url):
        version = _version(driver)
    return Store(url, "embedded", version, driver, reader, DATABASE, hold)


def _open_neo4j(url: str) -> Store:
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with _told(url), ExitStack() as undo:
        driver = _driver(url, auth)
        undo.callback(driver.close)
        try:
            store = Store(url, "neo4j", _version(driver), driver, driver, os.environ.get("NEO4J_DATABASE"))
        except ValueError as error:
            raise StoreError(url, f"this is no address of a graph ({error})", "Use bolt://HOST:PORT.") from error
        _prepare(store)
        undo.pop_all()
    return store


def _driver(url: str, auth: tuple[str, str]) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        url,
        auth=auth,
        connection_timeout=10,
        max_transaction_retry_time=5,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


def _version(driver: neo4j.Driver) -> str:
    """``ArcadeDB 26.10.2`` or ``Neo4j 5.26.30``, as the server names itself."""
    agent = driver.get_server_info().agent
    return agent.partition("(")[2].rstrip(")") or agent.replace("/", " ")


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
def _told(url: str) -> Iterator[None]:
    """Whatever the driver raises, said in one line: where, what, what to do."""
    try:
        yield
    except bolt.AuthError as error:
        remedy = "Set NEO4J_USERNAME and NEO4J_PASSWORD to a user of this database."
        raise LoginRefused(url, "the user or the password is wrong", remedy) from error
    except bolt.DriverError as error:
        remedy = "Start the database, or correct the address, and try again."
        raise StoreUnreachable(url, f"the database does not answer ({_line(error)})", remedy) from error
    except bolt.Neo4jError as error:
        raise _query_error(error) from error


def _query_error(error: bolt.Neo4jError) -> QueryRefused | QueryInvalid:
    code, said = error.code or "", error.message or ""
    if "TimedOut" in code or "Terminated" in code:
        return QueryRefused("This query ran too long and was stopped. Narrow it, or add LIMIT.")
    if "Memory" in code or "Heap" in said:
        return QueryRefused("This query wanted too much memory and was stopped. Narrow it, or add LIMIT.")
    if isinstance(error, bolt.Forbidden) or "AccessMode" in code:
        return QueryRefused(MEANS + ".")
    return QueryInvalid(_line(error))


def _line(error: BaseException) -> str:
    """The message without the driver's decoration, first line only: those below repeat the query."""
    message = getattr(error, "message", None) or str(error)
    return message.strip().split("\n")[0].rstrip(".")


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if plan:
        name = str(plan.get("operatorType", "")).partition("@")[0]
        yield name, str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Nodes and relations met while values are made plain."""

    nodes: dict[str, NodeRecord]
    relations: dict[str, RelationRecord]

    def plain(self, value: Any) -> Any:
        if isinstance(value, Node):
            return self._node(value)
        if isinstance(value, Relationship):
            return self._relation(value)
        if isinstance(value, GraphPath):
            return [self.plain(part) for part in (*value.nodes, *value.relationships)]
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        if isinstance(value, dict):
            return {key: self.plain(item) for key, item in value.items()}
        return value if value is None or isinstance(value, str | int | float | bool) else str(value)

    def missing(self) -> list[str]:
        ends = {end for relation in self.relations.values() for end in (relation.start, relation.end)}
        return sorted(ends - self.nodes.keys())

    def _node(self, node: Node) -> NodeRecord:
        properties = {key: self.plain(value) for key, value in node.items()}
        record = NodeRecord(node.element_id, tuple(sorted(node.labels)), properties)
        return self.nodes.setdefault(record.id, record)

    def _relation(self, relation: Relationship) -> RelationRecord:
        ends = [node for node in (relation.start_node, relation.end_node) if node is not None]
        for node in ends:
            if node.labels:
                self._node(node)
        start, end = (node.element_id for node in ends)
        properties = {key: self.plain(value) for key, value in relation.items()}
        record = RelationRecord(relation.element_id, relation.type, start, end, properties)
        return self.relations.setdefault(record.id, record)
