"""The lines of a document, also where it has lost its line breaks around title, signature and imprint."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.describe.language import DATE, NUMBER, Language
from ingest.model import Restored, Span

_DATE = re.compile(DATE)
_NOTE = re.compile(r"[（(](?:此件|此文|此页)[^（）()\n]{1,30}[）)]|(?<=[。）)])(?=(?:抄送|分送)[:：])")
_AFTER_DATE = re.compile(r"$|\n|[（(]此")
_NUMBER = re.compile(NUMBER)
_ADDRESSEES = re.compile(r"各[^。\n]{2,150}?[:：]")
_TORN_DATE = re.compile(r"\d{4}\n+年\n+\d{1,2}\n+月\n+\d{1,2}\n+日")
_TITLE = re.compile(r"《[^《》\n]{2,120}》")
_LONGEST_SIGNATURE = 80
_LEAST_CHROME, _LEAST_SPACED = 2, 3
_LONGEST_LINE = 200
"""A longer one has lost its line breaks: what stood on lines of their own is parted by blanks, if by anything."""


class Line(NamedTuple):
    """A line without the blanks at its edges, or a part of a line that would stand on a line of its own."""

    start: int
    end: int
    text: str


def split_lines(restored: Restored, words: Language) -> tuple[Line, ...]:
    """Lines in order, empty ones left out."""
    text = restored.text
    cuts = {0, len(text), *_at_blanks(restored)}
    for signature in _signatures(text, words):
        cuts -= set(range(signature.start + 1, signature.end))
        cuts |= {signature.start, signature.end}
    for match in _NOTE.finditer(text):
        cuts |= set(match.span())
    for match in re.finditer(r"\n+", text):
        cuts |= set(match.span())
    for match in _TORN_DATE.finditer(text):
        cuts -= set(range(match.start() + 1, match.end()))
    lines: list[Line] = []
    for start, end in itertools.pairwise(sorted(cuts)):
        lines += _run_on(text, start, end, words)
    return _without_chrome(lines, words)


def _without_chrome(lines: Sequence[Line], words: Language) -> tuple[Line, ...]:
    """Without what a site adds below the last sentence where it stands in a line with the text: 关闭, ©版权所有, …"""
    below = next((i for i in range(len(lines), 0, -1) if "。" in lines[i - 1].text), 0)
    chrome = [i for i in range(below, len(lines)) if words.chrome.search(lines[i].text)]
    if len(chrome) < _LEAST_CHROME:
        return tuple(lines)
    end = chrome[0]
    while end > below and (words.is_body(lines[end - 1].text) or lines[end - 1].text == "关闭"):
        end -= 1
    return tuple(lines[:end])


def _signatures(text: str, words: Language) -> Iterator[Span]:
    """…政府办公室2023年3月30日印发 behind the end of a sentence."""
    for match in _DATE.finditer(text):
        end = match.end() + 2 * text.startswith("印发", match.end())
        if not _AFTER_DATE.match(text, end):
            continue
        start = 1 + max(text.rfind(sign, 0, match.start()) for sign in "。）)\n")
        signed = text[start : match.start()]
        if not signed or (len(signed) <= _LONGEST_SIGNATURE and words.is_body(signed)):
            yield Span(start, end)


def _at_blanks(restored: Restored) -> Iterator[int]:
    """Where the source has blanks inside a line that is too long for one, but not inside a date (2023 年 3 月) or 《》
    and not between letters that are spaced (国 家 数 据 局).
    """
    for match in re.finditer(rf"[^\n]{{{_LONGEST_LINE},}}", restored.text):
        run: list[int] = []
        for at in _blanks(restored, Span(*match.span())):
            if run and at - run[-1] > 1:
                yield from run if len(run) < _LEAST_SPACED else ()
                run = []
            run.append(at)
        yield from run if len(run) < _LEAST_SPACED else ()


def _blanks(restored: Restored, line: Span) -> Iterator[int]:
    text, origin = restored.text, restored.origin
    titles = {at for m in _TITLE.finditer(text, line.start, line.end) for at in range(m.start() + 1, m.end())}
    for at in range(line.start + 1, line.end):
        blank = origin[at] - origin[at - 1] > 1
        if blank and at not in titles and not (_of_date(text[at - 1]) and _of_date(text[at])):
            yield at


def _of_date(sign: str) -> bool:
    return sign.isdigit() or sign in "年月日"


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
        yield Line(at, at + len(stripped), stripped.replace("\n", ""))
