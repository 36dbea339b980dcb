"""What a stranger's query may: read the graph, for a while, so many rows. No writing, files, network, administration.

Three nets, each for what slips through the others. The words (``graph.forbidden``), the same on both engines. The
plan: EXPLAIN names mistakes before anything runs, and on Neo4j, whose Community has one user for everything, the
operators are read, which no disguise changes. And the engine: on the embedded one a reader user and limits that its
database carries; on Neo4j a READ session and a time limit. What outlives its time is ended by ``graph.overdue``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.embedded import QUERY_SECONDS
from graph.errors import MEANS, QueryRefused
from graph.forbidden import objection
from graph.records import FreeResult, Plan
from graph.store import FREE, Store
from graph.tokens import without_comments

ROWS = 1000
STRAYS = 2
HARMLESS_SHOWS = ("ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures")
HARMLESS_PROCEDURES = ("db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.", "db.index.fulltext.query")


def run_free(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    seconds: float = QUERY_SECONDS,
    rows: int = ROWS,
) -> FreeResult:
    """Run a stranger's query, or raise ``QueryRefused`` or ``QueryInvalid`` with one line that says why.

    It is stopped after ``seconds``.
    """
    if not cypher.strip():
        raise QueryRefused("There is no query. Type one, or choose one of the questions.")
    read = without_comments(cypher)
    reason = objection(read)
    if reason:
        raise QueryRefused(reason)
    plan = store.plan(read, parameters or {}, seconds)
    if store.engine == "neo4j":
        _check(plan)
        if strays(store) >= STRAYS:
            raise QueryRefused("The server is still stopping earlier queries. Try again in a while.")
    return store.free(read, parameters or {}, seconds, rows)


def _check(plan: Plan) -> None:
    for operator, details in plan.operators:
        reason = _objection(operator, details)
        if reason:
            raise QueryRefused(f"{MEANS}. {reason}.")
    if {"ShortestPath", "AntiConditionalApply"} <= {operator for operator, _ in plan.operators}:
        raise QueryRefused("This query may never end: where no shortest path fits its WHERE, all paths are tried.")
    if not plan.reads:
        raise QueryRefused(f"{MEANS}.")


def strays(server: Store) -> int:
    """How many free queries a Neo4j server was told to stop and could not stop yet."""
    rows = server.run("SHOW TRANSACTIONS YIELD metaData, status RETURN metaData, status")
    return sum(row["metaData"] == FREE and row["status"].startswith("Terminated") for row in rows)


def _objection(operator: str, details: str) -> str | None:
    if operator == "LoadCSV":
        return "LOAD CSV reads files or the network"
    if operator == "ProcedureCall" and not details.startswith(HARMLESS_PROCEDURES):
        return f"The procedure {details.partition('(')[0]} is not among those allowed"
    if operator.startswith("Show") and operator not in HARMLESS_SHOWS:
        return "It shows more than the graph"
    if operator.startswith(("Terminate", "Administration", "TransactionApply")):
        return "It steers the database"
    return None
