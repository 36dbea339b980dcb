"""The lines of a document, also where it has lost its line breaks around title, signature and imprint."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.describe.language import DATE, NUMBER, Language

_DATE = re.compile(DATE)
_NOTE = re.compile(r"[（(](?:此件|此文|此页)[^（）()\n]{1,30}[）)]|(?<=[。）)])(?=(?:抄送|分送)[:：])")
_AFTER_DATE = re.compile(r"$|\n|[（(]此")
_NUMBER = re.compile(NUMBER)
_ADDRESSEES = re.compile(r"各[^。\n]{2,150}?[:：]")
_LONGEST_SIGNATURE = 80


class Line(NamedTuple):
    """A line without the blanks at its edges, or a part of a line that would stand on a line of its own."""

    start: int
    end: int
    text: str


def split_lines(text: str, words: Language) -> tuple[Line, ...]:
    """Lines in order, empty ones left out."""
    cuts = {0, len(text), *_at_signatures(text, words)}
    for match in _NOTE.finditer(text):
        cuts |= set(match.span())
    for match in re.finditer(r"\n+", text):
        cuts |= set(match.span())
    lines: list[Line] = []
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        lines += _run_on(text, start, end, words)
    return tuple(lines)


def _at_signatures(text: str, words: Language) -> Iterator[int]:
    """Before and after …政府办公室2023年3月30日印发 behind the end of a sentence."""
    for match in _DATE.finditer(text):
        end = match.end() + 2 * text.startswith("印发", match.end())
        if not _AFTER_DATE.match(text, end):
            continue
        start = 1 + max(text.rfind(sign, 0, match.start()) for sign in "。）)\n")
        signed = text[start : match.start()]
        if not signed or (len(signed) <= _LONGEST_SIGNATURE and words.is_body(signed)):
            yield from (start, end)


def _run_on(text: str, start: int, end: int, words: Language) -> Iterator[Line]:
    """Title, number and addressees in front of the first sentence become lines of their own."""
    for pattern in (_NUMBER, words.title_run_on, _NUMBER, _ADDRESSEES):
        found = pattern.match(text, start, end)
        if found:
            yield from _line(text, start, found.end())
            start = found.end()
    yield from _line(text, start, end)


def _line(text: str, start: int, end: int) -> Iterator[Line]:
    stripped = text[start:end].strip()
    if stripped:
        at = text.index(stripped, start)
        yield Line(at, at + len(stripped), stripped)
