"""What the graph holds of one document: read before it is changed, so that only differences are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from graph.rows import Edge, Link, Node, Rows
from graph.schema import Property, Row, Schema
from graph.store import Store, Tx

Runs = Store | Tx


def read_held(tx: Tx, schema: Schema, wanted: Rows, known: bool) -> Rows:
    """The document's own nodes, its stated relations and the references that its nodes make; of the shared nodes
    that it wants those that are there, with the references that they make. Properties as they are, users' own too.

    Of a document that is not ``known`` nothing is there but, at most, its stub.
    """
    held = Rows(wanted.document)
    document = wanted.document.key
    held.nodes |= nodes(tx, schema, "Document", [document])
    for label, row in own_nodes(tx, schema, document) if known else ():
        held.nodes[Node(label, str(row[schema.labels[label].key]))] = row
    for edge in stated(tx, schema, document) if known else ():
        if "fact_id" in edge.properties:
            held.stated[str(edge.properties["fact_id"])] = edge
    shared = [node for node in wanted.nodes if not schema.labels[node.label].owned]
    for label, keys in by_label(shared):
        held.nodes |= nodes(tx, schema, label, keys)
    for label, keys in by_label(held.nodes):
        held.reference |= dict(references(tx, schema, label, keys))
    return held


def nodes(runs: Runs, schema: Schema, label: str, keys: list[str]) -> dict[Node, Row]:
    """Those of the label that are there."""
    key = schema.labels[label].key
    query = f"MATCH (n:{label}) WHERE n.{key} IN $keys RETURN properties(n) AS properties"
    rows = runs.run(query, {"keys": keys})
    return {Node(label, row["properties"][key]): row["properties"] for row in rows}


def own_nodes(runs: Runs, schema: Schema, document: str) -> Iterator[tuple[str, Row]]:
    """Label and properties of each node that belongs to the document, itself not among them."""
    pattern = "MATCH (n:{0}) WHERE n.document_id = $id RETURN '{0}' AS label, properties(n) AS properties"
    query = " UNION ALL ".join(pattern.format(label.name) for label in schema.owned)
    for row in runs.run(query, {"id": document}):
        yield row["label"], row["properties"]


def stated(runs: Runs, schema: Schema, document: str) -> Iterator[Edge]:
    """What the document states; an end whose label data/schema.yaml does not allow there keeps its own."""
    for row in runs.run(_stated(schema), {"id": document}):
        start, end = (_end(schema, row["type"], side, row) for side in (0, 1))
        yield Edge(row["type"], start, end, row["properties"])


def references(runs: Runs, schema: Schema, label: str, keys: list[str]) -> Iterator[tuple[Link, str]]:
    """The reference relations that these nodes make, with their basis; one without a basis is a user's own."""
    ends = [(type_, end) for type_ in schema.reference for start, end in schema.relations[type_].ends if start == label]
    query = " UNION ALL ".join(
        f"UNWIND $keys AS key MATCH (a:{label} {{{schema.labels[label].key}: key}})-[r:{type_}]->(b:{end}) "
        f"WHERE r.basis IS NOT NULL "
        f"RETURN '{type_}' AS type, '{end}' AS label, key, b.{schema.labels[end].key} AS end, r.basis AS basis"
        for type_, end in ends
    )
    for row in runs.run(query, {"keys": keys}) if ends else ():
        yield Link(row["type"], Node(label, row["key"]), Node(row["label"], row["end"])), row["basis"]


def referred(tx: Tx, schema: Schema, label: str, keys: list[str]) -> set[Node]:
    """The nodes that these refer to."""
    return {link.end for link, _ in references(tx, schema, label, keys)}


def by_label(named: Iterable[Node]) -> Iterator[tuple[str, list[str]]]:
    """Label and keys, for one statement per label."""
    for label, group in groupby(sorted(set(named)), key=lambda node: node.label):
        yield label, [node.key for node in group]


def declared(properties: Mapping[str, Property], row: Row) -> Row:
    """The part of a row that is ours; the rest is what users wrote there."""
    return {name: value for name, value in row.items() if name in properties}


def _stated(schema: Schema) -> str:
    """One part per type, with nameless ends: so both engines take the index on document_id."""
    ends = ", ".join(
        f"labels({side}Node(r)) AS {side}_labels, [{keys}] AS {side}_keys"
        for side in ("start", "end")
        for keys in [", ".join(f"{side}Node(r).{name}" for name in _key_names(schema))]
    )
    return " UNION ALL ".join(
        f"MATCH ()-[r:{type_}]->() WHERE r.document_id = $id "
        f"RETURN '{type_}' AS type, properties(r) AS properties, {ends}"
        for type_ in schema.stated
    )


def _key_names(schema: Schema) -> list[str]:
    return sorted({label.key for label in schema.labels.values()})


def _end(schema: Schema, type_: str, side: int, row: dict[str, Any]) -> Node:
    name = ("start", "end")[side]
    allowed = {ends[side] for ends in schema.relations[type_].ends}
    labels = [label for label in row[f"{name}_labels"] if label in schema.labels]
    label = next((label for label in labels if label in allowed), next(iter(sorted(labels)), ""))
    key = _key_names(schema).index(schema.labels[label].key) if label else 0
    return Node(label, row[f"{name}_keys"][key])
