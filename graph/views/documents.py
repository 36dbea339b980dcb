"""Documents: how much was read in each, and one document's text cut where facts begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.queries import Runs, run
from graph.views.quotes import number, optional, pairs, source, strings, text

RESPONSIBILITY = ("measures", "led", "shared", "group_only", "unstated")
COUNTS = (*RESPONSIBILITY, "roles", "targets", "awards", "programmes", "platforms")


@dataclass(frozen=True, slots=True)
class Coverage:
    """One document's counts; led + shared + group_only + unstated = measures."""

    id: str
    title: str
    city: str | None
    genre: str | None
    status: str
    date: str | None
    measures: int
    led: int
    shared: int
    group_only: int
    unstated: int
    roles: int
    targets: int
    awards: int
    programmes: int
    platforms: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a sentence: subject, relation, object, and the range of its quote."""

    type: str
    subject: str
    object: str
    start: int
    end: int
    rule: str
    spans: tuple[tuple[int, int], ...] = ()

    def covers(self, here: tuple[int, int]) -> bool:
        """Whether any of its spans meets the range."""
        return any(a < here[1] and here[0] < b for a, b in self.spans or ((self.start, self.end),))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. ``at`` is the range of the shortest quote around it ("12-40"), empty outside all quotes.

    ``first`` begins the range that was asked for, ``here`` is in it or in another span of the same passage.
    """

    text: str
    at: str
    here: bool
    first: bool = False


def coverage(store: Runs, regions: Iterable[str] | None = None) -> tuple[Coverage, ...]:
    """How much was read in each document of these places, else of all, by city."""
    given = [{}] if regions is None else [{"region": region} for region in regions]
    return tuple(
        Coverage(
            id=text(row, "document_id"),
            title=text(row, "document"),
            city=optional(row, "region"),
            genre=optional(row, "genre"),
            status=text(row, "status") or "unknown",
            date=optional(row, "date"),
            **{name: number(row, name) for name in COUNTS},
        )
        for one in given
        for row in run(store, "document/coverage", one)
    )


def stated(store: Runs, document: str) -> tuple[Stated, ...]:
    """The facts of a document, in reading order."""
    return tuple(
        Stated(
            text(row, "type"),
            text(row, "from_name"),
            text(row, "to_name"),
            number(row, "char_start"),
            number(row, "char_end"),
            text(row, "rule"),
            pairs(row, "spans"),
        )
        for row in run(store, "view/facts", {"document": document})
    )


def repairs(store: Runs, document: str) -> tuple[tuple[str, int], ...]:
    """What was repaired before the text was read, and how often: ("page_order", 2)."""
    rows = run(store, "view/text", {"document": document})
    said = strings(rows[0], "repairs") if rows else ()
    found = (re.match(r"(\w+) (?:\(|×)(\d+)", one) for one in said)
    return tuple((one[1], int(one[2])) for one in found if one)


def pieces(store: Runs, document: str, facts: Iterable[Stated], here: tuple[int, int]) -> tuple[Piece, ...]:
    """The whole text, cut at every end of a span; ``here`` is the range that the reader came for.

    Of a torn passage all spans are here.
    """
    whole = source(store, document)
    held = list(facts)
    torn = {span for f in held if here in (*f.spans, (f.start, f.end)) for span in f.spans}
    asked = {here, *torn} if here[1] > here[0] else set()
    ranges = sorted({span for f in held for span in (*f.spans, (f.start, f.end))} | asked, key=_length)
    owner: list[tuple[int, int] | None] = [None] * len(whole)
    for begin, end in reversed(ranges):
        owner[begin:end] = [(begin, end)] * (min(end, len(whole)) - begin)
    ends = {end for span in asked for end in span}
    cuts = [i for i in range(len(whole)) if i == 0 or owner[i] != owner[i - 1] or i in ends]
    return tuple(
        _piece(whole[a:b], owner[a], any(x <= a < y for x, y in asked), a == here[0])
        for a, b in zip(cuts, [*cuts[1:], len(whole)], strict=True)
    )


def _length(found: tuple[int, int]) -> tuple[int, int]:
    return found[1] - found[0], found[0]


def _piece(words: str, owner: tuple[int, int] | None, here: bool, first: bool) -> Piece:
    return Piece(words, f"{owner[0]}-{owner[1]}" if owner else "", here, here and first)
