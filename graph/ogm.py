"""The graph as Python objects, for notebooks on a Neo4j server, by py2neo's object mapping (``pip install -e '.[py2neo]'``).

    from graph.ogm import Agency, Measure, connect
    graph = connect("bolt://localhost:7687")
    measure = Measure.match(graph).where("_.title CONTAINS '实验室'").first()
    for agency, fact in measure.leads_from.facts():
        print(agency.name, fact["quote"])

There is a class for each label of data/schema.yaml. A relation is an attribute of both its ends: ``agency.leads`` are the
measures, ``measure.leads_from`` the agencies. py2neo is end-of-life upstream; ``graph.store`` needs nothing of it.

py2neo's own relations know one edge between two nodes, and one label at the other end; ours keep every fact. What you
add without a ``fact_id`` is yours: loading and checking leave it alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import py2neo
from py2neo import ogm

from graph.errors import StoreError
from graph.schema import Label, Property, Relation, Row, Schema, fit, load_schema


def connect(url: str) -> py2neo.Graph:
    """A py2neo graph (user, password: NEO4J_USERNAME, NEO4J_PASSWORD). The embedded engine is not for py2neo."""
    if url.startswith("embedded:"):
        raise StoreError(url, "py2neo speaks to a Neo4j server only", "Use graph.open_store, or start one: make neo4j.")
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    return py2neo.Graph(url, auth=auth, name=os.environ.get("NEO4J_DATABASE"))


@cache
def models() -> Mapping[str, type[ogm.Model]]:
    """A class for each label."""
    schema = load_schema()
    return {label.name: _model(schema, label) for label in schema.labels.values()}


def __getattr__(name: str) -> type[ogm.Model]:
    """``from graph.ogm import Measure``."""
    if not name.startswith("_") and name in load_schema().labels:
        return models()[name]
    raise AttributeError(f"module 'graph.ogm' has no attribute {name!r}")


def _model(schema: Schema, label: Label) -> type[ogm.Model]:
    body: dict[str, Any] = {"__primarylabel__": label.name, "__primarykey__": label.key, "__module__": __name__}
    body |= {"__doc__": f"{label.zh} · {label.en}"}
    body |= {name: _Checked(declared) for name, declared in label.properties.items()}
    for relation in schema.relations.values():
        if any(start == label.name for start, _ in relation.ends):
            body[relation.name.lower()] = _Relation(relation, outgoing=True)
        if any(end == label.name for _, end in relation.ends):
            body[f"{relation.name.lower()}_from"] = _Relation(relation, outgoing=False)
    model: type[ogm.Model] = type(ogm.Model)(label.name, (ogm.Model,), body)
    return model


class _Checked(ogm.Property):  # type: ignore[misc]  # py2neo has no types
    """A property that takes what data/schema.yaml declares; None takes it away. ``ValueError`` says what it must be."""

    def __init__(self, declared: Property) -> None:
        super().__init__(key=declared.name)
        self.declared = declared

    def __set__(self, instance: ogm.Model, value: Any) -> None:
        fitted = fit({self.key: self.declared}, {self.key: value})
        super().__set__(instance, fitted.get(self.key))


class _Relation:
    """The attribute; what it holds is read when it is first asked for."""

    def __init__(self, relation: Relation, outgoing: bool) -> None:
        self.relation, self.outgoing = relation, outgoing

    def __get__(self, instance: ogm.Model | None, owner: type[ogm.Model]) -> Any:
        if instance is None:
            return self
        held, place = instance.__ogm__._related, (self.relation.name, self.outgoing)
        if place not in held:  # py2neo pulls, pushes and clears what stands here
            held[place] = Facts(instance, self.relation, self.outgoing)
        return held[place]


@dataclass(slots=True)
class _Fact:
    """One relation. ``identity`` is the server's, None where it is not written yet; ``before``: as it was read."""

    other: ogm.Model
    properties: Row
    identity: int | None = None
    before: Row = field(default_factory=dict)


class Facts:
    """The relations of one type at one node. Iterating yields the nodes at the other end, once for each relation."""

    def __init__(self, subject: ogm.Model, relation: Relation, outgoing: bool) -> None:
        self.subject, self.relation, self.outgoing = subject, relation, outgoing
        self._read: list[_Fact] | None = None
        self._gone: list[int] = []

    def __iter__(self) -> Iterator[ogm.Model]:
        return (fact.other for fact in self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, other: object) -> bool:
        return any(fact.other == other for fact in self._held)

    def facts(self) -> Iterator[tuple[ogm.Model, Row]]:
        """Each node at the other end with the properties of the relation, which may be changed before a push."""
        return ((fact.other, fact.properties) for fact in self._held)

    def add(self, other: ogm.Model, **properties: Any) -> None:
        """One more relation, written by ``push``. ``ValueError`` where data/schema.yaml does not allow it."""
        ends = (self.subject.__primarylabel__, other.__primarylabel__)
        if (ends if self.outgoing else ends[::-1]) not in self.relation.ends:
            raise ValueError(f"data/schema.yaml lets {self.relation.name} not join {ends[0]} and {ends[1]}")
        self._held.append(_Fact(other, fit(self.relation.properties, properties)))

    def remove(self, other: ogm.Model, fact_id: str | None = None) -> None:
        """Without ``fact_id`` all relations with the other node."""
        out = [f for f in self._held if f.other == other and fact_id in (None, f.properties.get("fact_id"))]
        self._gone += [fact.identity for fact in out if fact.identity is not None]
        self._read = [fact for fact in self._held if fact not in out]

    def clear(self) -> None:
        """What py2neo asks for when the node itself is deleted."""
        self._read = []

    @property
    def _held(self) -> list[_Fact]:
        if self._read is None:
            self._read = []
            if self.subject.__node__.graph:
                self.subject.__node__.graph.update(self.__db_pull__)
        return self._read

    def __db_pull__(self, tx: Any) -> None:
        match = f"MATCH {self._pattern('(a)', '(b)')} WHERE id(a) = $id"
        rows = tx.run(
            f"{match} RETURN id(r) AS id, properties(r) AS row, b ORDER BY r.fact_id, id", id=_id(self.subject)
        )
        self._read = [_Fact(_wrapped(row["b"]), dict(row["row"]), row["id"], dict(row["row"])) for row in rows]
        self._gone = []

    def __db_push__(self, tx: Any) -> None:
        """Only what changed is written."""
        if self._gone:
            tx.run("MATCH ()-[r]->() WHERE id(r) IN $ids DELETE r", ids=self._gone)
            self._gone = []
        for fact in self._read or ():
            if fact.identity is None:
                tx.merge(fact.other)
                create = (
                    f"MATCH (a), (b) WHERE id(a) = $a AND id(b) = $b CREATE {self._pattern('(a)', '(b)')} SET r = $row"
                )
                ends = {"a": _id(self.subject), "b": _id(fact.other)}
                fact.identity = tx.run(f"{create} RETURN id(r)", row=fact.properties, **ends).evaluate()
            elif fact.properties != fact.before:
                tx.run("MATCH ()-[r]->() WHERE id(r) = $id SET r = $row", id=fact.identity, row=fact.properties)
            fact.before = dict(fact.properties)

    def _pattern(self, subject: str, other: str) -> str:
        start, end = (subject, other) if self.outgoing else (other, subject)
        return f"{start}-[r:{self.relation.name}]->{end}"


def _id(model: ogm.Model) -> int:
    identity: int = model.__node__.identity
    return identity


def _wrapped(node: py2neo.Node) -> ogm.Model:
    label = next(label for label in models() if node.has_label(label))
    return models()[label].wrap(node)
