"""What is to be done with a graph so that it holds what a document wants instead of what it holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.rows import Edge, Link, Node, Rows
from graph.schema import Property, Row, Schema, Value

Change = dict[str, Value | None]
"""What is to be set, and null for what is to go."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Relations are removed first, then nodes and relations are written, then nodes removed."""

    unstated: dict[str, Edge]
    """``fact_id`` → relation that goes, or that is written anew because it changed."""
    unlinked: set[Link]
    nodes: dict[Node, Change]
    cited: set[Node]
    """Documents that are there, as stubs at least."""
    stated: list[Edge]
    reference: dict[Link, str]
    gone: set[Node]
    """Nodes of the document itself."""
    left: set[Node]
    """Shared nodes that lost a relation, and go with the last of them."""
    settled: set[Node]
    """Documents that may be stubs, and whose citations changed."""


def compare(schema: Schema, held: Rows, wanted: Rows) -> Difference:
    unstated = {fact: edge for fact, edge in held.stated.items() if not _stays(schema, edge, wanted.stated.get(fact))}
    unlinked = held.reference.keys() - wanted.reference.keys()
    gone = {node for node in held.nodes.keys() - wanted.nodes.keys() if schema.labels[node.label].owned}
    changes = {node: _change(schema, node, held, wanted) for node in wanted.nodes}
    if wanted.document in gone:  # it may be cited, and what it said of itself goes
        gone.remove(wanted.document)
        bare: Change = dict.fromkeys(schema.labels["Document"].properties)
        changes[wanted.document] = {**bare, "id": wanted.document.key, "stub": True}
    new = [fact for fact in wanted.stated if fact in unstated or fact not in held.stated]
    ends = {end for edge in unstated.values() for end in (edge.start, edge.end)} | {link.end for link in unlinked}
    return Difference(
        unstated,
        set(unlinked),
        {node: change for node, change in changes.items() if change},
        wanted.cited,
        [_with_users(schema, wanted.stated[fact], unstated.get(fact)) for fact in new],
        {link: basis for link, basis in wanted.reference.items() if held.reference.get(link) != basis},
        gone,
        {node for node in ends if not schema.labels[node.label].owned},
        held.cited | wanted.cited | ({wanted.document} - wanted.nodes.keys()),
    )


def _stays(schema: Schema, held: Edge, wanted: Edge | None) -> bool:
    ours = _declared(schema.relations[held.type].properties, held.properties)
    return wanted == Edge(held.type, held.start, held.end, ours)


def _change(schema: Schema, node: Node, held: Rows, wanted: Rows) -> Change:
    """Empty where nothing is to be done."""
    before = _declared(schema.labels[node.label].properties, held.nodes.get(node, {}))
    after = wanted.nodes[node]
    gone: Change = dict.fromkeys(before.keys() - after.keys())
    return gone | {name: value for name, value in after.items() if before.get(name) != value}


def _with_users(schema: Schema, new: Edge, old: Edge | None) -> Edge:
    """What users wrote on a relation that only changed goes along."""
    if old is None:
        return new
    ours = schema.relations[old.type].properties
    users = {name: value for name, value in old.properties.items() if name not in ours}
    return Edge(new.type, new.start, new.end, {**users, **new.properties})


def _declared(properties: Mapping[str, Property], row: Row) -> Row:
    """The part of a row that is ours; the rest is what users wrote there."""
    return {name: value for name, value in row.items() if name in properties}
