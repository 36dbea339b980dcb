"""Pairs each number of a part with its noun, and says whether the pair is a goal and how it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.model import Span, Vocabulary
from ingest.rules.deadline import Moment
from ingest.rules.funding_fund import Funds
from ingest.rules.number import Comparator, Numbers, Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_attribute import before_grant, without_attributes, without_bases
from ingest.rules.target_change import Changes
from ingest.rules.target_list import borders
from ingest.rules.target_noun import Noun, Nouns
from ingest.rules.target_reading import Change, Pair, Reading
from ingest.rules.target_spread import spread
from ingest.rules.target_subject import Subjects

_YEARS_SUM = re.compile(r"[\d一二三四五]+年内?(?:总投资|投资|投入)")
_NAMES = 2
_NAMED = 4
"""So many signs in front of a number name what it counts: 修缮不可移动文物29项."""
_WHOM = re.compile(r"对(?![外口接标话])")
_CASE = re.compile(r"[对凡]|每(?!年)")
"""Opens the case that a grant is for: 每认定1家高新技术企业."""
_DOES = re.compile(r"(?![的并和至以上左]|全覆盖)[\u4e00-\u9fff]{2,10}(?=[,、。;]|$)")
_EVERY = re.compile(r"每[\d两三]年[^,、每]{0,4}$")
_TORN = re.compile(r"[以及和等]?\d+")
_AMONG = re.compile(r"(?:、[^,。]{0,24}前\d+)?的")
"""排名前30、在各省排名前10的网站: which ones, no place to reach."""
_BASED = re.compile(r"在[^,]{0,12}[现原已]有[^,]{0,12}基础上")
"""What there is already is no past where one builds on it."""
_POLICY = ("政策", "措施", "举措", "意见")
_SOLVED = ("技术", "难题", "瓶颈", "工艺")
_CLOSES = re.compile(r"[,、。;]|$")
_REACHES = frozenset({"reach", "passes", "above", "at_least", "at_most", "below"})


class Pairs:
    """Reads the goals of one part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {k.removeprefix("target."): v for k, v in vocabulary.items() if k.startswith("target.")}
        self._calendar = frozenset(vocabulary["number.calendar"])
        self._duration = frozenset(vocabulary["number.duration"])
        self._never_grants = re.compile("|".join(vocabulary["target.no_grant"]))
        self._numbers = Numbers(vocabulary)
        self._funds = Funds(vocabulary)
        self._nouns = Nouns(vocabulary)
        self._subjects = Subjects(vocabulary, self._nouns)
        self._changes = Changes(self._words)
        tied = {*vocabulary["target.support"], *vocabulary["target.state"], "完成"}
        self._makers = tuple(w for w in self._nouns.verbs.near if w not in tied)
        self._vocabulary = vocabulary

    def read(self, text: Plain, part: Span, times: list[Moment], planned: bool) -> list[Pair]:
        """The goals among the numbers of ``part``; ``times`` are the deadlines that stand before or in it.

        ``planned``: the passage states goals by its place, so that a bare 不少于50家 is one and no requirement.
        """
        part = before_grant(text, part, self._words["yearly"])
        quantities = [
            q for q in self._numbers.find(text.text, *part) if q.unit not in self._calendar and not text.sealed(q.start)
        ]
        if not quantities:
            return []
        funds = {q for grant, _ in self._funds.read(text, part) for q in grant.amounts}
        described = without_attributes(text.text, quantities, self._makers, self._vocabulary)
        quantities = without_bases(text.text, described)
        quantities = [q for q in quantities if q not in funds]
        quantities = self._free(text, part, quantities)
        if not quantities:
            return []
        pairs: list[Pair] = []
        for reading in spread(text, self._readings(text, part, quantities, planned), self._words):
            former = pairs[-1] if pairs else None
            pair = self._pair(text, part, reading, times, former)
            if pair and (former or planned or times or self._drives(reading, pair)):
                pairs.append(pair)
        names = [pair.indicator for pair in pairs]
        return [
            replace(p, indicator=self._subjects.shared(p.indicator, n))
            for p, n in zip(pairs, [*names[1:], ""], strict=False)
        ]

    def _free(self, text: Plain, part: Span, quantities: list[Quantity]) -> list[Quantity]:
        """The numbers that are not those of a grant, a fee or a condition: all, or those whose segment sets a goal."""
        said = self._never_grants.sub("", text.text[part.start : part.end])
        money = any(q.counts_money or q.unit == "%" for q in quantities)
        tied = [name for name in ("grant", "condition") if (money or name != "grant") and self._says(name, said)]
        gives = "给予" in said or "予以" in said
        return [q for q in quantities if not tied or self._sets_goal(text.text, part, q, tied, gives)]

    def _sets_goal(self, text: str, part: Span, quantity: Quantity, tied: list[str], gives: bool) -> bool:
        """新增规上企业25家,年销售额…: its own segment opens with a wish or a deed and ties it to nothing."""
        start = max(part.start, text.rfind(",", part.start, quantity.lead) + 1)
        end = text.find(",", quantity.end, part.end)
        own = self._never_grants.sub("", text[start : end if end >= 0 else part.end])
        if _CASE.match(own) or own.endswith("的") or self._says("grant", own):
            return False
        if own.startswith(tuple(w for w in self._words["wish"] if w not in ("目标", "实现", "全年"))):
            return True
        counts = not quantity.counts_money and not quantity.is_share
        added = own.startswith(self._words["new"]) or (counts and not gives and tied == ["grant"])
        reaches = bool(quantity.marks & {"reach", "passes"}) and (
            tied == ["condition"] or (quantity.is_share and not gives)
        )
        return (added or reaches) and not any(self._says(name, own) for name in tied)

    def _says(self, name: str, text: str) -> bool:
        return any(map(text.__contains__, self._words[name]))

    def _readings(self, text: Plain, part: Span, quantities: list[Quantity], planned: bool) -> Iterator[Reading]:
        for quantity, (floor, ceiling) in zip(quantities, borders(text, quantities, *part), strict=True):
            if noun := self._nouns.read(text, quantity, floor, ceiling):
                printed = text.text[quantity.start].isdigit()
                closes = printed and _CLOSES.match(text.text, quantity.end) is not None
                yield Reading(quantity, noun, text.text[part.start : quantity.start], planned, closes)

    def _pair(self, text: Plain, part: Span, reading: Reading, times: list[Moment], former: Pair | None) -> Pair | None:
        reading, change = self._changes.read(text, reading, former)
        indicator = self._subjects.complete(text, part, reading.noun, former.indicator if former else "")
        if former and change == former.change and reading.quantity.unit == former.unit:
            indicator = self._subjects.twin(indicator, former.indicator, reading.quantity)
        if change == "rank" and _AMONG.match(text.text, reading.quantity.end):
            return None
        if change == "rank":
            indicator = self._subjects.rank(indicator, former.indicator if former else None)
        moment = _moment(times, reading)
        if len(indicator) < (1 if change == "ratio" else _NAMES) or self._is_attribute(reading, indicator):
            return None
        if (
            self._looks_back(reading.said)
            or indicator.startswith(self._words["never"])
            or indicator in self._words["empty"]
            or _TORN.fullmatch(indicator)
            or (reading.noun.behind and indicator.endswith(self._words["never_end"]))
            or _WHOM.match(indicator)
            or self._is_quota(reading)
            or self._is_norm(text, reading.quantity)
        ):
            return None
        if reading.quantity.unit == "条" and self._is_policy(reading, indicator):
            return None
        if not self._reaches(reading, change, indicator, former or moment):
            return None
        quantity, noun = reading.quantity, reading.noun
        if change == "ratio":
            indicator = self._share(text, part, reading, indicator)
        spans = (Span(quantity.start, quantity.end), Span(noun.start, noun.end))
        damaged = "damaged" in quantity.marks
        return Pair(
            indicator=indicator,
            comparator=_bound(text, reading, indicator),
            value=quantity.value,
            unit=quantity.unit,
            change=change,
            moment=moment,
            mention=spans[:1] if noun.empty else spans,
            value_max=quantity.value_max,
            per_year=self._is_yearly(reading),
            words=text.printed[spans[0].start : spans[0].end] if damaged else None,
        )

    def _share(self, text: Plain, part: Span, reading: Reading, indicator: str) -> str:
        """70%的企业 → 企业占比; 断面水质100%达标 → 断面水质达标占比."""
        if reading.noun.behind:
            return self._covered(text, part, reading.noun) + indicator + "占比"
        does = _DOES.match(text.text, reading.quantity.end)
        return indicator if does is None or indicator.endswith(self._words["measure"]) else f"{indicator}{does[0]}占比"

    def _covered(self, text: Plain, part: Span, noun: Noun) -> str:
        """优质公办幼儿园覆盖(95%乡镇): what covers them belongs to the name."""
        if noun.verb not in self._words["cover"]:
            return ""
        at = text.text.rfind(noun.verb, part.start, noun.start)
        start = self._nouns.open(text.text, max(part.start, text.text.rfind(",", part.start, at) + 1), at)
        start = self._nouns.verbs.strip(text.text, start, at, self._nouns.verbs.gains)[0]
        return text.printed[start:at] + noun.verb

    def _is_attribute(self, reading: Reading, indicator: str) -> bool:
        """固定资产投资3亿元以上重大项目: a sum in front of what is counted describes it."""
        return reading.quantity.counts_money and reading.noun.behind and indicator.endswith(self._words["counted"])

    def _is_quota(self, reading: Reading) -> bool:
        """推荐案例不超过5个, 各推荐1家企业: how many one may hand in."""
        bound = "at_most" in reading.quantity.marks and not reading.quantity.is_share
        return (bound and self._says("quota", reading.said)) or reading.noun.verb in self._words["hand_in"]

    def _is_norm(self, text: Plain, quantity: Quantity) -> bool:
        """专家不得少于11人, 每3年修订1次: rules of procedure."""
        lead = text.text[quantity.lead : quantity.start]
        return (not quantity.is_share and "不得" in lead) or bool(
            _EVERY.search(text.text, max(0, quantity.lead - 8), quantity.lead)
        )

    def _is_policy(self, reading: Reading, indicator: str) -> bool:
        """支持民营经济发展23条, 用好17条支持政策: what is named by its number of articles."""
        named = reading.closes and reading.noun.verb in self._words["support"]
        return named or indicator.endswith(_POLICY) or indicator.startswith("等")

    def _looks_back(self, said: str) -> bool:
        """Whether what stands before a number tells what was reached; 同比 does where nothing wishes."""
        said = _BASED.sub("", said)
        return self._says("past", said) or (self._says("compared", said) and not self._says("aim", said))

    def _is_yearly(self, reading: Reading) -> bool:
        """每年, through the list that it opens; a running total (累计) is none."""
        if self._says("yearly_here", reading.clause):
            return True
        last = max(reading.said.rfind(word) for word in self._words["yearly"])
        return last >= 0 and not self._says("total", reading.said[last:])

    def _reaches(self, reading: Reading, change: Change, indicator: str, led: Pair | Moment | None) -> bool:
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
        if self._wishes(reading, indicator) or _YEARS_SUM.match(indicator):
            return True
        return reading.planned and reading.closes and not noun.behind and len(indicator) >= _NAMED

    def _drives(self, reading: Reading, pair: Pair) -> bool:
        """Whether the sentence itself sets a goal, where nothing around it does: 不少于N alone is a requirement."""
        bounds = reading.quantity.marks & {"at_least", "at_most", "below", "above"}
        return bool(reading.noun.verb) or not bounds or pair.per_year or self._wishes(reading, pair.indicator)

    def _wishes(self, reading: Reading, indicator: str) -> bool:
        return self._says("wish", reading.said) or (reading.noun.behind and self._says("wish", indicator))


def _moment(times: list[Moment], reading: Reading) -> Moment | None:
    """The last deadline before the number; in a run of 分别 the one of the same turn."""
    before = [m for m in times if m.end <= reading.quantity.lead]
    if reading.turn is not None:
        run = [m for m in before if m.start >= before[-1].start - 6 * -reading.turn] if before else []
        if len(run) > 1 and -reading.turn <= len(run):
            return run[reading.turn]
    return before[-1] if before else None


def _bound(text: Plain, reading: Reading, indicator: str) -> Comparator:
    """That of the number; of 不少于总数的(5%) that of the words before the whole."""
    quantity, noun = reading.quantity, reading.noun
    said = text.text[noun.start : noun.end]
    if quantity.comparator == "=" and quantity.is_share and not noun.behind:
        return ">=" if "不少于" in said or "不低于" in said else "<=" if "不超过" in said else "="
    return "=" if _solves(reading, indicator) else quantity.comparator


def _solves(reading: Reading, indicator: str) -> bool:
    """突破10项关键核心技术 solves ten of them; 专利突破10项 is more than ten."""
    quantity = reading.quantity
    return reading.noun.behind and quantity.unit == "项" and quantity.comparator == ">" and indicator.endswith(_SOLVED)
