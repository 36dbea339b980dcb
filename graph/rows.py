"""Lines of facts → the nodes and relations that one document wants in the graph, checked against data/schema.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from graph.errors import RowInvalid
from graph.schema import Property, Row, Schema, fit

Line = Mapping[str, Any]
ROLES = {"lead": "LEADS", "support": "SUPPORTS", "joint": "SHARES"}


class Node(NamedTuple):
    """A node's name: its label and the value of its key."""

    label: str
    key: str


class Link(NamedTuple):
    """A reference relation: there is one between two nodes, or none."""

    type: str
    start: Node
    end: Node


class Edge(NamedTuple):
    """A stated relation. Between two nodes there may be many."""

    type: str
    start: Node
    end: Node
    properties: Row


@dataclass(slots=True)
class Rows:
    """What one document wants. ``nodes`` holds its own nodes and the shared ones that its facts lead to."""

    document: Node
    nodes: dict[Node, Row] = field(default_factory=dict)
    stated: dict[str, Edge] = field(default_factory=dict)
    """``fact_id`` → relation."""
    reference: dict[Link, str] = field(default_factory=dict)
    """Relation → its basis."""

    @property
    def cited(self) -> set[Node]:
        """The other documents that this one cites."""
        return {edge.end for edge in self.stated.values() if edge.type == "CITES"} - {self.document}


def gather(schema: Schema, lines: Iterable[Line], text: str) -> Rows:
    """The rows of one document, all checked; ``RowInvalid`` names the line that does not fit."""
    lines = list(lines)
    head = next((line for line in lines if line.get("kind") == "document"), None)
    if head is None:
        raise RowInvalid("facts", "document", "there is no line of this kind")
    gathering = _Gathering(schema, Rows(Node("Document", head["id"])), text)
    for line in lines:
        gathering.take(line)
    gathering.check_ends()
    return _pruned(gathering.rows, schema)


@dataclass(slots=True)
class _Gathering:
    schema: Schema
    rows: Rows
    text: str
    _line: Line = field(default_factory=dict)
    _evidence: Row | None = None

    def take(self, line: Line) -> None:
        self._line, self._evidence = line, None
        reader = _READERS.get(line.get("kind", ""))
        if reader is None:
            raise self.wrong(f"unknown kind {line.get('kind')!r}")
        if line.get("document", self.rows.document.key) != self.rows.document.key:
            raise self.wrong(f"it belongs to another document, {line['document']!r}")
        try:
            reader(self, line)
        except KeyError as error:
            raise self.wrong(f"the field {error} is missing") from error

    def wrong(self, what: str) -> RowInvalid:
        return RowInvalid(self.rows.document.key, f"line {self._line.get('id', '?')!r}", what)

    def shared(self, node: Node, raw: Mapping[str, Any]) -> Node:
        label = self.schema.labels.get(node.label)
        if label is None:
            raise self.wrong(f"unknown label {node.label!r}")
        return self._node(node, self._fit(label.properties, {**raw, label.key: node.key}))

    def own(self, node: Node, line: Line, keep_first: bool = False) -> Node:
        """A node of this document: the line's fields that its label declares, evidence among them."""
        label = self.schema.labels[node.label]
        declared, evidence = label.properties, self.evidence()
        given = {name: line[name] for name in declared if name in line and name not in evidence}
        row = self._fit(declared, {**given, label.key: node.key})
        return self._node(node, row | {name: evidence[name] for name in declared if name in evidence}, keep_first)

    def _node(self, node: Node, row: Row, keep_first: bool = False) -> Node:
        if self.rows.nodes.setdefault(node, row) != row and not keep_first:
            raise self.wrong(f"two lines make {node.label} {node.key!r}, and differ")
        return node

    def state(self, type_: str, start: Node, end: Node, **properties: Any) -> None:
        fact_id = f"{self._line['id']}:{type_}"
        if fact_id in self.rows.stated:
            raise self.wrong(f"another line has the same id, {fact_id}")
        self._check_relation(type_, start, end)
        row = self._fit(self.schema.relations[type_].properties, properties)
        self.rows.stated[fact_id] = Edge(type_, start, end, {**row, **self.evidence(), "fact_id": fact_id})

    def refer(self, type_: str, start: Node, end: Node, basis: str) -> None:
        self._check_relation(type_, start, end)
        self.rows.reference.setdefault(Link(type_, start, end), basis)

    def evidence(self) -> Row:
        """What the line's node and its relations have in common; read and checked once."""
        if self._evidence is None:
            self._evidence = self._fit(self.schema.evidence, self._read_evidence(self._line))
        return self._evidence

    def _read_evidence(self, line: Line) -> dict[str, Any]:
        if "start" not in line:
            return {}
        start, end = line["start"], line["end"]
        if self.text[start:end] != line["quote"]:
            raise self.wrong(f"its quote is not what stands at {start}:{end}")
        lists = {name: list(chain.from_iterable(line[name])) for name in ("spans", "mention") if name in line}
        plain = {name: line[name] for name in ("quote", "rule", "inferred") if name in line}
        return {"document_id": self.rows.document.key, "char_start": start, "char_end": end, **lists, **plain}

    def clause(self, line: Line) -> Node:
        """The subject of a fact: its measure, else its section, else the document."""
        if line.get("measure"):
            return Node("Measure", line["measure"])
        return Node("Section", line["section"]) if line.get("section") else self.rows.document

    def check_ends(self) -> None:
        ends = ((end, edge.type) for edge in self.rows.stated.values() for end in (edge.start, edge.end))
        links = ((end, link.type) for link in self.rows.reference for end in (link.start, link.end))
        for end, type_ in chain(ends, links):
            if end not in self.rows.nodes and (type_ != "CITES" or end.label != "Document"):
                what = f"a relation {type_} leads to it, but no line describes it"
                raise RowInvalid(self.rows.document.key, f"{end.label} {end.key!r}", what)

    def _check_relation(self, type_: str, start: Node, end: Node) -> None:
        relation = self.schema.relations.get(type_)
        if relation is None or (start.label, end.label) not in relation.ends:
            raise self.wrong(f"data/schema.yaml knows no ({start.label})-[{type_}]->({end.label})")

    def _fit(self, properties: Mapping[str, Property], raw: Mapping[str, Any]) -> Row:
        try:
            return fit(properties, raw)
        except ValueError as error:
            raise self.wrong(str(error)) from error


def _pruned(rows: Rows, schema: Schema) -> Rows:
    """Without shared nodes that nothing leads to: no stated relation, and no reference from a node that stays."""
    touched = {end for edge in rows.stated.values() for end in (edge.start, edge.end)}
    staying: set[Node] = set()
    found = touched | {node for node in rows.nodes if schema.labels[node.label].owned}
    while found:
        staying |= found
        found = {link.end for link in rows.reference if link.start in staying} - staying
    rows.nodes = {node: row for node, row in rows.nodes.items() if node in staying}
    rows.reference = {link: basis for link, basis in rows.reference.items() if link.start in staying}
    return rows


def _document(to: _Gathering, line: Line) -> None:
    repairs = [repair if isinstance(repair, str) else _repair(repair) for repair in line.get("repairs") or ()]
    to.own(to.rows.document, {**line, "text": to.text, "repairs": repairs})
    if line.get("region_code"):
        to.refer("IN_REGION", to.rows.document, Node("Region", line["region_code"]), "document")


def _repair(repair: Mapping[str, Any]) -> str:
    return f"{repair['name']} ×{repair['count']}: {repair['note']}".removesuffix(": ")


def _section(to: _Gathering, line: Line) -> None:
    _contain(to, "HAS_SECTION", to.own(Node("Section", line["id"]), line), line["parent"])


def _measure(to: _Gathering, line: Line) -> None:
    _contain(to, "HAS_MEASURE", to.own(Node("Measure", line["id"]), line), line["parent"])


def _contain(to: _Gathering, type_: str, clause: Node, parent: str | None) -> None:
    above = to.rows.document if parent in (None, to.rows.document.key) else Node("Section", str(parent))
    to.refer(type_, above, clause, "layout")


def _role(to: _Gathering, line: Line) -> None:
    agency, measure = Node("Agency", line["agency_key"]), Node("Measure", line["measure"])
    place = {name: line.get(name) for name in ("order", "statement", "surface")}
    to.state(ROLES[line["role"]], agency, measure, **place)


def _target(to: _Gathering, line: Line) -> None:
    target = to.own(Node("Target", line["target_key"]), line, keep_first=True)
    to.state("SETS", to.clause(line), target)
    if line.get("indicator_key"):
        to.refer("MEASURED_BY", target, Node("Indicator", line["indicator_key"]), "indicator")


def _funding(to: _Gathering, line: Line) -> None:
    award = to.own(Node("Award", line["award_key"]), line, keep_first=True)
    to.state("OFFERS", to.clause(line), award)
    if line.get("funder_key"):
        to.state("FUNDS", Node("Agency", line["funder_key"]), award)
    if line.get("recipient_key"):
        label, _, key = line["recipient_key"].partition(":")
        to.state("GOES_TO", award, Node(label, key))


def _named(to: _Gathering, line: Line) -> None:
    thing = Node(line["kind"].capitalize(), line["key"])
    to.state("CONCERNS", to.clause(line), thing, action=line.get("action"), surface=line.get("name"))


def _instrument(to: _Gathering, line: Line) -> None:
    to.state("USES", to.clause(line), Node("Instrument", line["code"]))


def _theme(to: _Gathering, line: Line) -> None:
    to.state("ABOUT", to.clause(line), Node("Theme", line["name"]))


def _citation(to: _Gathering, line: Line) -> None:
    """A plan that is to be drawn up has no document yet, and no place in the graph."""
    if line.get("target_document"):
        printed = {name: line.get(name) for name in ("title", "number", "date", "action")}
        to.state("CITES", to.rows.document, Node("Document", line["target_document"]), **printed)


def _issuer(to: _Gathering, line: Line) -> None:
    if line.get("agency_key"):
        place = {name: line.get(name) for name in ("order", "surface")}
        to.state("ISSUED", Node("Agency", line["agency_key"]), to.rows.document, **place)


def _entity(to: _Gathering, line: Line) -> None:
    entity = to.shared(Node(line["label"], line["key"]), line["properties"])
    for type_, label, key in line["links"]:
        to.refer(type_, entity, Node(label, key), line["basis"])


_READERS = {
    "document": _document,
    "section": _section,
    "measure": _measure,
    "role": _role,
    "target": _target,
    "funding": _funding,
    "programme": _named,
    "platform": _named,
    "instrument": _instrument,
    "theme": _theme,
    "citation": _citation,
    "issuer": _issuer,
    "entity": _entity,
}
