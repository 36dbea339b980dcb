"""Pairs each number of a part with its noun, and says whether the pair is a goal and how it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ingest.model import Span, Vocabulary
from ingest.rules.deadline import Moment
from ingest.rules.funding_fund import Funds
from ingest.rules.number import Comparator, Numbers, Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_attribute import before_grant, without_attributes
from ingest.rules.target_noun import Noun, Nouns, borders, dealt, items
from ingest.rules.target_subject import Subjects

Change = Literal["level", "increase", "growth", "rank", "ratio"]
_YEARS_SUM = re.compile(r"[\d一二三四五]+年内?(?:总投资|投资|投入)")
_WORD = 3
_REACHES = frozenset({"reach", "passes", "above", "at_least", "at_most", "below"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A number and its noun, ranges in the plain text."""

    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None
    change: Change
    moment: Moment | None
    mention: tuple[Span, ...]
    value_max: float | None = None
    per_year: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A quantity with its noun; ``turn`` is its place in a 分别 run, ``said`` what the part says before its number."""

    quantity: Quantity
    noun: Noun
    said: str
    planned: bool
    turn: int | None = None

    @property
    def clause(self) -> str:
        """What its own segment says before the number."""
        return re.split("[,、]", self.said)[-1]


class Pairs:
    """Reads the goals of one part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {k.removeprefix("target."): v for k, v in vocabulary.items() if k.startswith("target.")}
        self._calendar = frozenset(vocabulary["number.calendar"])
        self._duration = frozenset(vocabulary["number.duration"])
        self._numbers = Numbers(vocabulary)
        self._funds = Funds(vocabulary)
        self._nouns = Nouns(vocabulary)
        self._subjects = Subjects(vocabulary, self._nouns)

    def read(self, text: Plain, part: Span, times: list[Moment], planned: bool) -> list[Pair]:
        """The goals among the numbers of ``part``; ``times`` are the deadlines that stand before or in it.

        ``planned``: the passage states goals by its place, so that a bare 不少于50家 is one and no requirement.
        """
        part = before_grant(text, part, self._words["yearly"])
        quantities = [
            q for q in self._numbers.find(text.text, *part) if q.unit not in self._calendar and not text.sealed(q.start)
        ]
        funds = {q for grant, _ in self._funds.read(text, part) for q in grant.amounts}
        quantities = [q for q in without_attributes(text.text, quantities) if q not in funds]
        if not quantities or self._grants(text.text[part.start : part.end], quantities):
            return []
        pairs: list[Pair] = []
        for reading in _spread(text, self._readings(text, part, quantities, planned), self._words):
            former = pairs[-1] if pairs else None
            pair = self._pair(text, part, reading, times, former)
            if pair and (former or planned or times or self._drives(reading, pair)):
                pairs.append(pair)
        names = [pair.indicator for pair in pairs]
        return [
            replace(p, indicator=self._subjects.shared(p.indicator, n))
            for p, n in zip(pairs, [*names[1:], ""], strict=False)
        ]

    def _grants(self, said: str, quantities: list[Quantity]) -> bool:
        """Whether the numbers of a part are those of a grant, a fee or a condition."""
        money = any(q.counts_money or q.unit == "%" for q in quantities)
        return (money and self._says("grant", said)) or self._says("condition", said)

    def _says(self, name: str, text: str) -> bool:
        return any(word in text for word in self._words[name])

    def _readings(self, text: Plain, part: Span, quantities: list[Quantity], planned: bool) -> Iterator[_Reading]:
        for quantity, (floor, ceiling) in zip(quantities, borders(text, quantities, *part), strict=True):
            if noun := self._nouns.read(text, quantity, floor, ceiling):
                yield _Reading(quantity, noun, text.text[part.start : quantity.start], planned)

    def _pair(
        self, text: Plain, part: Span, reading: _Reading, times: list[Moment], former: Pair | None
    ) -> Pair | None:
        reading, change = self._change(text, reading, former)
        indicator = self._subjects.complete(text, part, reading.noun, former.indicator if former else None)
        if change == "rank":
            indicator = self._subjects.rank(indicator, former.indicator if former else None)
        moment = _moment(times, reading)
        if not indicator or self._is_attribute(reading, indicator) or self._says("past", reading.said):
            return None
        if not self._reaches(reading, change, indicator, former or moment):
            return None
        quantity, noun = reading.quantity, reading.noun
        if change == "ratio" and noun.behind:
            indicator += "占比"
        spans = (Span(quantity.start, quantity.end), Span(noun.start, noun.end))
        return Pair(
            indicator=indicator,
            comparator=quantity.comparator,
            value=quantity.value,
            unit=quantity.unit,
            change=change,
            moment=moment,
            mention=spans[:1] if noun.empty else spans,
            value_max=quantity.value_max,
            per_year=self._is_yearly(reading),
        )

    def _is_attribute(self, reading: _Reading, indicator: str) -> bool:
        """固定资产投资3亿元以上重大项目: a sum in front of what is counted describes it."""
        return reading.quantity.counts_money and reading.noun.behind and indicator.endswith(self._words["counted"])

    def _is_yearly(self, reading: _Reading) -> bool:
        """每年, through the list that it opens; a running total (累计) is none."""
        if self._says("yearly_here", reading.clause):
            return True
        return self._says("yearly", reading.said) and not self._says("total", reading.clause)

    # A decline stays in the name of what changes (运营成本降低), so that its number is not read as a rise.
    def _change(self, text: Plain, reading: _Reading, former: Pair | None) -> tuple[_Reading, Change]:
        quantity, noun = reading.quantity, reading.noun
        if quantity.marks & {"first", "nth"}:
            return reading, "rank"
        if "grows" in quantity.marks or (noun.empty and former and former.change == "growth" and quantity.is_share):
            return reading, "growth"
        if quantity.is_share:
            word = self._growth_at_end(text.text[noun.start : noun.end])
            if word and not noun.behind:
                kept = 0 if word in self._words["decline"] else len(word)
                return replace(reading, noun=replace(noun, end=noun.end - kept)), "growth"
            return reading, "growth" if noun.verb in self._words["growth"] else "ratio"
        if quantity.marks & {"reach", "total"} or self._says("total", reading.clause):
            return reading, "increase" if self._says("new", reading.clause) else "level"
        if noun.verb:
            return reading, "increase"
        if former and former.change in ("level", "increase"):
            return reading, former.change
        bare = not quantity.marks and not noun.behind
        return reading, "increase" if bare and self._says("strive", reading.clause) else "level"

    def _growth_at_end(self, noun: str) -> str | None:
        return next((word for word in self._words["growth"] if noun.endswith(word)), None)

    def _reaches(self, reading: _Reading, change: Change, indicator: str, led: Pair | Moment | None) -> bool:
        """A goal has a verb that makes it, a reach, a wish or a year, or stands in line with one (``led``)."""
        quantity, noun = reading.quantity, reading.noun
        if quantity.unit in self._duration and "reach" not in quantity.marks:
            return False
        if change == "rank":
            aimed = "first" in quantity.marks or "reach" in quantity.marks or self._says("wish", reading.said)
            return aimed and not noun.behind and quantity.unit in ("名", "位")
        if noun.verb or change == "growth" or led or quantity.marks & _REACHES:
            return True
        if reading.planned and quantity.is_share and (noun.behind or quantity.comparator in (">=", "<=")):
            return True
        return self._wishes(reading, indicator) or bool(_YEARS_SUM.match(indicator))

    def _drives(self, reading: _Reading, pair: Pair) -> bool:
        """Whether the sentence itself sets a goal, where nothing around it does: 不少于N alone is a requirement."""
        bounds = reading.quantity.marks & {"at_least", "at_most", "below", "above"}
        return bool(reading.noun.verb) or not bounds or pair.per_year or self._wishes(reading, pair.indicator)

    def _wishes(self, reading: _Reading, indicator: str) -> bool:
        return self._says("wish", reading.said) or (reading.noun.behind and self._says("wish", indicator))


def _spread(text: Plain, readings: Iterator[_Reading], words: Vocabulary) -> Iterator[_Reading]:
    """A、B各N and A、B均达到N name two; A、B分别达到M、N gives each its own."""
    run: list[_Reading] = []
    for reading in readings:
        follows = run and reading.noun.empty and reading.quantity.lead - run[-1].quantity.end <= 1
        if not follows:
            yield from _dealt(text, run, words)
            run = []
        if run or reading.quantity.marks & {"respectively", "grows"}:
            run.append(reading)
        elif "each" in reading.quantity.marks and not reading.noun.behind:
            spans = items(text, reading.noun.start, reading.noun.end)
            yield from (replace(reading, noun=replace(reading.noun, start=s.start, end=s.end)) for s in spans)
        else:
            yield from _both(text, reading, words)
    yield from _dealt(text, run, words)


def _both(text: Plain, reading: _Reading, words: Vocabulary) -> Iterator[_Reading]:
    """软件业和制造业规模均达到N: each of the two, with the measure that only the last names."""
    quantity, noun = reading.quantity, reading.noun
    spans = items(text, noun.start, noun.end)
    said = [text.text[a:b] for a, b in spans]
    if noun.behind or not text.text.startswith(("均", "都"), quantity.lead) or min(map(len, said), default=0) < _WORD:
        yield reading
        return
    ending = _ending(said, words)
    if not ending and not all(one.endswith(words["measure"]) for one in said):
        yield reading
        return
    for turn, span in enumerate(spans, 1):
        own = "" if turn == len(spans) else ending
        yield replace(reading, noun=replace(noun, start=span.start, end=span.end, ending=own))


def _dealt(text: Plain, run: list[_Reading], words: Vocabulary) -> Iterator[_Reading]:
    if not run:
        return
    noun, lead = run[0].noun, run[0].quantity
    spans = dealt(text, noun.start, noun.end, len(run))
    ending = _ending([text.text[a:b] for a, b in spans or ()], words)
    falls = next((w for w in words["decline"] if w in text.text[lead.lead : lead.start]), "")
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


def _ending(members: list[str], words: Vocabulary) -> str:
    """软件业、制造业规模: the measure that only the last member has, with the 的… before it, or all behind its pair."""
    measures = words["measure"]
    if len(members) < 2 or any(one.endswith(measures) for one in members[:-1]):
        return ""
    first, last = members[0], members[-1]
    twin = last[: len(first)]
    if last.endswith(measures) and len(last) > len(first) and (twin[-1] == first[-1] or twin in words["paired"]):
        return last[len(first) :]
    attribute = last[last.index("的") :] if "的" in last and not any("的" in one for one in members[:-1]) else ""
    measure = next((w for w in measures if last.endswith(w)), "")
    return (attribute or measure) if len(measure) > 1 else ""


def _moment(times: list[Moment], reading: _Reading) -> Moment | None:
    """The last deadline before the number; in a run of 分别 the one of the same turn."""
    before = [m for m in times if m.end <= reading.quantity.lead]
    if reading.turn is not None:
        run = [m for m in before if m.start >= before[-1].start - 6 * -reading.turn] if before else []
        if len(run) > 1 and -reading.turn <= len(run):
            return run[reading.turn]
    return before[-1] if before else None
