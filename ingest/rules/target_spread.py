"""One number for several nouns, several numbers for one list of nouns: each gets its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.model import Span, Vocabulary
from ingest.rules.plain import Plain
from ingest.rules.target_list import COMMA, dealt, items
from ingest.rules.target_reading import Reading

_WORD = 3
_LEVEL = re.compile(r"^[县区]?(?:[（(][^（）()]*[）)])?")
"""省、市、县(市、区)财政…的比例: levels share what follows the last."""


def spread(text: Plain, readings: Iterator[Reading], words: Vocabulary) -> Iterator[Reading]:
    """A、B各N and A、B均达到N name two; A、B(分别)达到M、N gives each its own."""
    for run in _runs(readings):
        noun, marks = run[0].noun, run[0].quantity.marks
        alike = len({reading.quantity.unit for reading in run}) == 1
        members = dealt(text, noun.start, noun.end, len(run)) if len(run) > 1 else None
        in_turn = members is not None and (alike or all(text.text[a:b].endswith(words["measure"]) for a, b in members))
        grown = _grown(text, run[0], words) if len(run) == 1 else None
        shares = _shares(text, run[0], words) if len(run) == 1 else []
        if shares:
            yield from shares
        elif grown or (len(run) == 1 and text.text.startswith(("均", "都"), run[0].quantity.lead)):
            yield from _both(text, grown or run[0], words)
        elif in_turn or marks & {"respectively", "grows"}:
            yield from _dealt(text, run, words)
        elif "each" in marks and not noun.behind:
            yield from _each(text, run[0], words)
            yield from run[1:]
        else:
            yield from run


def _runs(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """Numbers with those right behind them that have no noun of their own."""
    run: list[Reading] = []
    for reading in readings:
        follows = run and reading.noun.empty and reading.quantity.lead - run[-1].quantity.end <= 1
        if run and not follows:
            yield run
            run = []
        run.append(reading)
    if run:
        yield run


def _grown(text: Plain, reading: Reading, words: Vocabulary) -> Reading | None:
    """零售总额、固定资产投资增长4%: measures that grow alike, with the growth as a mark of the number."""
    quantity, noun = reading.quantity, reading.noun
    word = next((w for w in words["growth"] if text.text.endswith(w, noun.start, noun.end)), "")
    end = noun.end - len(word)
    spans = items(text, noun.start, end)
    measures = (*words["measure"], *words["flow"], *words["spent"])
    alike = len(spans) > 1 and all(text.text[a:b].endswith(measures) for a, b in spans)
    if not word or word in words["decline"] or noun.behind or not quantity.is_share or not alike:
        return None
    return replace(reading, noun=replace(noun, end=end), quantity=replace(quantity, marks=quantity.marks | {"grows"}))


def _each(text: Plain, reading: Reading, words: Vocabulary) -> Iterator[Reading]:
    """五星级和四星级酒店各1家: each of the members, with the head that only the last names."""
    spans = items(text, reading.noun.start, reading.noun.end)
    ending = _ending([text.text[a:b] for a, b in spans], words)
    for turn, span in enumerate(spans, 1):
        own = "" if turn == len(spans) else ending
        yield replace(reading, noun=replace(reading.noun, start=span.start, end=span.end, ending=own))


def _shares(text: Plain, reading: Reading, words: Vocabulary) -> list[Reading]:
    """断面水质达标率、水源地水质达标率(均)达到100%: shares that reach the same, parted at 、 alone."""
    noun = reading.noun
    spans = items(text, noun.start, noun.end, COMMA)
    alike = len(spans) > 1 and all(text.text[a:b].endswith(words["share"]) for a, b in spans)
    if noun.behind or noun.ending or not reading.quantity.is_share or not alike:
        return []
    falls = _falls(text, reading, words)
    return [replace(reading, noun=replace(noun, start=a, end=b, ending=falls)) for a, b in spans]


def _both(text: Plain, reading: Reading, words: Vocabulary) -> Iterator[Reading]:
    """软件业和制造业规模均达到N: each of the two, with the measure that only the last names."""
    quantity, noun = reading.quantity, reading.noun
    spans = items(text, noun.start, noun.end)
    said = [text.text[a:b] for a, b in spans]
    ending = _ending(said, words)
    listed = ending or "grows" in quantity.marks or all(one.endswith(words["measure"]) for one in said)
    if noun.behind or not listed or min(map(len, said), default=0) < _WORD:
        yield reading
        return
    for turn, span in enumerate(spans, 1):
        own = "" if turn == len(spans) else ending
        yield replace(reading, noun=replace(noun, start=span.start, end=span.end, ending=own))


def _dealt(text: Plain, run: list[Reading], words: Vocabulary) -> Iterator[Reading]:
    noun, lead = run[0].noun, run[0].quantity
    spans = dealt(text, noun.start, noun.end, len(run))
    ending = _ending([text.text[a:b] for a, b in spans or ()], words)
    falls = _falls(text, run[0], words)
    bounds = {reading.quantity.comparator for reading in run} - {"="}
    for turn, reading in enumerate(run):
        own = spans[turn] if spans else Span(noun.start, noun.end)
        sign = next(iter(bounds)) if len(bounds) == 1 else reading.quantity.comparator
        quantity = replace(reading.quantity, comparator=sign, marks=reading.quantity.marks | lead.marks)
        shared = "" if turn == len(run) - 1 else ending
        yield replace(
            reading,
            quantity=quantity,
            noun=replace(noun, start=own.start, end=own.end, ending=shared + falls),
            turn=turn - len(run),
        )


def _falls(text: Plain, reading: Reading, words: Vocabulary) -> str:
    """分别下降16%、20%: the decline that stands with the number belongs to each name."""
    lead = text.text[reading.quantity.lead : reading.quantity.start]
    return next((word for word in words["decline"] if word in lead), "")


def _ending(members: list[str], words: Vocabulary) -> str:
    """软件业、制造业规模: the measure that only the last member has, with the 的… before it, or all behind its pair."""
    measures = words["measure"]
    named = (*measures, *words["spent"])
    if len(members) > 1 and all(one in words["paired"] for one in members[:-1]):
        return members[-1][len(members[0]) :]
    if len(members) > 1 and all(one in words["level"] for one in members[:-1]):
        level = next((w for w in words["level"] if members[-1].startswith(w)), "")
        return _LEVEL.sub("", members[-1].removeprefix(level), count=1)
    if len(members) < 2 or any(one.endswith(named) for one in members[:-1]):
        return ""
    first, last = members[0], members[-1]
    twin = last[: len(first)]
    if last.endswith(measures) and len(last) > len(first) and (twin[-1] == first[-1] or twin in words["paired"]):
        return last[len(first) :]
    attribute = last[last.index("的") :] if "的" in last and not any("的" in one for one in members[:-1]) else ""
    measure = next((w for w in measures if last.endswith(w)), "")
    while more := next((w for w in measures if last.removesuffix(measure).endswith(w)), ""):
        measure = more + measure
    return (attribute or measure) if len(measure) > 1 else ""
