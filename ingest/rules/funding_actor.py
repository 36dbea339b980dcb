"""Who does or has something: 企业 | 首次通过认定, 零售企业 | 年零售额达2亿元."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.model import Span, Vocabulary
from ingest.rules.funding_phrase import ITEM
from ingest.rules.plain import Plain
from ingest.wording import any_of

_TOPIC_BEFORE = 240
"""So far back is looked for the one whom a sentence without a subject goes on about."""


class Actors:
    """Finds the noun at the head of a clause, and the one that a sentence goes on about."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        payees = any_of(word for word in vocabulary["funding.payee"] if len(word) > 1)
        verbs = any_of(w for name in ("no_actor", "make", "eager") for w in vocabulary[f"funding.{name}"])
        deemed = rf"(?:[^,]{{0,6}}(?:{any_of(vocabulary['funding.payer'])})认为)?"
        named = rf"(?![-\d(]|第[^,]{{1,4}}[条章节]|{verbs})[^,;。:]{{0,40}}?(?:{payees})(?:\([^)]*\))?"
        attains = rf"(?:{any_of(vocabulary['funding.attains'])})(?!者)"
        self._acts = re.compile(rf"{deemed}(?P<who>{named})(?={attains}|上?一?年度?|\d)")
        self.measured = _pattern(
            vocabulary["funding.measured"],
            r"(?<=..)(?<!新增)(?:的?(?:上?一?年度?|上年度?|首次|当年|年|累计)*)?(?:{words})[^的]*(?:\d|以上|[百千万亿]元)[^的]*$",
        )
        self.modal = _pattern(
            vocabulary["funding.modal"],
            r"(?<![效响供反适相对感])(?:{words})(?![用急收对届聘再研视穿持靠信])(?:按照?|根据|依据|由|予)?[^的]{{0,12}}$",
        )
        encourages, owes = any_of(vocabulary["funding.encourages"]), any_of(vocabulary["funding.owes"])
        more = rf"(?:(?:、|和|及|以及|或)[^,;。:的]{{0,14}}?(?:{payees}))*"
        self._topic = re.compile(
            rf"(?:{encourages})(?:[、和]?(?:{encourages}))*(?P<urged>(?!的)[^,;。:、]{{0,30}}?(?:{payees}){more})(?=[,;。]|{attains})"
            rf"|(?:^|(?<=[。;\n]))(?:{ITEM})?(?P<owing>(?![^,;。:]{{0,24}}(?:{encourages}))(?:[以由在][^,;。:的]{{2,16}}的)?{named})(?=,?(?:{owes})|{attains})"
        )

    def acts(self, text: str, start: int, end: int) -> bool:
        """Whether a clause opens with one who acts."""
        return self._acts.match(text, start, end) is not None

    def who(self, text: Plain, start: int, end: int) -> Span | None:
        """Who acts in ``start``–``end``, where the clause opens with them."""
        m = self._acts.match(text.text, start, end)
        return Span(*m.span("who")) if m else None

    def urged(self, text: Plain, segment: Span) -> Span | None:
        """Whom a segment that opens with 鼓励 is about, with what they are to do."""
        m = self._topic.match(text.text, *segment)
        return Span(m.start("urged"), segment.end) if m and m["urged"] else None

    def topic(self, text: Plain, end: int) -> Span | None:
        """Whom the sentences before ``end`` are about: 支持企业…。净资产不足的,…."""
        found = None
        for m in self._topic.finditer(text.text, max(0, end - _TOPIC_BEFORE), end):
            found = Span(*m.span(m.lastgroup or 0))
        return found


def _pattern(words: Iterable[str], pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format(words=any_of(words)))
