"""What many documents say, before there is any graph: the pieces of the graph that loading them one by one would make.

A document is packed by whoever reads it, in whatever process: what it shares with others, and what is its own. Packed it
lies in a file, so that memory holds the shared nodes only. A document that comes again counts as it came last.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from graph.load import Outcome
from graph.rows import Edge, Link, Node, Rows
from graph.schema import Row, Schema, load_schema

Place = tuple[int, int]
"""First byte in the spool, and how many."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What one document says. ``mark``: two with the same say the same."""

    document: str
    mark: object
    shared: bytes
    own: tuple[bytes, ...]
    """In as many parts as are read one after the other."""


def pack(rows: Rows, *own: Any) -> Packed:
    """With parts of what ``marshal`` takes: what is made of the nodes and relations of ``own_pieces``."""
    owned = {label.name for label in load_schema().labels.values() if label.owned}
    nodes = [(*node, row) for node, row in rows.nodes.items() if node.label not in owned]
    links = [(*_flat(link), basis) for link, basis in rows.reference.items() if link.start.label not in owned]
    cited = rows.cited
    printed = [(edge.end.key, edge.properties) for edge in rows.stated.values() if edge.end in cited]
    mark = rows.nodes[rows.document].get("fingerprint")
    return Packed(
        rows.document.key, mark, marshal.dumps((nodes, links, printed)), tuple(marshal.dumps(part) for part in own)
    )


def own_pieces(rows: Rows) -> tuple[list[tuple[Node, Row]], list[Edge]]:
    """Nodes and relations that no other document makes: its own nodes, what they refer to, and all that it states."""
    owned = {label.name for label in load_schema().labels.values() if label.owned}
    references = [Edge(*link, {"basis": basis}) for link, basis in rows.reference.items() if link.start.label in owned]
    return [pair for pair in rows.nodes.items() if pair[0].label in owned], references + list(rows.stated.values())


def pack_pieces(rows: Rows) -> Packed:
    """For ``Gathered.nodes`` and ``Gathered.edges``."""
    nodes, edges = own_pieces(rows)
    return pack(rows, [(*node, row) for node, row in nodes], [(*_flat(edge), edge.properties) for edge in edges])


@dataclass(slots=True)
class Gathered:
    """Documents in ``spool``, a file open for writing and reading that nobody else reads."""

    spool: IO[bytes]
    schema: Schema = field(default_factory=load_schema)
    _places: dict[str, list[Place]] = field(default_factory=dict)
    """Document → where its parts lie, the shared one first."""
    _marks: dict[str, object] = field(default_factory=dict)

    def add(self, packed: Packed) -> Outcome:
        """What loading it would say: the same again is left alone."""
        document = packed.document
        outcome: Outcome = "replaced" if document in self._marks else "added"
        if outcome == "replaced" and self._marks[document] == packed.mark:
            return "unchanged"
        self._marks[document] = packed.mark
        self._places[document] = [self._keep(part) for part in (packed.shared, *packed.own)]
        return outcome

    def nodes(self) -> Iterator[tuple[Node, Row]]:
        """Those of the documents, document by document, then those that they share, each once."""
        for rows in self.own(0):
            for label, key, row in rows:
                yield Node(label, key), row
        yield from self.shared_nodes()

    def edges(self) -> Iterator[Edge]:
        """What the documents make, document by document, then what they share, each once."""
        for rows in self.own(1):
            for row in rows:
                yield _edge(*row)
        yield from self.shared_edges()

    def own(self, part: int) -> Iterator[Any]:
        """That part of each document."""
        return self._parts(part + 1)

    def shared_nodes(self) -> Iterator[tuple[Node, Row]]:
        """The last document's that has it, as loading would leave it; and a stub for what is cited and not held."""
        shared: dict[Node, Row] = {}
        citations: dict[str, Row] = {}
        for nodes, _, printed in self._parts(0):
            shared.update((Node(label, key), row) for label, key, row in nodes)
            for document, row in printed:
                citations[document] = min(row, citations.get(document, row), key=_fact)
        yield from shared.items()
        for document, row in citations.items():
            if document not in self._places:
                yield Node("Document", document), _stub(document, row)

    def shared_edges(self) -> Iterator[Edge]:
        links: dict[tuple[str, ...], str] = {}
        for _, references, _ in self._parts(0):
            for *link, basis in references:
                links.setdefault(tuple(link), basis)
        for link, basis in links.items():
            yield _edge(*link, {"basis": basis})

    def _keep(self, part: bytes) -> Place:
        return self.spool.seek(0, 2), self.spool.write(part)

    def _parts(self, part: int) -> Iterator[Any]:
        for _, places in sorted(self._places.items()):
            place, length = places[part]
            self.spool.seek(place)
            yield marshal.loads(self.spool.read(length))  # in one piece: `load` would read a file value by value


def _flat(relation: Edge | Link) -> tuple[str, ...]:
    return relation.type, *relation.start, *relation.end


def _edge(*flat: Any) -> Edge:
    type_, start_label, start, end_label, end, properties = flat
    return Edge(type_, Node(start_label, start), Node(end_label, end), properties)


def _fact(row: Row) -> str:
    return str(row["fact_id"])


def _stub(document: str, citation: Row) -> Row:
    """A document that is cited and not held: what its first citation prints of it."""
    printed: Row = {name: citation[name] for name in ("title", "number") if name in citation}
    return {"id": document, "stub": True, **printed}
