"""The quote under every mark on the screen, and the small readings that all views share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from graph.queries import Runs, run

Row = Mapping[str, object]
SEAM = "⋯"
NOWHERE = ""
"""The place of documents of which no place is known."""
LONGEST_LABEL = 24
"""Characters of a text that stand for a title that is missing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """``text`` as printed; ``marks`` are the ranges of the name or number inside it, ``start`` its source offset.

    A passage that a page seam tears holds all of its spans in reading order, with `SEAM` between them, at ``seams``.
    """

    document: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    inferred: tuple[str, ...]
    seams: tuple[int, ...] = ()

    def near(self, before: int = 16) -> Quote:
        """The quote from a little before what is marked, for a place too small for all of it."""
        start = min((mark[0] for mark in self.marks), default=0) - before
        if start <= 0:
            return self
        moved = tuple((a - start + 1, b - start + 1) for a, b in self.marks)
        seams = tuple(seam - start + 1 for seam in self.seams if seam >= start)
        return replace(self, text="…" + self.text[start:], marks=moved, seams=seams)


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
    beginning: str = ""

    @property
    def label(self) -> str:
        """What to call it: its title, else its number, else the beginning of its text, else its id."""
        return self.title or self.number or self.beginning or self.id


def cities(store: Runs) -> tuple[City, ...]:
    """The places with documents, those with most bodies first."""
    return tuple(
        City(text(r, "region"), text(r, "name"), text(r, "level"), number(r, "documents"))
        for r in run(store, "view/cities")
    )


def papers(store: Runs, regions: Iterable[str] | None = None) -> tuple[Paper, ...]:
    """The documents of these places (``NOWHERE``: those of none), else of the whole graph, by place."""
    given = {} if regions is None else {"regions": sorted(regions)}
    return tuple(_paper(row) for row in run(store, "view/documents", given))


def papers_named(store: Runs, documents: Iterable[str]) -> tuple[Paper, ...]:
    """Those of these documents that the graph holds."""
    return tuple(_paper(row) for row in run(store, "view/documents", {"documents": sorted(documents)}))


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
        beginning=_beginning(text(row, "beginning")),
    )


def _beginning(words: str) -> str:
    line = next((line.strip() for line in words.splitlines() if line.strip()), "")
    return line if len(line) <= LONGEST_LABEL else line[:LONGEST_LABEL] + "…"


def evidence(store: Runs, name: str, regions: Iterable[str]) -> list[Row]:
    """Rows of a question about these places. Where a passage is torn, ``parts`` holds the text of each of its spans."""
    rows = run(store, name, {"regions": sorted(regions)})
    torn = {text(row, "document") for row in rows if len(_list(row, "spans")) > 2}
    texts = {document: source(store, document) for document in torn}
    return [{**row, "parts": _parts(row, texts)} for row in rows]


def source(store: Runs, document: str) -> str:
    """The text of a document, empty where the graph does not hold it."""
    rows = run(store, "view/text", {"document": document})
    return text(rows[0], "text") if rows else ""


def _parts(row: Row, texts: Mapping[str, str]) -> list[str]:
    spans = pairs(row, "spans")
    return [texts[text(row, "document")][a:b] for a, b in spans] if len(spans) > 1 else []


def quote(row: Row) -> Quote:
    """A row's evidence: its quote, or all spans of a torn passage where `evidence` read them."""
    start, end = number(row, "char_start"), number(row, "char_end")
    parts = strings(row, "parts") or (text(row, "quote"),)
    spans = pairs(row, "spans") if len(parts) > 1 else ((start, end),)
    starts = list(accumulate((len(part) + len(SEAM) for part in parts), initial=0))
    marks = sorted(
        (at + a - begin, at + b - begin)
        for a, b in pairs(row, "mention")
        for at, (begin, finish) in zip(starts, spans, strict=False)
        if begin <= a and b <= finish
    )
    seams = tuple(at - len(SEAM) for at in starts[1:-1])
    return Quote(text(row, "document"), start, end, SEAM.join(parts), tuple(marks), strings(row, "inferred"), seams)


def pairs(row: Row, name: str) -> tuple[tuple[int, int], ...]:
    """start, end, start, end … as ranges."""
    flat = [int(str(offset)) for offset in _list(row, name)]
    return tuple(zip(flat[::2], flat[1::2], strict=False))


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
