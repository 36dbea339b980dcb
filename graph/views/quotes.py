"""The quote under every mark on the screen, and the small readings that all views share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.queries import Runs, run

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Quote:
    """``text`` as printed; ``marks`` are the ranges of the name or number inside it, ``start`` its source offset."""

    document: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A place with documents. ``code`` is its GB/T 2260 code."""

    code: str
    name: str
    level: str
    documents: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in the words of its own head; ``date`` is that of issue, else of publication."""

    id: str
    title: str
    number: str | None
    genre: str | None
    status: str
    issuer: str
    date: str | None
    region: str | None
    city: str | None
    characters: int


def cities(store: Runs) -> tuple[City, ...]:
    """The places with documents, by code."""
    return tuple(
        City(text(r, "region"), text(r, "name"), text(r, "level"), number(r, "documents"))
        for r in run(store, "view/cities")
    )


def papers(store: Runs) -> tuple[Paper, ...]:
    """The documents of the graph, by place."""
    return tuple(_paper(row) for row in run(store, "view/documents"))


def _paper(row: Row) -> Paper:
    return Paper(
        id=text(row, "document"),
        title=text(row, "title"),
        number=optional(row, "number"),
        genre=optional(row, "genre"),
        status=text(row, "status") or "unknown",
        issuer="、".join(strings(row, "issuer")),
        date=optional(row, "date_issued") or optional(row, "date_published"),
        region=optional(row, "region"),
        city=optional(row, "city"),
        characters=number(row, "characters"),
    )


def quote(row: Row) -> Quote:
    """A row's evidence. Mentions outside the quoted span (a torn passage) are left unmarked."""
    start, end = number(row, "char_start"), number(row, "char_end")
    flat = [int(str(offset)) for offset in _list(row, "mention")]
    inside = [(a - start, b - start) for a, b in zip(flat[::2], flat[1::2], strict=False) if start <= a and b <= end]
    return Quote(text(row, "document"), start, end, text(row, "quote"), tuple(inside), strings(row, "inferred"))


def clause_path(row: Row) -> str:
    """四/(三), as printed in the outline."""
    value = row.get("path")
    return "/".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value or "")


def text(row: Row, name: str) -> str:
    return str(row.get(name) or "")


def optional(row: Row, name: str) -> str | None:
    return text(row, name) or None


def number(row: Row, name: str) -> int:
    value = row.get(name)
    return int(value) if isinstance(value, int | float) else 0


def strings(row: Row, name: str) -> tuple[str, ...]:
    value = row.get(name)
    return (value,) if isinstance(value, str) else tuple(str(item) for item in _list(row, name))


def _list(row: Row, name: str) -> list[object]:
    value = row.get(name)
    return list(value) if isinstance(value, list | tuple) else []
