"""Rows for the shell: as a table, in Markdown, as CSV, as a JSON list of objects; progress and warnings on standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

if TYPE_CHECKING:  # only for the signatures: the shell's help must not wait for the drivers
    from graph.query_file import Query
    from graph.records import FreeResult
    from graph.schema import Schema
    from jobs.built import Built

T = TypeVar("T")
_UNBOUNDED, _SHORT, _FOLDED = 10_000, 16, 16
_CALLED = ("name", "title", "indicator", "recipient", "quote")
_COUNTED = ("measure", "role", "target", "funding", "programme", "platform")


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns in order, and rows by column. A table leaves out columns that are empty, unless a reader has named them."""

    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]
    named: bool = False

    @classmethod
    def of_builds(cls, builds: Iterable[Built]) -> Rows:
        rows = [
            {"document": b.document or str(b.file), "title": b.title, "outcome": b.outcome}
            | {kind: (b.counts or {}).get(kind, 0) if b.counts is not None else None for kind in _COUNTED}
            for b in builds
        ]
        return cls(("document", "title", "outcome", *_COUNTED), rows)

    @classmethod
    def of_questions(cls, questions: Iterable[Query], word: str) -> Rows:
        rows = [
            {
                "name": q.name,
                "parameters": " ".join(p.name + ("" if p.required else "?") for p in q.parameters),
                "question": q.zh,
                "english": q.en,
            }
            for q in questions
            if word.lower() in f"{q.name} {q.zh} {q.en}".lower()
        ]
        return cls(("name", "parameters", "question", "english"), rows)

    @classmethod
    def of_free(cls, result: FreeResult) -> Rows:
        return cls(result.columns, [dict(zip(result.columns, row, strict=True)) for row in result.rows], named=True)

    @classmethod
    def of_schema(cls, schema: Schema) -> Rows:
        labels = [
            {"name": label.name, "kind": "label", "ends": "", "meaning": f"{label.zh} / {label.en}"}
            | {"properties": " ".join(label.properties)}
            for label in schema.labels.values()
        ]
        relations = [
            {"name": r.name, "kind": r.kind, "meaning": f"{r.zh} / {r.en}"}
            | {"ends": " · ".join(f"{a} → {b}" for a, b in r.ends), "properties": " ".join(r.properties)}
            for r in schema.relations.values()
        ]
        return cls(("name", "kind", "ends", "meaning", "properties"), [*labels, *relations])


def print_rows(rows: Rows, format: str) -> None:
    if format == "json":
        plain = [{column: row.get(column) for column in rows.columns} for row in rows.rows]
        print(json.dumps(plain, ensure_ascii=False, indent=1, default=_plain))
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(rows.columns)
        writer.writerows([_cell(row.get(column)) for column in rows.columns] for row in rows.rows)
    elif format == "markdown":
        _print_markdown(rows)
    else:
        _print_table(rows)


def tell(line: str) -> None:
    print(line)


def warn(line: str) -> None:
    print(line, file=sys.stderr)


def progress(items: Iterator[T], total: int, what: str) -> Iterator[T]:
    """Hands items on, with a bar on standard error where that is a terminal and there are several."""
    console = Console(stderr=True)
    if total < 2 or not console.is_terminal:
        yield from items
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("documents"))
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items, total=total)


def _print_table(rows: Rows) -> None:
    """As wide as the terminal, long cells folded; into a pipe as wide as the rows are, a line each.

    Where the columns do not fit, each row becomes a block of lines: a number or an id is never cut.
    """
    console = Console() if sys.stdout.isatty() else Console(width=_UNBOUNDED)
    told = [c for c in rows.columns if rows.named or any(row.get(c) not in (None, "") for row in rows.rows)]
    shown = told or list(rows.columns)
    if not rows.rows:
        console.print("no rows")
    elif sum(_least(rows, column) + 2 for column in shown) > console.width:
        _print_blocks(rows, shown)
    else:
        console.print(_table(rows, shown))


def _table(rows: Rows, shown: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in shown:
        table.add_column(column, overflow="fold", no_wrap=_widest(rows, column) <= _SHORT)
    for row in rows.rows:
        table.add_row(*(escape(_shown(row.get(column))) for column in shown))
    return table


def _print_blocks(rows: Rows, shown: Sequence[str]) -> None:
    name_width = max(map(cell_len, shown))
    for row in rows.rows:
        for column in shown:
            if row.get(column) not in (None, "", []):
                print(f"{column}{' ' * (name_width - cell_len(column))}  {_shown(row.get(column))}")
        print()


def _widest(rows: Rows, column: str) -> int:
    return max((cell_len(_shown(row.get(column))) for row in rows.rows), default=0)


def _least(rows: Rows, column: str) -> int:
    """The width below which a column cannot be read: all of it where it is short, else some words a line."""
    widest = _widest(rows, column)
    return max(cell_len(column), widest if widest <= _SHORT else _FOLDED)


def _shown(value: Any) -> str:
    """For the eye: whole numbers without .0, lists without brackets, nodes and relations by kind and name or sentence."""
    if hasattr(value, "properties"):
        return _record(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple) and all(isinstance(item, str | int | float) for item in value):
        return "、".join(map(_shown, value))
    return _cell(value)


def _record(value: Any) -> str:
    """Agency 威海市财政局; LEADS (牵头单位:市财政局 …)."""
    kind = "/".join(getattr(value, "labels", ())) or value.type
    called = next((value.properties[name] for name in _CALLED if value.properties.get(name)), "")
    return f"{kind} {called}".strip()


def _print_markdown(rows: Rows) -> None:
    cells = [
        [_cell(row.get(column)).replace("|", "\\|").replace("\n", " ") for column in rows.columns] for row in rows.rows
    ]
    for line in (list(rows.columns), ["---"] * len(rows.columns), *cells):
        print(f"| {' | '.join(line)} |")
    print()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict) or is_dataclass(value):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
