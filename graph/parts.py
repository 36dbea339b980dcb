"""Many small statements as one: a part for each label or type, each with rows of its own. It is sent once and planned once.

All rows are in one parameter, a map. Of a list that is a parameter itself Neo4j also looks at the size, and plans anew for
each combination of sizes; a document has thirty lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, Protocol

from graph.rows import Edge, Link, Node
from graph.schema import Schema

Parts = Mapping[str, str]
"""A name of the part → what it does with each ``row``."""


class Kind(NamedTuple):
    """A type of relation between nodes of two labels."""

    type: str
    start: str
    end: str

    @property
    def name(self) -> str:
        return "_".join(self)


class Runs(Protocol):
    """A store, or a transaction."""

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]: ...


def write_parts(runs: Runs, parts: Parts, rows: Mapping[str, Sequence[Any]]) -> None:
    """One part after the other; nothing is sent where there is no row."""
    if any(rows.values()):
        _run(runs, " WITH count(*) AS done ", parts, rows)


def read_parts(runs: Runs, parts: Parts, rows: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """The answers of all parts, which have the same columns."""
    return _run(runs, " UNION ALL ", parts, rows) if any(rows.values()) else []


def _run(runs: Runs, joint: str, parts: Parts, rows: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    text = joint.join(f"UNWIND $rows.{name} AS row {part}" for name, part in parts.items())
    return runs.run(text, {"rows": {name: rows.get(name, []) for name in parts}})


def kinds(schema: Schema, types: Iterable[str]) -> Iterator[Kind]:
    """All that data/schema.yaml allows."""
    for type_ in types:
        for start, end in schema.relations[type_].ends:
            yield Kind(type_, start, end)


def kind_of(relation: Edge | Link) -> Kind:
    return Kind(relation.type, relation.start.label, relation.end.label)


def by_label(named: Iterable[Node]) -> dict[str, list[str]]:
    """Label → keys, both in order."""
    grouped = groupby(sorted(set(named)), key=lambda node: node.label)
    return {label: [node.key for node in group] for label, group in grouped}
