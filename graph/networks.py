"""The graph, or a part of it, as a networkx ``MultiDiGraph`` for analysis in a notebook.

    from graph import open_store, to_networkx
    roles = to_networkx(open_store("embedded:var/graph"), relations=["LEADS", "SUPPORTS"])

A node is ``Label:key``, with ``label``, ``key`` and its properties. An edge's key is its ``fact_id``, a reference's its
type; it has ``type`` and its properties. Several facts between two nodes are several edges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from graph.content import BATCH, Content, in_order
from graph.errors import Misnamed
from graph.held import nodes, own_nodes
from graph.rows import Edge, Node
from graph.schema import Row
from graph.spelling import closest
from graph.store import Store

Names = Collection[str] | None


def to_networkx(
    store: Store, documents: Names = None, labels: Names = None, relations: Names = None
) -> nx.MultiDiGraph:
    """Everything, or a part of it.

    ``documents``: what these (ids) say, and what that leads to. ``labels``: nodes of these and relations between them.
    ``relations``: these types, and the nodes that they join. ``Misnamed`` where there is no such name.
    """
    part = _Part(Content(store), documents, labels, relations)
    part.check()
    graph = nx.MultiDiGraph(schema_version=part.content.schema.version)
    edges = part.edges() if part.whole else list(part.edges())
    for node, row in part.nodes(edges):
        graph.add_node(_name(node), label=node.label, key=node.key, **row)
    held: dict[str, str] = {}
    for edge in edges:
        start, end = (held.setdefault(name, name) for name in (_name(edge.start), _name(edge.end)))
        key = edge.properties.get("fact_id", edge.type)
        graph.add_edge(start, end, key=key, type=edge.type, **_once(edge.properties, held))
    return graph


def _name(node: Node) -> str:
    return f"{node.label}:{node.key}"


def _once(row: Row, held: dict[str, str]) -> Row:
    """What many relations say alike, as the quote that they share, is in memory once."""
    return {
        name: held.setdefault(value, value) if isinstance(value, str) and name != "fact_id" else value
        for name, value in row.items()
    }


@dataclass(frozen=True, slots=True)
class _Part:
    content: Content
    documents: Names
    labels: Names
    relations: Names

    def check(self) -> None:
        """Every name that is given is there."""
        schema = self.content.schema
        ids = [id_ for keys in self.content.keys("Document") for id_ in keys] if self.documents is not None else []
        for what, given, known in (
            ("label", self.labels, list(schema.labels)),
            ("relation", self.relations, list(schema.relations)),
            ("document", self.documents, ids),
        ):
            for name in given or ():
                if name not in known:
                    raise Misnamed(f"{name}: no such {what}. {closest(name, known)}")

    @property
    def whole(self) -> bool:
        """Its nodes do not depend on its edges."""
        return self.documents is None and self.relations is None

    def edges(self) -> Iterator[Edge]:
        for edge in self.content.edges(self.relations) if self.documents is None else self._said():
            if self.relations is not None and edge.type not in self.relations:
                continue
            if self.labels is None or {edge.start.label, edge.end.label} <= set(self.labels):
                yield edge

    def _said(self) -> Iterator[Edge]:
        """What the documents state, and what follows from it by references; other documents are not entered."""
        found = self._own()
        for document in sorted(self.documents or ()):
            for edge in self.content.stated(document):
                found |= {edge.start, edge.end}
                yield edge
        seen = {node for node in found if node.label == "Document"} - self._own()
        while found - seen:
            fresh, seen = found - seen, seen | found
            for edge in self.content.references(fresh):
                found.add(edge.end)
                yield edge

    def _own(self) -> set[Node]:
        """The documents and the nodes that belong to them."""
        schema, found = self.content.schema, set()
        for document in self.documents or ():
            rows = own_nodes(self.content.store, schema, document)
            found |= {
                Node("Document", document),
                *(Node(label, str(row[schema.labels[label].key])) for label, row in rows),
            }
        return found

    def nodes(self, edges: Iterable[Edge]) -> Iterator[tuple[Node, Row]]:
        """Those of the labels; with a part of the documents or relations, those that the edges join."""
        if self.whole:
            yield from self.content.nodes(self.labels)
            return
        joined = {end for edge in edges for end in (edge.start, edge.end)}
        own = self._own() if self.relations is None else set()
        named = sorted(joined | {node for node in own if self.labels is None or node.label in self.labels})
        for at in range(0, len(named), BATCH):
            found = nodes(self.content.store, self.content.schema, named[at : at + BATCH])
            for node in sorted(found):
                yield node, in_order(self.content.schema.labels[node.label].properties, found[node])
