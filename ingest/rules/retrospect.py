"""Where a document looks back: 2023年工作回顾, 发展现状. What stands there was reached, paid, done, and sets no goal.

A retrospect opens with its headline, numbered or a short line of its own, and ends with the next section of its level
or a headline that looks ahead (2024年工作安排).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Clause, Span, Vocabulary
from ingest.rules.deadline import HEADLINE
from ingest.wording import any_of

_TO_COME = re.compile(r"20\d\d年|十[三四五六]五|今年|今后|下一步|未来")
_PARAGRAPH = re.compile(
    r"(?:^|。)\s*(?:各位代表[，！：:])?(?P<title>(?:一年来|过去的?一年|过去五年|五年来)[^\n。]{0,30}|(?:今年|(?P<year>20\d\d)年)，?是)",
    re.MULTILINE,
)
_YEAR = re.compile(r"20\d\d")
_ADDRESS = re.compile(r"(?:向[^。\n]{2,12}报告(?:政府)?工作|作(?:政府)?工作报告)")
_HEAD = 1000
"""The address stands within so many characters."""
_TURN = re.compile(
    r"(?:20\d\d年|今年)[^。\n，]{0,8}(?:工作安排|工作建议|目标任务|重点工作|总体要求)|十[五六]五|[到至]20\d\d年|(?:预期|主要)目标"
)
_SENTENCE = re.compile(r"[^。；;\n]*\d[^。；;\n]*")
_LINES = re.compile(r".+")
_TOLD = 4
"""So many sentences with a figure must tell of the past before a chapter is a report."""
_SHARE = 0.15
"""In what looks ahead one such sentence of thirty looks back, in reports one of six or more."""
_WHOLE = 0.3
"""A work report has half of it behind and half before it: one of seven."""
_NEAR = 100
"""工作回顾 ⏎ 2023年是…: within so many characters it speaks of the year of the headline."""


@dataclass(frozen=True, slots=True)
class _Headline:
    """``depth``: that of the clause that it heads (``numbered``) or stands in; 0 for a line of its own, which no numbered
    section closes. ``year``: of 2024年是…, which closes what an earlier year opened."""

    at: int
    depth: int
    title: str
    year: str | None = None
    numbered: bool = False


def retrospects(text: str, clauses: Sequence[Clause], vocabulary: Vocabulary) -> tuple[Span, ...]:
    """The ranges of a restored text that look back: at its opening, under a headline that says so, by how they tell."""
    return (*_opening(text), *_headed(text, clauses, vocabulary), *_told(text, clauses, vocabulary))


def _opening(text: str) -> Iterator[Span]:
    """A work report begins with what was done, whether a headline says so or not, until it speaks of its goals."""
    address = _ADDRESS.search(text, 0, _HEAD)
    turn = _TURN.search(text, address.end()) if address else None
    if address and turn:
        yield Span(address.end(), max(address.end(), text.rfind("。", 0, turn.start()) + 1))


def _headed(text: str, clauses: Sequence[Clause], vocabulary: Vocabulary) -> tuple[Span, ...]:
    found: list[Span] = []
    opened: _Headline | None = None
    for headline in sorted(_headlines(text, clauses), key=lambda h: (h.at, h.depth)):
        past = _looks_back(headline.title, vocabulary)
        if opened and _ends(headline, opened, vocabulary) and not (past and not headline.numbered):
            found.append(Span(opened.at, headline.at))
            opened = None
        if opened is None and past:
            opened = headline
    return (*found, Span(opened.at, len(text))) if opened and opened.numbered else tuple(found)


def _headlines(text: str, clauses: Sequence[Clause]) -> Iterator[_Headline]:
    yield from (_Headline(c.start, len(c.path), c.title.rstrip("。:："), numbered=True) for c in clauses)
    taken = {c.start for c in clauses}
    yield from (_Headline(m.start(), 0, m["title"]) for m in HEADLINE.finditer(text) if m.start() not in taken)
    starts = [c.start for c in clauses]
    for m in _PARAGRAPH.finditer(text):
        within = bisect_right(starts, m.start())
        yield _Headline(m.start("title"), len(clauses[within - 1].path) if within else 0, m["title"], _year(m))


def _year(m: re.Match[str]) -> str | None:
    return m["year"] or ("今年" if m["title"].startswith("今年") else None)


def _ends(headline: _Headline, opened: _Headline, vocabulary: Vocabulary) -> bool:
    """Whether a headline ends the retrospect that ``opened`` began."""
    if headline.year:
        later = headline.year > max(_YEAR.findall(opened.title), default="")
        return later and headline.at - opened.at >= _NEAR
    return _looks_ahead(headline.title, vocabulary) or (headline.numbered and headline.depth <= opened.depth)


def _looks_ahead(title: str, vocabulary: Vocabulary) -> bool:
    if any(word in title for word in ("完成", "情况", "回顾")):
        return False
    time = _TO_COME.search(title)
    return time is not None and any(word in title[time.end() :] for word in vocabulary["target.ahead"])


def _looks_back(title: str, vocabulary: Vocabulary) -> bool:
    if title.startswith(vocabulary["target.past_opener"]):
        return True
    if "以来" in title and title.startswith(vocabulary["target.past_title"]):
        return True
    named = title.endswith(vocabulary["target.past_title"]) or any(
        w in title for w in vocabulary["target.past_heading"]
    )
    never = not title.endswith(vocabulary["target.past_heading"]) and _looks_ahead(title, vocabulary)
    return named and not never and not any(word in title for word in vocabulary["target.past_never"])


def _told(text: str, clauses: Sequence[Clause], vocabulary: Vocabulary) -> Iterator[Span]:
    """The lines of chapters, or of a whole text, that report: their figures were reached, but for lines that look ahead."""
    signs, ahead = any_of(vocabulary["target.told"]), any_of(vocabulary["target.to_come"])
    past, turns = re.compile(signs), re.compile(f"{signs}|(?P<ahead>{ahead})")
    figures = [(m.start(), past.search(text, *m.span()) is not None) for m in _SENTENCE.finditer(text)]
    reports = _reports([said for _, said in figures], _WHOLE)
    tops = [c for c in clauses if len(c.path) == 1]
    starts = [0, *(c.start for c in tops), len(text)]
    for title, start, end in zip(["", *(c.title for c in tops)], starts, starts[1:], strict=False):
        here = reports or _reports([said for at, said in figures if start <= at < end], _SHARE)
        if not here or _looks_ahead(title, vocabulary):
            continue
        for line in _LINES.finditer(text, start, end):
            yield from _told_of(text, line.span(), turns)


def _told_of(text: str, line: tuple[int, int], turns: re.Pattern[str]) -> Iterator[Span]:
    """What a line of a report tells of the past: all but from a sentence that looks ahead to the next that looks back."""
    begin, past = line[0], True
    for turn in turns.finditer(text, *line):
        at = max(line[0], text.rfind("。", line[0], turn.start()) + 1)
        if past and turn["ahead"]:
            yield Span(begin, at)
        begin = begin if past and not turn["ahead"] else at
        past = not turn["ahead"]
    if past:
        yield Span(begin, line[1])


def _reports(said: Sequence[bool], share: float) -> bool:
    return sum(said) >= max(_TOLD, share * len(said))
