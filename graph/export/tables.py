"""Tables: a CSV file for each label and each relation type, for people. ``bulk`` writes others for machines.

Strings are always in quotes, so that an empty one (``""``) differs from an absent value (nothing at all).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from graph.content import Pieces
from graph.schema import Value

Cell = Callable[[Any], str]
ENDS = ("start_label", "start", "end_label", "end")


def write_csv(content: Pieces, folder: Path) -> None:
    """``Measure.csv`` …, ``LEADS.csv`` …: a header of property names, lists as JSON text."""
    schema = content.schema
    heads = {label.name: tuple(label.properties) for label in schema.labels.values()}
    heads |= {relation.name: (*ENDS, *relation.properties) for relation in schema.relations.values()}
    with Files(folder) as files:
        for name, head in heads.items():
            files.write(name, line(head, _json_list))
        for node, row in content.nodes():
            files.write(node.label, line(map(row.get, heads[node.label]), _json_list))
        for edge in content.edges():
            ends = (edge.start.label, edge.start.key, edge.end.label, edge.end.key)
            properties = map(edge.properties.get, heads[edge.type][len(ENDS) :])
            files.write(edge.type, line((*ends, *properties), _json_list))


class Files(ExitStack):
    """The open tables of a folder, by name."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir()
        self.folder = folder
        self.open: dict[str, BinaryIO] = {}

    def write(self, name: str, lines: str) -> None:
        self.put(name, lines.encode())

    def put(self, name: str, lines: bytes) -> None:
        if name not in self.open:
            self.open[name] = self.enter_context((self.folder / f"{name}.csv").open("wb"))
        self.open[name].write(lines)


def line(values: Iterable[Value | None], of_list: Cell) -> str:
    """One row, its end with it. Most cells are strings: they are written here, without a call for each."""
    cells = [
        f'"{value.replace(_QUOTE, _TWICE)}"'
        if type(value) is str
        else ""
        if value is None
        else of_list(value)
        if type(value) is list
        else _CELLS[type(value)](value)
        for value in values
    ]
    return ",".join(cells) + "\n"


def quoted(text: str) -> str:
    return '"' + text.replace(_QUOTE, _TWICE) + '"'


def _json_list(items: list[object]) -> str:
    return quoted(_JSON(items))


_QUOTE, _TWICE = '"', '""'
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_CELLS: Mapping[type, Cell] = {bool: lambda value: str(value).lower(), int: repr, float: repr}
"""How a value of each other type is written."""
