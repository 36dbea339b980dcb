"""What many documents say, before there is any graph: the pieces of the graph that loading them one by one would make.

Rows lie in a file, so that memory holds the shared nodes only. A document that comes again counts as it came last.
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


@dataclass(slots=True)
class Gathered:
    """Documents in ``spool``, a file open for writing and reading that nobody else reads."""

    spool: IO[bytes]
    schema: Schema = field(default_factory=load_schema)
    _places: dict[str, tuple[Place, Place]] = field(default_factory=dict)
    """Document → where its nodes lie, and where its relations."""
    _marks: dict[str, object] = field(default_factory=dict)

    def add(self, wanted: Rows) -> Outcome:
        """What loading it would say: the same again is left alone."""
        document, mark = wanted.document.key, wanted.nodes[wanted.document].get("fingerprint")
        outcome: Outcome = "replaced" if document in self._marks else "added"
        if outcome == "replaced" and self._marks[document] == mark:
            return "unchanged"
        self._marks[document] = mark
        nodes = [(node.label, node.key, row) for node, row in wanted.nodes.items()]
        stated = [(edge.type, *_ends(edge), edge.properties) for edge in wanted.stated.values()]
        reference = [(link.type, *_ends(link), basis) for link, basis in wanted.reference.items()]
        cited = wanted.cited
        printed = [(edge.end.key, edge.properties) for edge in wanted.stated.values() if edge.end in cited]
        self._places[document] = self._keep((nodes, printed)), self._keep((stated, reference))
        return outcome

    def nodes(self) -> Iterator[tuple[Node, Row]]:
        """Those of the documents, document by document, then those that they share, each once."""
        shared: dict[Node, Row] = {}
        citations: dict[str, Row] = {}
        for rows, printed in self._documents(0):
            for label, key, row in rows:
                if self.schema.labels[label].owned:
                    yield Node(label, key), row
                else:
                    shared[Node(label, key)] = row
            for document, row in printed:
                citations[document] = min(row, citations.get(document, row), key=_fact)
        yield from shared.items()
        for document, row in citations.items():
            if document not in self._places:
                yield Node("Document", document), _stub(document, row)

    def edges(self) -> Iterator[Edge]:
        """References, each once, and what is stated, document by document."""
        seen: set[Link] = set()
        for stated, reference in self._documents(1):
            for type_, start, end, basis in reference:
                link = Link(type_, Node(*start), Node(*end))
                if link not in seen:
                    yield Edge(type_, link.start, link.end, {"basis": basis})
                if not self.schema.labels[link.start.label].owned:
                    seen.add(link)
            for type_, start, end, row in stated:
                yield Edge(type_, Node(*start), Node(*end), row)

    def _keep(self, rows: Any) -> Place:
        place = self.spool.seek(0, 2)
        return place, self.spool.write(marshal.dumps(rows))

    def _documents(self, part: int) -> Iterator[Any]:
        for _, places in sorted(self._places.items()):
            place, length = places[part]
            self.spool.seek(place)
            yield marshal.loads(self.spool.read(length))  # in one piece: `load` would read a file value by value


def _ends(relation: Edge | Link) -> tuple[tuple[str, str], tuple[str, str]]:
    return (relation.start.label, relation.start.key), (relation.end.label, relation.end.key)


def _fact(row: Row) -> str:
    return str(row["fact_id"])


def _stub(document: str, citation: Row) -> Row:
    """A document that is cited and not held: what its first citation prints of it."""
    printed: Row = {name: citation[name] for name in ("title", "number") if name in citation}
    return {"id": document, "stub": True, **printed}
