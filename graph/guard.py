"""What a stranger's query may: read the graph, for a while, so many rows. No writing, files, network, administration.

The embedded engine enforces it by a reader user and by limits that its database carries. Neo4j Community has one user
for everything, so there the query's own plan is read before it is run: words can be disguised, operators cannot. On
both, EXPLAIN comes first: it names mistakes before anything runs, and lets no PROFILE through, which the embedded
engine would answer with nothing where it refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.embedded import QUERY_SECONDS
from graph.errors import MEANS, QueryRefused
from graph.records import FreeResult, Plan
from graph.store import Store

ROWS = 1000
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

    ``seconds`` holds on Neo4j; the embedded engine stops every query after ``QUERY_SECONDS``.
    """
    if not cypher.strip():
        raise QueryRefused("There is no query. Type one, or choose one of the questions.")
    plan = store.plan(cypher, parameters or {})
    if store.engine == "neo4j":
        _check(plan, store.own_functions())
    return store.free(cypher, parameters or {}, seconds, rows)


def _check(plan: Plan, own_functions: list[str]) -> None:
    for operator, details in plan.operators:
        reason = _objection(operator, details) or _own_function(details, own_functions)
        if reason:
            raise QueryRefused(f"{MEANS}. {reason}.")
    if not plan.reads:
        raise QueryRefused(f"{MEANS}.")


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


def _own_function(details: str, own_functions: list[str]) -> str | None:
    """Functions that a plug-in brought (APOC's run whole queries) are none of Cypher's."""
    said = details.replace("`", "").lower()
    name = next((name for name in own_functions if f"{name.lower()}(" in said), None)
    return f"The function {name} comes from a plug-in" if name else None
