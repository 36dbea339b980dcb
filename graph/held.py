"""What the graph holds of one document: read before it is changed, so that only differences are written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from graph.parts import Runs, by_label, kinds, read_parts
from graph.rows import Edge, Link, Node, Rows
from graph.schema import Row, Schema


def read_held(runs: Runs, schema: Schema, wanted: Rows, known: bool) -> Rows:
    """The document's own nodes, its stated relations and the references that its nodes make; of the shared nodes
    that it wants those that are there, with the references that they make. Properties as they are, users' own too.

    Of a document that is not ``known`` nothing is there but, at most, its stub.
    """
    held = Rows(wanted.document)
    for label, row in own_nodes(runs, schema, wanted.document.key) if known else ():
        held.nodes[Node(label, str(row[schema.labels[label].key]))] = row
    for edge in stated(runs, schema, wanted.document.key) if known else ():
        if "fact_id" in edge.properties:
            held.stated[str(edge.properties["fact_id"])] = edge
    shared = {node for node in wanted.nodes if not schema.labels[node.label].owned}
    held.nodes |= nodes(runs, schema, shared | {wanted.document})
    held.reference |= dict(references(runs, schema, held.nodes))
    return held


def nodes(runs: Runs, schema: Schema, named: Iterable[Node]) -> dict[Node, Row]:
    """Those that are there."""
    parts = {
        label.name: f"MATCH (n:{label.name} {{{label.key}: row}}) "
        f"RETURN '{label.name}' AS label, row AS key, properties(n) AS properties"
        for label in schema.labels.values()
    }
    rows = read_parts(runs, parts, by_label(named))
    return {Node(row["label"], row["key"]): row["properties"] for row in rows}


def own_nodes(runs: Runs, schema: Schema, document: str) -> Iterator[tuple[str, Row]]:
    """Label and properties of each node that belongs to the document, itself not among them."""
    pattern = "MATCH (n:{0}) WHERE n.document_id = $id RETURN '{0}' AS label, properties(n) AS properties"
    query = " UNION ALL ".join(pattern.format(label.name) for label in schema.owned)
    for row in runs.run(query, {"id": document}):
        yield row["label"], row["properties"]


def stated(runs: Runs, schema: Schema, document: str, types: Collection[str] | None = None) -> Iterator[Edge]:
    """What the document states, of all types or of some; an end whose label data/schema.yaml does not allow there keeps
    its own."""
    ends = _ends(schema)
    wanted = [type_ for type_ in schema.stated if types is None or type_ in types]
    for row in runs.run(_stated(schema, wanted), {"id": document}) if wanted else ():
        yield Edge(row["type"], *ends(row), row["properties"])


def references(runs: Runs, schema: Schema, named: Iterable[Node]) -> Iterator[tuple[Link, str]]:
    """The reference relations that these nodes make, with their basis; one without a basis is a user's own."""
    keys, parts = by_label(named), {}
    for kind in (all_kinds := list(kinds(schema, schema.reference))):
        parts[kind.name] = (
            f"MATCH (a:{kind.start} {{{schema.labels[kind.start].key}: row}})-[r:{kind.type}]->(b:{kind.end}) "
            f"WHERE r.basis IS NOT NULL RETURN '{kind.type}' AS type, '{kind.start}' AS start_label, row AS start, "
            f"'{kind.end}' AS end_label, b.{schema.labels[kind.end].key} AS end, r.basis AS basis"
        )
    for row in read_parts(runs, parts, {kind.name: keys.get(kind.start, []) for kind in all_kinds}):
        start, end = (Node(row[f"{side}_label"], row[side]) for side in ("start", "end"))
        yield Link(row["type"], start, end), row["basis"]


def _stated(schema: Schema, types: Iterable[str]) -> str:
    """One part per type, with nameless ends: so both engines take the index on document_id."""
    ends = ", ".join(
        f"labels({side}Node(r)) AS {side}_labels, [{keys}] AS {side}_keys"
        for side in ("start", "end")
        for keys in [", ".join(f"{side}Node(r).{name}" for name in _key_names(schema))]
    )
    return " UNION ALL ".join(
        f"MATCH ()-[r:{type_}]->() WHERE r.document_id = $id "
        f"RETURN '{type_}' AS type, properties(r) AS properties, {ends}"
        for type_ in types
    )


def _key_names(schema: Schema) -> list[str]:
    return sorted({label.key for label in schema.labels.values()})


def _ends(schema: Schema) -> Callable[[dict[str, Any]], tuple[Node, Node]]:
    """How the ends of a stated relation are read from a row."""
    keys = _key_names(schema)
    place = {label.name: keys.index(label.key) for label in schema.labels.values()} | {"": 0}
    allowed = {
        type_: [{ends[side] for ends in schema.relations[type_].ends} for side in (0, 1)] for type_ in schema.stated
    }

    def end(row: dict[str, Any], side: int, name: str) -> Node:
        labels = [label for label in row[f"{name}_labels"] if label in schema.labels]
        first = allowed[row["type"]][side].intersection(labels) if len(labels) != 1 else labels
        label = next((label for label in labels if label in first), min(labels, default=""))
        return Node(label, row[f"{name}_keys"][place[label]])

    return lambda row: (end(row, 0, "start"), end(row, 1, "end"))
