"""Tables: a CSV file for each label and each relation type, for people, and for ``neo4j-admin database import full``.

Strings are always in quotes, so that an empty one (``""``) differs from an absent value (nothing at all).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from graph.content import Pieces
from graph.prepare import completion
from graph.schema import Label, Property, Relation, Schema, Value

Cell = Callable[[Any], str]
ENDS = ("start_label", "start", "end_label", "end")
# A sign that no text holds: it parts the items of a list for neo4j-admin, which knows no escape for it.
PARTING = "\x1f"
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
TYPES |= {"strings": "string[]", "integers": "long[]"}


def write_csv(content: Pieces, folder: Path) -> None:
    """``Measure.csv`` …, ``LEADS.csv`` …: a header of property names, lists as JSON text."""
    schema = content.schema
    heads = {label.name: tuple(label.properties) for label in schema.labels.values()}
    heads |= {relation.name: (*ENDS, *relation.properties) for relation in schema.relations.values()}
    with _Files(folder, _json_list) as files:
        for name, head in heads.items():
            files.row(name, head)
        for node, row in content.nodes():
            files.row(node.label, map(row.get, heads[node.label]))
        for edge in content.edges():
            ends = (edge.start.label, edge.start.key, edge.end.label, edge.end.key)
            files.row(edge.type, (*ends, *map(edge.properties.get, heads[edge.type][len(ENDS) :])))


def write_bulk(content: Pieces, folder: Path) -> None:
    """Files without headers, a typed header beside each, and ``import.args`` that names them all. In the folder run
    ``neo4j-admin database import full @import.args``. The import takes an empty list for none; policygraph mends that
    when it first opens the graph, and ``after.cypher`` does it for who never opens it so.
    """
    schema = content.schema
    columns = {name: tuple(one.properties) for some in (schema.labels, schema.relations) for name, one in some.items()}
    with _Files(folder, _parted_list) as files:
        for label in schema.labels.values():
            files.head(label.name, _node_head(label))
        for relation in schema.relations.values():
            for ends in relation.ends:
                files.head("-".join((relation.name, *ends)), _relation_head(relation, ends))
        for node, row in content.nodes():
            files.row(node.label, map(row.get, columns[node.label]))
        for edge in content.edges():
            values = map(edge.properties.get, columns[edge.type])
            files.row(f"{edge.type}-{edge.start.label}-{edge.end.label}", (edge.start.key, *values, edge.end.key))
    _write_lines(folder / "import.args", _arguments(schema))
    _write_lines(folder / "after.cypher", (f"{statement};" for statement in completion(schema)))


def _node_head(label: Label) -> Iterator[str]:
    for name, declared in label.properties.items():
        yield f"{name}:ID({label.name})" if name == label.key else _typed(declared)


def _relation_head(relation: Relation, ends: tuple[str, str]) -> Iterator[str]:
    yield f":START_ID({ends[0]})"
    yield from map(_typed, relation.properties.values())
    yield f":END_ID({ends[1]})"


def _typed(declared: Property) -> str:
    return f"{declared.name}:{TYPES[declared.type]}"


def _arguments(schema: Schema) -> Iterator[str]:
    yield "neo4j"
    yield "--multiline-fields=true"
    yield "--read-buffer-size=16m"
    yield f"--array-delimiter=U+{ord(PARTING):04X}"
    for label in schema.labels:
        yield f"--nodes={label}=./{label}-header.csv,./{label}.csv"
    for relation in schema.relations.values():
        for ends in relation.ends:
            name = "-".join((relation.name, *ends))
            yield f"--relationships={relation.name}=./{name}-header.csv,./{name}.csv"


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


class _Files(ExitStack):
    """The open tables of a folder, by name."""

    def __init__(self, folder: Path, of_list: Cell) -> None:
        super().__init__()
        folder.mkdir()
        self.folder, self.cells = folder, {**_CELLS, list: of_list}
        self.open: dict[str, TextIO] = {}

    def head(self, name: str, columns: Iterable[str]) -> None:
        _write_lines(self.folder / f"{name}-header.csv", [",".join(columns)])
        self.row(name, ())

    def row(self, name: str, values: Iterable[Value | None]) -> None:
        if name not in self.open:
            file = (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self.open[name] = self.enter_context(file)
        line = ",".join([self.cells[type(value)](value) for value in values])
        self.open[name].write(f"{line}\n" if line else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _json_list(items: list[object]) -> str:
    return _quoted(json.dumps(items, ensure_ascii=False))


def _parted_list(items: list[object]) -> str:
    return _quoted(PARTING.join(map(str, items)))


_CELLS: Mapping[type, Cell] = {
    type(None): lambda _: "",
    str: _quoted,
    bool: lambda value: str(value).lower(),
    int: repr,
    float: repr,
}
"""How a value of each type is written."""
