"""What a free query answers, in records that know no engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

WEIGHT = 1_000_000
"""Values, a long text counting for more, beyond which no more rows of an answer are read."""


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """A node as the screen needs it. ``id`` is the engine's own and holds for this answer only."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A relation; ``start`` and ``end`` are ids of nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FreeResult:
    """The answer to a free query: plain rows, and every node and relation in them once, so that it can be drawn.

    A node or relation stands in ``rows`` as its record, a path as the list of its parts. ``truncated`` says that there
    were more rows than were asked for; ``seconds`` is wall-clock time.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    seconds: float
    nodes: tuple[NodeRecord, ...]
    relations: tuple[RelationRecord, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What EXPLAIN says: whether the query only reads, and each operator with its details."""

    reads: bool
    operators: tuple[tuple[str, str], ...]


def operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A driver's plan, flat: each operator with its details."""
    if plan:
        yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from operators(child)


@dataclass(slots=True)
class Drawing:
    """The nodes and relations met while a driver's values are made plain; ``weight`` counts the values.

    The driver's types are told by their shape, so that only ``graph.store`` needs the driver.
    """

    nodes: dict[str, NodeRecord] = field(default_factory=dict)
    relations: dict[str, RelationRecord] = field(default_factory=dict)
    weight: int = 0

    def take(self, values: Iterable[Iterable[Any]], rows: int) -> tuple[list[tuple[Any, ...]], bool]:
        """So many rows, made plain, or fewer where they weigh too much; and whether there were more."""
        taken: list[tuple[Any, ...]] = []
        for row in values:
            plain = tuple(self.plain(value) for value in row)
            if len(taken) == rows or self.weight > WEIGHT:
                return taken, True
            taken.append(plain)
        return taken, False

    def plain(self, value: Any) -> Any:
        self.weight += 1 + len(value) // 100 if isinstance(value, str) else 1
        if value is None or isinstance(value, str | int | float | bool):
            return value
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        if isinstance(value, dict):
            return {key: self.plain(item) for key, item in value.items()}
        if isinstance(value, _Node):
            return self._node(value)
        if isinstance(value, _Relation):
            return self._relation(value)
        if isinstance(value, _Path):
            return [self.plain(part) for part in (*value.nodes, *value.relationships)]
        return str(value)

    def missing(self) -> list[str]:
        """Ids of the nodes that relations end at and that have not been met."""
        ends = {end for relation in self.relations.values() for end in (relation.start, relation.end)}
        return sorted(ends - self.nodes.keys())

    def result(
        self, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], truncated: bool, seconds: float
    ) -> FreeResult:
        nodes, relations = tuple(self.nodes.values()), tuple(self.relations.values())
        return FreeResult(columns, tuple(rows), truncated, seconds, nodes, relations)

    def _node(self, node: _Node) -> NodeRecord:
        record = NodeRecord(node.element_id, tuple(sorted(node.labels)), self._properties(node))
        return self.nodes.setdefault(record.id, record)

    def _relation(self, relation: _Relation) -> RelationRecord:
        ends = [node for node in (relation.start_node, relation.end_node) if node is not None]
        for node in ends:
            if node.labels:
                self._node(node)
        start, end = (node.element_id for node in ends)
        record = RelationRecord(relation.element_id, relation.type, start, end, self._properties(relation))
        return self.relations.setdefault(record.id, record)

    def _properties(self, thing: Any) -> dict[str, Any]:
        items: Mapping[str, Any] = dict(thing.items())
        return {key: self.plain(value) for key, value in items.items()}


@runtime_checkable
class _Node(Protocol):
    element_id: str
    labels: frozenset[str]


@runtime_checkable
class _Relation(Protocol):
    element_id: str
    type: str
    start_node: _Node | None
    end_node: _Node | None


@runtime_checkable
class _Path(Protocol):
    nodes: tuple[_Node, ...]
    relationships: tuple[_Relation, ...]
