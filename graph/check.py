"""What the database itself does not enforce, checked against data/schema.yaml: types, required properties, evidence,
ends of relations, orphans, duplicates. Every finding says where, what, and what to do.

What users added themselves (other labels, other properties, relations without ``fact_id`` or ``basis``) is theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from graph.content import Content
from graph.held import nodes, own_nodes, references, stated
from graph.parts import kinds as kinds_of
from graph.queries import run
from graph.rows import Edge, Node, Rows
from graph.schema import Label, Property, Row, Schema, Value, fit_value, load_schema
from graph.store import Store

Kind = Literal["missing", "type", "evidence", "ends", "stray", "orphan", "duplicate"]
BATCH = 500
AGAIN = "Take {document} out (`policygraph remove`) and ingest it again."
SHARED = "Ingest a document that names it again, after `policygraph remove`; or delete it."
DELETE = "Delete it, or build the graph afresh."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``where`` is ``Label key``, with its property or relation and fact where it has one."""

    kind: Kind
    where: str
    what: str
    remedy: str


def check(store: Store) -> Iterator[Finding]:
    """All that is wrong with the graph. Reads it document by document; nothing large is in memory."""
    checking = _Checking(store, load_schema())
    yield from checking.keys()
    for document in checking.documents:
        yield from checking.document(document)
    yield from checking.strays()
    yield from checking.references()
    yield from checking.orphans()


def check_document(store: Store, document: str) -> Iterator[Finding]:
    """All that is wrong with what one document says: quick, for after a load."""
    yield from _Checking(store, load_schema()).document(document)


def check_rows(rows: Rows) -> Iterator[Finding]:
    """The same of a document that is in no store yet. What making its rows has checked already, types, ends, quotes and
    ids, is looked at only where something else is wrong."""
    schema, said = load_schema(), _Said(load_schema())
    owned, required = {label.name for label in schema.owned}, _required()
    own = [(n.label, row) for n, row in rows.nodes.items() if n.label in owned and not _whole(row, required[n.label])]
    edges = [edge for edge in rows.stated.values() if not _whole(edge.properties, required[edge.type])]
    text = rows.nodes[rows.document].get("text")
    yield from said.check(rows.document.key, None if text is None else str(text), own, edges)


@cache
def _required() -> Mapping[str, frozenset[str]]:
    schema = load_schema()
    return {
        name: frozenset(p.name for p in one.properties.values() if p.required)
        for some in (schema.labels, schema.relations)
        for name, one in some.items()
    }


def _whole(row: Mapping[str, Any], required: frozenset[str]) -> bool:
    """Nothing is missing, and all lies in one span; where it is not so, there is more to be looked at."""
    if not required <= row.keys():
        return False
    if "mention" not in row:
        return True
    spans, inside = row["spans"], (*row["mention"], row["char_start"], row["char_end"])
    return len(spans) == 2 and bool(spans[0] <= min(inside) and max(inside) <= spans[1])


@dataclass(slots=True)
class _Said:
    """What documents say: their own nodes and their facts."""

    schema: Schema
    facts: set[str] = field(default_factory=set)
    stated: Counter[str] = field(default_factory=Counter)
    """How many relations of each type the documents have."""

    def check(
        self, document: str, text: str | None, own: Iterable[tuple[str, Row]], edges: Iterable[Edge]
    ) -> Iterator[Finding]:
        """Properties, evidence, ends, and ids that two facts share."""
        remedy = AGAIN.format(document=document)
        for label, row in own:
            declared, where = self.schema.labels[label].properties, f"{label} {row.get('id')}"
            yield from _properties(where, declared, row, remedy)
            yield from _evidence(where, row, text, remedy)
        for edge in edges:
            self.stated[edge.type] += 1
            where = f"{edge.type} {edge.properties.get('fact_id')} of {document}"
            declared = self.schema.relations[edge.type].properties
            yield from _properties(where, declared, edge.properties, remedy)
            yield from _evidence(where, edge.properties, text, remedy)
            yield from self._fact(where, edge, remedy)

    def _fact(self, where: str, edge: Edge, remedy: str) -> Iterator[Finding]:
        if (edge.start.label, edge.end.label) not in self.schema.relations[edge.type].ends:
            yield _ends(where, edge.start.label, edge.end.label, remedy)
        fact = str(edge.properties.get("fact_id"))
        if fact in self.facts:
            yield Finding("duplicate", where, "another fact has the same id", remedy)
        self.facts.add(fact)


@dataclass(slots=True)
class _Checking:
    store: Store
    schema: Schema
    documents: list[str] = field(default_factory=list)
    said: _Said = field(default_factory=lambda: _Said(load_schema()))

    def keys(self) -> Iterator[Finding]:
        """Every node has a key of its own; then the properties of those that belong to no document."""
        for label in self.schema.labels.values():
            rows = self.store.run(f"MATCH (n:{label.name}) RETURN n.{label.key} AS key")
            times = Counter(row["key"] for row in rows)
            yield from self._keys(label, times)
            keys = sorted(key for key in times if isinstance(key, str))
            if label.name == "Document":
                self.documents = keys
            if label not in self.schema.owned:
                yield from self._shared(label, keys)

    def _keys(self, label: Label, times: Mapping[Any, int]) -> Iterator[Finding]:
        for key, count in times.items():
            where = f"{label.name} {key}"
            if key is None:
                yield Finding("missing", label.name, f"{count} without the key {label.key}", DELETE)
            elif not isinstance(key, str):
                yield Finding("type", f"{where}: {label.key}", f"must be string, not {key!r}", DELETE)
            elif count > 1:
                yield Finding("duplicate", where, f"{count} nodes have this key", "Delete all but one of them.")

    def _shared(self, label: Label, keys: list[str]) -> Iterator[Finding]:
        named = [Node(label.name, key) for key in keys]
        for at in range(0, len(named), BATCH):
            for node, row in sorted(nodes(self.store, self.schema, named[at : at + BATCH]).items()):
                remedy = AGAIN.format(document=node.key) if label.owned else SHARED
                bare = bool(row.get("stub"))
                yield from _properties(f"{label.name} {node.key}", label.properties, row, remedy, bare)

    def document(self, document: str) -> Iterator[Finding]:
        """Its nodes and facts."""
        held = nodes(self.store, self.schema, [Node("Document", document)])
        text = next((str(row["text"]) for row in held.values() if "text" in row), None)
        own, facts = own_nodes(self.store, self.schema, document), stated(self.store, self.schema, document)
        yield from self.said.check(document, text, own, facts)

    def strays(self) -> Iterator[Finding]:
        """Nodes and facts of no document that is there."""
        for label in self.schema.owned:
            for key in self._lost(f"(x:{label.name})", label.key):
                yield Finding("stray", f"{label.name} {key}", "belongs to no document of the graph", DELETE)
        for type_ in self.schema.stated:
            count = f"MATCH ()-[r:{type_}]->() RETURN count(r) AS all"
            if self.store.run(count)[0]["all"] > self.said.stated[type_]:
                for fact in self._lost(f"()-[x:{type_}]->()", "fact_id"):
                    yield Finding("stray", f"{type_} {fact}", "belongs to no document of the graph", DELETE)

    def _lost(self, pattern: str, key: str) -> list[str]:
        """Of what the pattern finds the keys that no document has. Which documents there are is compared here: the
        engines go through a list once for each thing."""
        match = f"MATCH {pattern} WHERE x.{key} IS NOT NULL"
        named = {row["document"] for row in self.store.run(f"{match} RETURN DISTINCT x.document_id AS document")}
        lost, keys = sorted(map(str, named - {None, *self.documents})), f"RETURN x.{key} AS key ORDER BY key"
        rows = self.store.run(f"{match} AND x.document_id IN $lost {keys}", {"lost": lost}) if lost else []
        rows += self.store.run(f"{match} AND x.document_id IS NULL {keys}") if None in named else []
        return sorted(str(row["key"]) for row in rows)

    def references(self) -> Iterator[Finding]:
        """Allowed ends, and one of a kind between two nodes."""
        for type_, relation in ((name, self.schema.relations[name]) for name in self.schema.reference):
            kinds = (
                f"MATCH (a)-[r:{type_}]->(b) WHERE r.basis IS NOT NULL "
                "RETURN labels(a) AS start, labels(b) AS end, min(coalesce(a.id, a.code, a.name)) AS key"
            )
            for row in self.store.run(kinds):
                if not any(start in row["start"] and end in row["end"] for start, end in relation.ends):
                    start, end = "/".join(row["start"]), "/".join(row["end"])
                    yield _ends(f"{type_} from {start} {row['key']}", start, end, DELETE)
        for start in sorted({kind.start for kind in kinds_of(self.schema, self.schema.reference)}):
            for keys in Content(self.store).keys(start):
                yield from self._twice(Node(start, key) for key in keys)

    def _twice(self, nodes: Iterable[Node]) -> Iterator[Finding]:
        times = Counter(link for link, _ in references(self.store, self.schema, nodes))
        for link, count in sorted(times.items()):
            if count > 1:
                where = f"{link.type} from {link.start.key} to {link.end.key}"
                yield Finding("duplicate", where, f"stands {count} times", "Delete all but one of them.")

    def orphans(self) -> Iterator[Finding]:
        """From the question ``audit/orphans``."""
        for row in run(self.store, "audit/orphans"):
            what = (
                "nothing states it" if row["label"] not in ("Section", "Measure") else "no section or document holds it"
            )
            for key in _listed(row["keys"]):
                yield Finding("orphan", f"{row['label']} {key}", what, DELETE)


def _listed(keys: object) -> Iterable[object]:
    return keys if isinstance(keys, list) else ()


def _ends(where: str, start: str, end: str, remedy: str) -> Finding:
    return Finding("ends", where, f"data/schema.yaml lets it not lead from {start} to {end}", remedy)


def _properties(
    where: str, declared: Mapping[str, Property], row: Row, remedy: str, bare: bool = False
) -> Iterator[Finding]:
    """Types, values, and what is required; of a ``bare`` stub nothing is."""
    for name, property_ in declared.items():
        value = row.get(name)
        if value is None:
            if property_.required and not bare:
                yield Finding("missing", f"{where}: {name}", "is missing", remedy)
        elif type(value) is not property_.plain and (what := _misfit(property_, value)):
            yield Finding("type", f"{where}: {name}", what, remedy)


def _misfit(declared: Property, value: Value) -> str | None:
    try:
        fitted = fit_value(declared, value)
    except ValueError as error:
        return str(error)
    return None if type(fitted) is type(value) else f"{declared.name} must be {declared.type}, not {value!r}"


def _evidence(where: str, row: Row, text: str | None, remedy: str) -> Iterator[Finding]:
    """The quote is what stands there; of a fact it lies in one of the spans, and so does every mention."""
    start, end, spans = row.get("char_start"), row.get("char_end"), _pairs(row.get("spans"))
    if not isinstance(start, int) or not isinstance(end, int):
        return
    if text is None:
        yield Finding("evidence", where, "the text that it quotes is not in the graph", remedy)
    elif text[start:end] != row.get("quote"):
        yield Finding("evidence", where, f"its quote is not what stands at {start}:{end}", remedy)
    if "mention" not in row:  # a clause of several statements has its headline in the section above
        return
    for name, ranges in (("quote", [(start, end)]), ("mention", _pairs(row["mention"]))):
        if any(not [a for a, b in spans if a <= first and last <= b] for first, last in ranges):
            yield Finding("evidence", where, f"its {name} lies in none of its spans", remedy)


def _pairs(flat: object) -> list[tuple[int, int]]:
    numbers = [n for n in flat if isinstance(n, int)] if isinstance(flat, list) else []
    return list(zip(numbers[::2], numbers[1::2], strict=False))
