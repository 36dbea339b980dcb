"""Facts → graph, document by document: one transaction each, and only the differences are written.

A fact that did not change is left alone, so whatever users attached to it or to its nodes stays: labels, properties,
relations of their own. A shared node goes when nothing stated touches it and no node that stays refers to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.difference import compare
from graph.held import read_held
from graph.rows import Line, Node, Rows, gather
from graph.schema import Schema, fit, load_schema
from graph.store import Store, Tx
from graph.write import write

Outcome = Literal["unchanged", "added", "replaced", "removed", "absent"]
META = Node("Meta", "policygraph")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of one document; the counts are of nodes and relations written or removed."""

    document: str
    outcome: Outcome
    nodes_written: int = 0
    nodes_removed: int = 0
    relations_written: int = 0
    relations_removed: int = 0


def load_document(
    store: Store,
    lines: Iterable[Line],
    text: str,
    versions: Mapping[str, str] | None = None,
    fingerprint: str | None = None,
) -> LoadReport:
    """Make the graph hold what the lines say of their document, and nothing else of it.

    ``text`` is what their offsets count in. ``versions`` (of rules, gazetteers, review) go to the Meta node.
    ``fingerprint`` stands for all that the lines depend on; without one it is their own hash. A document whose
    fingerprint is held already is left alone. ``RowInvalid`` before anything is written.
    """
    wanted = rows_of(lines, text, versions, fingerprint)
    return store.write(lambda tx: _replace(tx, load_schema(), wanted))


def rows_of(
    lines: Iterable[Line], text: str, versions: Mapping[str, str] | None = None, fingerprint: str | None = None
) -> Rows:
    """All that the graph holds of a document once it is loaded. ``RowInvalid`` names the line that does not fit."""
    schema, lines = load_schema(), list(lines)
    wanted = gather(schema, lines, text)
    wanted.nodes[wanted.document]["fingerprint"] = f"{schema.version}:{fingerprint or _hash(lines, text)}"
    meta = {"id": META.key, "schema_version": schema.version, **(versions or {})}
    wanted.nodes[META] = fit(schema.labels[META.label].properties, meta)
    return wanted


def remove_document(store: Store, document: str) -> LoadReport:
    """Take a document out of the graph; one that others cite stays as a stub."""
    return store.write(lambda tx: _replace(tx, load_schema(), Rows(Node("Document", document))))


def fingerprints(store: Store) -> dict[str, str]:
    """Document id → fingerprint as it was given (or hashed), for all that are held under the present schema."""
    rows = store.run("MATCH (d:Document) WHERE d.fingerprint IS NOT NULL RETURN d.id AS id, d.fingerprint AS mark")
    parted = ((row["id"], *row["mark"].partition(":")) for row in rows)
    return {document: mark for document, version, _, mark in parted if version == str(load_schema().version)}


def schema_versions(store: Store) -> set[int]:
    """The versions of data/schema.yaml that the graph's documents were loaded under."""
    rows = store.run("MATCH (d:Document) WHERE d.fingerprint IS NOT NULL RETURN d.fingerprint AS mark")
    return {int(version) for row in rows if (version := row["mark"].partition(":")[0]).isdigit()}


def forget_unknown(store: Store) -> None:
    """Remove what an older schema had and this one has not. What carries no mark of ours is the users' own."""
    schema = load_schema()
    relations = "MATCH ()-[r]->() WHERE r.fact_id IS NOT NULL AND NOT type(r) IN $known DELETE r"
    nodes = "MATCH (n) WHERE n.document_id IS NOT NULL AND none(l IN labels(n) WHERE l IN $known) DETACH DELETE n"
    for query, known in ((relations, schema.relations), (nodes, schema.labels)):
        store.write(lambda tx, query=query, known=known: tx.run(query, {"known": list(known)}))  # type: ignore[misc]


def _hash(lines: list[Line], text: str) -> str:
    return hashlib.sha256(json.dumps([text, lines], ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _replace(tx: Tx, schema: Schema, wanted: Rows) -> LoadReport:
    document = wanted.document
    tx.alone()
    before = tx.run("MATCH (d:Document) WHERE d.id = $id RETURN d.fingerprint AS mark", {"id": document.key})
    mark = before[0]["mark"] if before else None
    if mark is None and document not in wanted.nodes:
        return LoadReport(document.key, "absent")
    if mark is not None and document in wanted.nodes and mark == wanted.nodes[document]["fingerprint"]:
        return LoadReport(document.key, "unchanged")
    difference = compare(schema, read_held(tx, schema, wanted, known=mark is not None), wanted)
    nodes_removed = write(tx, schema, difference)
    outcome: Outcome = ("replaced" if mark else "added") if document in wanted.nodes else "removed"
    return LoadReport(
        document.key,
        outcome,
        len(difference.nodes),
        nodes_removed,
        len(difference.stated) + len(difference.reference),
        len(difference.unstated) + len(difference.unlinked),
    )
