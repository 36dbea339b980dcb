"""What a free query answers, in records that know no engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
