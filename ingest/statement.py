"""The grammar of responsibility statements: (牵头单位:A;责任单位:B、C) · (A牵头，B配合) · (A会同B负责) · lines of their own.

Reads the printed text of one statement into lists of bodies, each with the part it plays, a time limit and a scope. What a
body is and where a list falls apart is known to ``ingest.names``; this module only knows labels, verbs and their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.model import Span, Vocabulary
from ingest.wording import any_of

Part = Literal["lead", "support", "joint"]

_SEPARATORS = "，,；;、。 \t\n\u3000"
_BY = re.compile(r"[^，,；;、。：:]{0,12}?(?<!自)由")
_DATE = re.compile(
    r"(?:(?:力争|争取|计划|拟)?于?)?(?:\d{4}年|\d{1,2}月|[^，,；;。：:]{0,4}年内|年底|持续|长期|每年|近期|适时)[^，,；;。]{0,24}$"
    r"|[^，,；;。：:]{0,6}(?:持续推进|长期坚持|长期推进|持续实施|长期实施|按计划推进|完成)$"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of bodies as printed, and the part that label or verb gives it."""

    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class StatementReading:
    """All ranges count in the text that was read."""

    listings: tuple[Listing, ...]
    due: str | None
    scope: str | None
    cues: int
    """How many labels and verbs were read; a list of bodies without any is no statement."""


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    span: Span


def read_statement(text: str, vocabulary: Vocabulary) -> StatementReading:
    """Reads the inside of a bracket, the lines of labels, or a sentence without its full stop."""
    listings: list[Listing] = []
    notes: dict[str, str] = {}
    label: str | None = None
    fallback: Part = "joint"
    position = 0
    cues = tuple(_cues(text, vocabulary))
    for cue in (*cues, _Cue("end", Span(len(text), len(text)))):
        before = _trim(text, Span(position, cue.span.start))
        position = cue.span.end
        part = _part(cue.kind, label, fallback)
        if label in ("due", "scope"):
            notes.setdefault(label, text[before.start : before.end])
        else:
            listings += [Listing(part, piece) for piece in _without_dates(text, before, notes)]
        label = cue.kind.removeprefix("label_") if cue.kind.startswith("label_") else None
        fallback = "support" if cue.kind in ("verb_with", "verb_lead") else "joint"
        if cue.kind == "verb_with":
            label = "with"
    return StatementReading(tuple(settled(listings)), notes.get("due"), notes.get("scope"), len(cues))


def _part(kind: str, label: str | None, fallback: Part) -> Part:
    """The part of the bodies before a cue: by the label before them, else by the verb behind them."""
    if label in ("lead", "support", "joint"):
        return label  # type: ignore[return-value]
    if label == "with":
        return "support"
    if kind in ("verb_lead", "verb_with"):
        return "lead"
    if kind == "verb_support":
        return "support"
    return "joint" if kind == "verb_joint" else fallback


def settled(listings: list[Listing]) -> Iterator[Listing]:
    """Where somebody leads, whoever else is responsible supports."""
    led = any(listing.part == "lead" for listing in listings)
    for listing in listings:
        yield Listing("support", listing.span) if led and listing.part == "joint" else listing


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _SEPARATORS:
        start += 1
    by = _BY.match(text, start, end)
    if by:
        start = by.end()
    while start < end and text[end - 1] in _SEPARATORS:
        end -= 1
    return Span(start, end)


def _without_dates(text: str, span: Span, notes: dict[str, str]) -> Iterator[Span]:
    """Cuts off what tells a time (2023年10月底前完成并持续推进), which is noted as the time limit."""
    start = span.start
    for match in re.finditer(r"[^，,；;。\n]+", text[span.start : span.end]):
        piece = Span(span.start + match.start(), span.start + match.end())
        if not _DATE.match(text[piece.start : piece.end]):
            continue
        notes.setdefault("due", text[piece.start : piece.end].strip())
        yield from _nonempty(_trim(text, Span(start, piece.start)))
        start = piece.end
    yield from _nonempty(_trim(text, Span(start, span.end)))


def _nonempty(span: Span) -> Iterator[Span]:
    if span.start < span.end:
        yield span


def _cues(text: str, vocabulary: Vocabulary) -> Iterator[_Cue]:
    pattern = _pattern(*(vocabulary[f"responsibility.{name}"] for name in _LISTS))
    for match in pattern.finditer(text):
        if _depth(text, match.start()):
            continue
        yield _Cue(str(match.lastgroup), Span(*match.span()))


def _depth(text: str, at: int) -> int:
    before = text[:at]
    return sum(before.count(sign) for sign in "（(〔[") - sum(before.count(sign) for sign in "）)〕]")


_LISTS = (
    "label_lead",
    "label_joint",
    "label_support",
    "label_due",
    "label_scope",
    "verb_lead",
    "verb_with",
    "verb_support",
    "verb_joint",
    "adverb",
)


@lru_cache(maxsize=8)
def _pattern(*lists: tuple[str, ...]) -> re.Pattern[str]:
    """Labels stand before a colon or at the head of a piece; verbs stand at the end of one, adverbs before them."""
    words = {name: any_of(entries) for name, entries in zip(_LISTS, lists, strict=True)}
    labels = "|".join(
        rf"(?P<{name}>(?:{words[name]})(?:[（(][^（()）]{{1,6}}[)）])?(?:为|是)?[：:]\s*|(?<![^（(，,；;。\s])(?:{words[name]})(?<=[位门体室])(?:为|是)?)"
        for name in _LISTS[:5]
    )
    adverbs = rf"(?:{words['adverb']})*"
    stop = r"(?=[，,；;。、\s]|$)"
    joint = rf"(?:{words['verb_joint']})(?:{words['verb_joint']})?"
    lead = rf"(?P<verb_lead>{adverbs}(?:{words['verb_lead']})(?:{adverbs}(?:{words['verb_joint']})|组织|抓总)?{stop})"
    # 会同 stands anywhere; 商 and 联合 only between two bodies, since 商务局 and 联合会 are names.
    with_ = rf"(?P<verb_with>并?(?:{words['verb_with']})(?=[^，,；;。、\s])|(?<=[局委厅部办院会])(?:商|联合)(?=[市省区县国各有]))"
    support = rf"(?P<verb_support>{adverbs}(?:{words['verb_support']})(?:{words['verb_joint']})?{stop})"
    return re.compile(
        rf"{labels}|{lead}|{support}|(?P<verb_joint>(?<!持续)(?<!长期){adverbs}{joint}{stop}|{adverbs}(?<=分工){stop})|{with_}"
    )
