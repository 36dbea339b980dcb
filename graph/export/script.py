"""A script of Cypher statements, for cypher-shell or any empty graph of either engine.

Keys become unique first; the indexes that data/schema.yaml wants besides are made when policygraph opens the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from graph.content import Pieces
from graph.rows import Edge
from graph.schema import Row, Schema, Value

STATEMENT = 100
"""Nodes or relations in one statement."""
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r"[\\'\x00-\x1f]")


def write_script(content: Pieces, file: Path) -> None:
    """One statement a line, each ends with a semicolon."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{statement};\n" for statement in _statements(content))


def _statements(content: Pieces) -> Iterator[str]:
    schema = content.schema
    for label in schema.labels.values():
        name = f"{label.name.lower()}_key"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.{label.key} IS UNIQUE"
    for label, group in groupby(content.nodes(), key=lambda item: item[0].label):
        for batch in _batches(_map(row) for _, row in group):
            yield f"UNWIND {batch} AS row CREATE (n:{label}) SET n = row"
    for (type_, start, end), edges in groupby(content.edges(), key=_kind):
        ends = f"MATCH (a:{start} {{{_key(schema, start)}: row[0]}}) MATCH (b:{end} {{{_key(schema, end)}: row[1]}})"
        for batch in _batches(_triple(edge) for edge in edges):
            yield f"UNWIND {batch} AS row {ends} CREATE (a)-[r:{type_}]->(b) SET r = row[2]"


def _kind(edge: Edge) -> tuple[str, str, str]:
    return edge.type, edge.start.label, edge.end.label


def _key(schema: Schema, label: str) -> str:
    return schema.labels[label].key


def _batches(items: Iterable[str]) -> Iterator[str]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == STATEMENT:
            yield f"[{', '.join(batch)}]"
            batch = []
    if batch:
        yield f"[{', '.join(batch)}]"


def _triple(edge: Edge) -> str:
    return f"[{literal(edge.start.key)}, {literal(edge.end.key)}, {_map(edge.properties)}]"


def _map(row: Row) -> str:
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in row.items()) + "}"


def literal(value: Value) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return f"'{_ESCAPED.sub(_sign, value)}'"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _sign(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
