"""Targets: numbers to be reached, each with what it counts, how it changes and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.model import Finding, Passage, Span, Target, Vocabulary
from ingest.rules.deadline import Moment, fallback, moments
from ingest.rules.number import Numbers, Quantity
from ingest.rules.plain import Plain, plain
from ingest.rules.rule import Rule
from ingest.rules.target_noun import Noun, Nouns, borders
from ingest.rules.target_subject import Subjects
from ingest.rules.target_words import WordTargets

Change = Literal["level", "increase", "growth", "rank", "ratio"]
_GATE = tuple("0123456789０１２３４５６７８９一两二三四五六七八九十")


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """One rule for numbers with a unit, one for words that stand for a number (全覆盖, 倍增, 零的突破)."""
    numbers = TargetNumbers(vocabulary)
    words = WordTargets(vocabulary)
    return (
        Rule(
            name="target.number",
            version=1,
            finds="a number to be reached with the noun that it counts",
            why="plans state goals as pairs of number and noun in either order, several to a sentence, sharing verb and year",
            gate=_GATE,
            find=numbers.find,
            examples=(),
            counter_examples=(),
        ),
        words.rule,
    )


@dataclass(slots=True)
class _Pair:
    quantity: Quantity
    noun: Noun
    change: Change
    per_year: bool
    moment: Moment | None
    indicator: str
    inferred: tuple[str, ...] = field(default=())


class TargetNumbers:
    """Pairs numbers with nouns, part by part of a passage."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {
            name: vocabulary[f"target.{name}"]
            for name in ("wish", "growth", "yearly", "yearly_here", "past", "condition", "grant")
        }
        self._calendar = frozenset(vocabulary["number.calendar"])
        self._duration = frozenset(vocabulary["number.duration"])
        self._numbers = Numbers(vocabulary)
        self._nouns = Nouns(vocabulary)
        self._subjects = Subjects(vocabulary)

    def find(self, passage: Passage) -> Iterator[Finding]:
        text = plain(passage.text)
        moment: Moment | None = None
        for part in parts_to_read(text, passage):
            if passage.clause.kind == "measure" and not text.text.startswith(";", part.start - 1):
                moment = None
            own = moments(text, *part)
            yield from self._part(passage, text, part, [*([moment] if moment else []), *own])
            moment = own[-1] if own else moment

    def _part(self, passage: Passage, text: Plain, part: Span, times: list[Moment]) -> Iterator[Finding]:
        year = passage.document.date and passage.document.date[:4]
        for pair in self._pairs(text, part, times):
            if year and pair.moment and pair.moment.value[:4] < year:
                continue
            yield _finding(passage, text, part, pair)

    def _pairs(self, text: Plain, part: Span, times: list[Moment]) -> list[_Pair]:
        quantities = [
            q for q in self._numbers.find(text.text, *part) if q.unit not in self._calendar and not text.sealed(q.start)
        ]
        if not quantities or self._conditional(text, part, quantities):
            return []
        pairs: list[_Pair] = []
        for quantity, (floor, ceiling) in zip(quantities, borders(text, quantities, *part), strict=True):
            noun = self._nouns.read(text, quantity, floor, ceiling)
            if noun and (pair := self._pair(text, part, quantity, noun, times, pairs)):
                pairs.append(pair)
        return pairs

    def _conditional(self, text: Plain, part: Span, quantities: list[Quantity]) -> bool:
        said = text.text[part.start : part.end]
        granted = any(q.counts_money or q.unit == "%" for q in quantities) and _any(self._words["grant"], said)
        return granted or _any(self._words["condition"], said)

    def _pair(
        self, text: Plain, part: Span, quantity: Quantity, noun: Noun, times: list[Moment], before: list[_Pair]
    ) -> _Pair | None:
        head = text.text[part.start : quantity.start]
        if _any(self._words["past"], head):
            return None
        noun, change = self._change(text, quantity, noun, before)
        per_year = _any(self._words["yearly"], head) or _any(self._words["yearly_here"], head.rsplit(",", 1)[-1])
        indicator = self._subjects.complete(text, part, noun, quantity, before[-1].indicator if before else None)
        moment = next((m for m in reversed(times) if m.end <= quantity.lead), None)
        if not indicator or not self._drives(quantity, noun, change, head, before):
            return None
        return _Pair(quantity, noun, change, per_year, moment, indicator)

    def _drives(self, quantity: Quantity, noun: Noun, change: Change, head: str, before: list[_Pair]) -> bool:
        if quantity.unit in self._duration and "reach" not in quantity.marks:
            return False
        if noun.verb or change in ("growth", "rank") or before:
            return True
        if quantity.marks & {"reach", "above", "at_least", "at_most", "below"}:
            return True
        return _any(self._words["wish"], head)

    def _change(self, text: Plain, quantity: Quantity, noun: Noun, before: list[_Pair]) -> tuple[Noun, Change]:
        if "first" in quantity.marks:
            return noun, "rank"
        if quantity.is_share:
            at_end = text.text[noun.start : noun.end]
            if noun.side == "before" and (word := next((w for w in self._words["growth"] if at_end.endswith(w)), None)):
                return replace(noun, end=noun.end - len(word)), "growth"
            if noun.verb in self._words["growth"]:
                return noun, "growth"
            return noun, "ratio"
        if "reach" in quantity.marks or (not noun.verb and quantity.marks & {"above"}) or "total" in quantity.marks:
            return noun, "level"
        if noun.verb:
            return noun, "increase"
        return noun, before[-1].change if before and before[-1].change in ("level", "increase") else "level"


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def parts_to_read(text: Plain, passage: Passage) -> Iterator[Span]:
    """The parts of a passage without its responsibility statement."""
    limit = passage.statement.start if passage.statement else len(passage.text)
    for part in text.parts():
        end = part.end
        while end > part.start and text.origin[end - 1] >= limit:
            end -= 1
        if end > part.start:
            yield Span(part.start, end)


def _finding(passage: Passage, text: Plain, part: Span, pair: _Pair) -> Finding:
    quantity, noun = pair.quantity, pair.noun
    deadline = pair.moment.value if pair.moment else fallback(passage)
    stated = pair.moment is not None and pair.moment.start >= part.start
    inferred = (*pair.inferred, *(("deadline",) if deadline and not stated else ()))
    number = text.span(quantity.start, quantity.end)
    mention = (number,) if noun.empty else (number, text.span(noun.start, noun.end))
    return Finding(
        fields=Target(
            indicator=pair.indicator,
            comparator=quantity.comparator,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=quantity.unit,
            change=pair.change,
            per_year=pair.per_year,
            deadline=deadline,
        ),
        quote=(text.span(*part),),
        mention=mention,
        rule="target.number/1",
        inferred=inferred,
    )
