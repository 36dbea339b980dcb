"""Facts → graph, document by document: one transaction each, and only the differences are written.

A fact that did not change is left alone, so whatever users attached to it or to its nodes stays: labels, properties,
relations of their own. A shared node goes when nothing stated touches it and no node that stays refers to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, TypeVar

from graph.held import by_label, declared, read_held, referred
from graph.rows import Edge, Line, Link, Node, Rows, gather
from graph.schema import Row, Schema, Value, fit, load_schema
from graph.store import Store, Tx

Outcome = Literal["unchanged", "added", "replaced", "removed", "absent"]
T = TypeVar("T")
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
    schema, lines = load_schema(), list(lines)
    wanted = gather(schema, lines, text)
    mark = f"{schema.version}:{fingerprint or _hash(lines, text)}"
    wanted.nodes[wanted.document]["fingerprint"] = mark
    meta = {"id": META.key, "schema_version": schema.version, **(versions or {})}
    wanted.nodes[META] = fit(schema.labels[META.label].properties, meta)
    return store.write(lambda tx: _replace(tx, schema, wanted))


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
    held = read_held(tx, schema, wanted, known=mark is not None)
    done = _Difference(tx, schema, held, wanted)
    done.write()
    outcome: Outcome = ("replaced" if mark else "added") if document in wanted.nodes else "removed"
    return LoadReport(
        document.key, outcome, done.nodes_written, done.nodes_removed, done.relations_written, done.relations_removed
    )


class _Difference:
    """One document's way from held to wanted."""

    def __init__(self, tx: Tx, schema: Schema, held: Rows, wanted: Rows) -> None:
        self.tx, self.schema, self.held, self.wanted = tx, schema, held, wanted
        self.nodes_written = self.nodes_removed = self.relations_written = self.relations_removed = 0

    def write(self) -> None:
        changed = {fact: edge for fact, edge in self.held.stated.items() if not self._stays(fact, edge)}
        unlinked = self.held.reference.keys() - self.wanted.reference.keys()
        self._delete_stated(changed)
        self._delete_references(unlinked)
        self._write_nodes()
        self._create_stated(changed)
        self._create_references()
        self._delete_own()
        left = {end for edge in changed.values() for end in (edge.start, edge.end)} | {link.end for link in unlinked}
        self._sweep({node for node in left if not self._owned(node)})
        self._settle_stubs({node.key for node in self.held.cited | self.wanted.cited | {self.wanted.document}})

    def _stays(self, fact: str, edge: Edge) -> bool:
        ours = declared(self.schema.relations[edge.type].properties, edge.properties)
        return self.wanted.stated.get(fact) == Edge(edge.type, edge.start, edge.end, ours)

    def _owned(self, node: Node) -> bool:
        return self.schema.labels[node.label].owned

    def _goes(self, link: Link) -> bool:
        ends = {link.start, link.end} - self.wanted.nodes.keys() - {self.wanted.document}
        return any(map(self._owned, ends))

    def _key(self, label: str) -> str:
        return self.schema.labels[label].key

    def _delete_stated(self, edges: Mapping[str, Edge]) -> None:
        for type_, facts in _grouped(edges, key=lambda fact: edges[fact].type):
            self.tx.run(f"MATCH ()-[r:{type_}]->() WHERE r.fact_id IN $facts DELETE r", {"facts": facts})
            self.relations_removed += len(facts)

    def _delete_references(self, links: Set[Link]) -> None:
        """Those of nodes that go, go with them."""
        self.relations_removed += sum(1 for link in links if self._goes(link))
        for (type_, start, end), group in _grouped([link for link in links if not self._goes(link)], key=_kind):
            query = (
                f"UNWIND $rows AS row MATCH (a:{start} {{{self._key(start)}: row.start}})-[r:{type_}]->"
                f"(b:{end} {{{self._key(end)}: row.end}}) WHERE r.basis IS NOT NULL DELETE r"
            )
            self.tx.run(query, {"rows": [{"start": link.start.key, "end": link.end.key} for link in group]})
            self.relations_removed += len(group)

    def _write_nodes(self) -> None:
        changes = {node: self._change(node, row) for node, row in self.wanted.nodes.items()}
        for label, group in _grouped([node for node in changes if changes[node]], key=lambda node: node.label):
            query = f"UNWIND $rows AS row MERGE (n:{label} {{{self._key(label)}: row.key}}) SET n += row.change"
            self.tx.run(query, {"rows": [{"key": node.key, "change": changes[node]} for node in group]})
            self.nodes_written += len(group)
        stubs = sorted(node.key for node in self.wanted.cited)
        self._each("UNWIND $rows AS id MERGE (d:Document {id: id}) ON CREATE SET d.stub = true", stubs)

    def _change(self, node: Node, row: Row) -> dict[str, Value | None]:
        """What is to be set, and null for what is to go; empty where nothing is to be done."""
        held = declared(self.schema.labels[node.label].properties, self.held.nodes.get(node, {}))
        gone = dict.fromkeys(held.keys() - row.keys())
        return {**gone, **{name: value for name, value in row.items() if held.get(name) != value}}

    def _create_stated(self, changed: Mapping[str, Edge]) -> None:
        """What users wrote on a relation that only changed goes along."""
        new = {
            fact: edge for fact, edge in self.wanted.stated.items() if fact in changed or fact not in self.held.stated
        }
        for (type_, start, end), facts in _grouped(new, key=lambda fact: _kind(new[fact])):
            rows = []
            for fact in facts:
                users = self._users(changed.get(fact))
                ends = {"start": new[fact].start.key, "end": new[fact].end.key}
                rows.append({**ends, "properties": {**users, **new[fact].properties}})
            self.tx.run(self._joining(type_, start, end, "CREATE") + " SET r = row.properties", {"rows": rows})
            self.relations_written += len(rows)

    def _users(self, edge: Edge | None) -> Row:
        if edge is None:
            return {}
        ours = self.schema.relations[edge.type].properties
        return {name: value for name, value in edge.properties.items() if name not in ours}

    def _create_references(self) -> None:
        new = {link: basis for link, basis in self.wanted.reference.items() if self.held.reference.get(link) != basis}
        for (type_, start, end), links in _grouped(new, key=_kind):
            rows = [{"start": link.start.key, "end": link.end.key, "basis": new[link]} for link in links]
            self.tx.run(self._joining(type_, start, end, "MERGE") + " SET r.basis = row.basis", {"rows": rows})
            self.relations_written += len(rows)

    def _joining(self, type_: str, start: str, end: str, verb: str) -> str:
        ends = f"MATCH (a:{start} {{{self._key(start)}: row.start}}) MATCH (b:{end} {{{self._key(end)}: row.end}})"
        return f"UNWIND $rows AS row {ends} {verb} (a)-[r:{type_}]->(b)"

    def _delete_own(self) -> None:
        gone = [node for node in self.held.nodes if self._owned(node) and node not in self.wanted.nodes]
        for label, keys in by_label(set(gone) - {self.wanted.document}):
            self.tx.run(f"MATCH (n:{label}) WHERE n.{self._key(label)} IN $keys DETACH DELETE n", {"keys": keys})
            self.nodes_removed += len(keys)
        if self.wanted.document in gone:
            bare: dict[str, Value | None] = dict.fromkeys(self.schema.labels["Document"].properties)
            stub = {**bare, "id": self.wanted.document.key, "stub": True}
            self.tx.run("MATCH (d:Document {id: $stub.id}) SET d += $stub", {"stub": stub})

    def _sweep(self, suspects: set[Node]) -> None:
        """Remove the shared nodes that nothing stated touches and nothing refers to, then what only they led to."""
        stated, reference = "|".join(self.schema.stated), "|".join(self.schema.reference)
        while suspects:
            freed: set[Node] = set()
            for label, keys in by_label(suspects):
                key = self._key(label)
                alone = f"WHERE n.{key} IN $keys AND NOT (n)-[:{stated}]-() AND NOT (n)<-[:{reference}]-()"
                rows = self.tx.run(f"MATCH (n:{label}) {alone} RETURN n.{key} AS key", {"keys": keys})
                lone = [row["key"] for row in rows]
                freed |= referred(self.tx, self.schema, label, lone) if lone else set()
                self._each(f"MATCH (n:{label}) WHERE n.{key} IN $rows DETACH DELETE n", lone)
                self.nodes_removed += len(lone)
            suspects = freed

    def _settle_stubs(self, ids: set[str]) -> None:
        """A stub says what its first citation prints of it; without citations it goes."""
        query = (
            "UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d.stub OPTIONAL MATCH (d)<-[r:CITES]-() "
            "WITH id, r ORDER BY r.fact_id RETURN id, collect({title: r.title, number: r.number}) AS printed, "
            "count(r) AS citations"
        )
        rows = self.tx.run(query, {"ids": sorted(ids)})
        uncited = [row["id"] for row in rows if not row["citations"]]
        self._each("MATCH (d:Document) WHERE d.id IN $rows DETACH DELETE d", uncited)
        self.nodes_removed += len(uncited)
        cited = [{"id": row["id"], "printed": row["printed"][0]} for row in rows if row["citations"]]
        self._each("UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d += row.printed", cited)

    def _each(self, query: str, rows: list[Any]) -> None:
        if rows:
            self.tx.run(query, {"rows": rows})


def _kind(relation: Edge | Link) -> tuple[str, str, str]:
    return relation.type, relation.start.label, relation.end.label


def _grouped(items: Iterable[T], key: Callable[[T], Any]) -> Iterator[tuple[Any, list[T]]]:
    """For one statement per group, groups and members in a fixed order."""
    for name, group in groupby(sorted(items, key=lambda item: (key(item), item)), key=key):
        yield name, list(group)
