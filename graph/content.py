"""The whole graph, piece by piece, in an order that follows from its content alone: for exports, checks and analysis.

It is what data/schema.yaml declares. Labels, properties and relations that users added themselves are left out: nothing
orders them. Keys are compared by code points, here and not in the engines, which differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.errors import GraphDamaged
from graph.held import nodes, references, stated
from graph.rows import Edge, Node
from graph.schema import Property, Row, Schema, load_schema
from graph.store import Store

BATCH = 500


class Pieces(Protocol):
    """A whole graph, wherever it comes from: each node once, each relation once."""

    @property
    def schema(self) -> Schema: ...

    def nodes(self) -> Iterator[tuple[Node, Row]]: ...

    def edges(self) -> Iterator[Edge]: ...


@dataclass(frozen=True, slots=True)
class Content:
    """What a store holds. Never more than a batch of nodes, or one document's relations, is in memory."""

    store: Store
    schema: Schema = field(default_factory=load_schema)

    def nodes(self, labels: Iterable[str] | None = None) -> Iterator[tuple[Node, Row]]:
        """By label in the schema's order, then by key; their properties in the schema's order too."""
        for label in self.schema.labels if labels is None else labels:
            for keys in self.keys(label):
                found = nodes(self.store, self.schema, (Node(label, key) for key in keys))
                for node in sorted(found):
                    yield node, in_order(self.schema.labels[label].properties, found[node])

    def edges(self, types: Collection[str] | None = None) -> Iterator[Edge]:
        """References by the node that they start from, then what is stated, document by document; all, or of some types."""
        wanted = set(self.schema.relations if types is None else types)
        for label in self.schema.labels if wanted.intersection(self.schema.reference) else ():
            for keys in self.keys(label):
                found = self.references(Node(label, key) for key in keys)
                yield from (edge for edge in found if edge.type in wanted)
        for documents in self.keys("Document") if wanted.intersection(self.schema.stated) else ():
            for document in documents:
                yield from self.stated(document, wanted)

    def references(self, named: Iterable[Node]) -> Iterator[Edge]:
        """The references that these nodes make."""
        for link, basis in sorted(set(references(self.store, self.schema, named))):
            yield Edge(link.type, link.start, link.end, {"basis": basis})

    def stated(self, document: str, types: Collection[str] | None = None) -> Iterator[Edge]:
        """What one document states, by type, ends and fact. Raises ``GraphDamaged`` where ends may not be joined so."""
        found = [edge for edge in stated(self.store, self.schema, document, types) if "fact_id" in edge.properties]
        for edge in sorted(found, key=self._place):
            relation = self.schema.relations[edge.type]
            if (edge.start.label, edge.end.label) not in relation.ends:
                what = f"{edge.type} leads from {edge.start.label} to {edge.end.label}"
                raise GraphDamaged(f"{document}, fact {edge.properties['fact_id']}", what)
            yield Edge(edge.type, edge.start, edge.end, in_order(relation.properties, edge.properties))

    def _place(self, edge: Edge) -> tuple[int, str, str, str]:
        fact = str(edge.properties["fact_id"])
        return self.schema.stated.index(edge.type), edge.start.label, edge.end.label, fact

    def keys(self, label: str) -> Iterator[list[str]]:
        """The keys of a label in order, so many at a time."""
        key = self.schema.labels[label].key
        rows = self.store.run(f"MATCH (n:{label}) WHERE n.{key} IS NOT NULL RETURN n.{key} AS key")
        keys = sorted({row["key"] for row in rows if isinstance(row["key"], str)})
        for at in range(0, len(keys), BATCH):
            yield keys[at : at + BATCH]


def in_order(properties: Mapping[str, Property], row: Row) -> Row:
    """The declared part of a row."""
    return {name: row[name] for name in properties if name in row}
