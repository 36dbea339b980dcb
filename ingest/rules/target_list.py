"""Lists of nouns and numbers: their members, and how far the noun of each number may stand."""

from __future__ import annotations

import itertools
import re

from ingest.model import Span
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain

ITEM = re.compile(r"[、,]|以及|及(?!其|时)|和(?!谐|解|平)|并(?!购|网|列)")
_AND = re.compile(f"{ITEM.pattern}|与")
COMMA = re.compile(r"[、,]")
STOP = re.compile(r"[,:。;]")


def items(plain: Plain, start: int, end: int, marks: re.Pattern[str] = ITEM) -> list[Span]:
    """The members of a list: parted by 、和及, marks inside quotes and brackets left alone."""
    cuts = [m for m in marks.finditer(plain.text, start, end) if not plain.sealed(m.start())]
    edges = [start, *(edge for m in cuts for edge in m.span()), end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def dealt(plain: Plain, start: int, end: int, n: int) -> list[Span] | None:
    """A list of exactly ``n`` members, parted at 、 alone if that gives ``n``."""
    for marks in (COMMA, ITEM, _AND):
        if len(spans := items(plain, start, end, marks)) == n:
            return spans
    return None


def borders(plain: Plain, quantities: list[Quantity], start: int, end: int) -> list[tuple[int, int]]:
    """For each quantity the range in which its noun may stand: no further than the comma or item that parts it."""
    cuts = [start]
    for one, two in itertools.pairwise(quantities):
        cuts.append(_border(plain, one, two))
    cuts.append(end)
    return [(_segment(plain, a, q.lead), b) for a, b, q in zip(cuts, cuts[1:], quantities, strict=False)]


def _border(plain: Plain, one: Quantity, two: Quantity) -> int:
    """Where the first number's words end and the second's begin."""
    marks = [m for m in ITEM.finditer(plain.text, one.end, two.lead) if not plain.sealed(m.start())]
    if not marks:
        return one.end if two.lead - one.end < 2 else two.lead
    commas = [m for m in marks if m.group() == ","]
    if marks[0].start() == one.end:
        return marks[0].start()
    return (commas or marks[-1:])[0].start()


def _segment(plain: Plain, start: int, lead: int) -> int:
    """Behind the last comma or colon before the number."""
    stops = [m.end() for m in STOP.finditer(plain.text, start, lead) if not plain.sealed(m.start())]
    return stops[-1] if stops else start
