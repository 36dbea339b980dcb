"""What a number counts: the noun before it, or behind it, with the verb that brings it about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.model import Vocabulary
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_list import ITEM, STOP
from ingest.rules.target_verb import LEFT_OPEN, Verbs, opener
from ingest.wording import any_of

_JOIN = re.compile(r"[、和与及并]|以及")
_AIM = re.compile(r"的?(?:目标任务|目标|任务)(?=[,、。;]|$)")
"""What a number may be the goal of adds nothing: 实现高新技术企业2.5万家目标."""
_PART = re.compile(r".{2}(?:占[^,、]{2,}的?|(?:达到|不少于|不低于|不超过)[^,、]{2,}的)$")
"""集体林地流转占可流转林地的(60%)."""
_DATE = r"20\d\d年(?:年?[底末])?(?:\d+月(?:[底末]|\d+日)?)?"
_TIME = re.compile(rf"^(?:到|至|在|争取|力争|自|从|截至)?(?:20\d\d年?[-—–~至到]+)?{_DATE}(?:之?前|期间)?[,、]?")
_THAN = re.compile(r"(?:较|比(?![例重率值])|与)(?:20\d\d年?|“?十[三四五六]五”?|上年|去年|同期|现有)[^,、]{0,6}$")
_MAKING = re.compile(r"使(?![用命者节馆])")
_TAIL = re.compile(
    r"(?:[的,、在]|确保|力争|争取|分别|实现|完成|设定为|同口径|(?<=.{2})(?:预期|年度)?目标|年均|逐年|逐步|(?<=.{2})(?:再|基本|率先|动态|继续|要?尽快|新增|净增)|"
    r"(?<=.{2})(?:稳定|保持)|(?<![平人年户])均|(?<=.{2})并|(?<![发到抵通])达|"
    rf"(?<=.{{2}})(?:[到至]?{_DATE}(?:之?前)?|[一二三四]季度|[上下]半年))$"
)
_LOOSE = re.compile(
    r"(?:和|以及|及|与|、)?(?:一批|若干|一系列|数百|[百千][项家个名])|率先|并(?=建立|形成|推动|实现|开展)|(?:免费)?提供|全部|(?<=.{2})(?:达到|用于|进行)"
)
"""Ends what a number in front counts: 2家领军企业和(一批中小企业), 3家标杆企业(率先建成车间)."""
_ORDINAL = re.compile(r"\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[\u2460-\u2473]|[一二三四五六七八九十]是|[即且](?!墨)")
_REACHES = frozenset({"reach", "passes", "above"})
_BOUNDS = _REACHES | {"at_least", "at_most", "below"}
_CLAUSES = re.compile(
    r"[^、]{2,}(?:实现|提升[至到]|提高[至到]|突破)[^、]*、(?=[^、的]{2,}$)|.*[向为给][^、]{1,6}(?:提供|发放|输送)(?=.{2})"
)
"""瞪羚企业实现零的突破、(国家高新技术企业), 人防工程向社会提供(停车位): another clause, no part of the name."""
_PERIOD = re.compile(r"^“?十[三四五六]五”?(?:期间|时期|末)?[,、]?")


@dataclass(frozen=True, slots=True)
class Noun:
    """``start``–``end`` in the plain text; ``verb`` brings it about; ``behind``: it stands behind its number."""

    start: int
    end: int
    verb: str | None
    behind: bool = False
    ending: str = ""
    """What a member of a list shares with the last one: the 规模 of 软件业、制造业规模."""

    @property
    def empty(self) -> bool:
        return self.end <= self.start


class Nouns:
    """Reads the noun of a quantity, given where the quantity's own words begin and end."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.verbs = Verbs(vocabulary)
        self._supports, self._measures = vocabulary["target.support"], vocabulary["target.measure"]
        shares = (w for w in self._measures if "率" in w or "比" in w)
        self._shares = (*shares, *vocabulary["target.growth"])
        self._changes, self._declines = vocabulary["target.growth_verb"], vocabulary["target.decline"]
        self._openers = tuple(w for w in self.verbs.ahead if len(w) > 1 and w not in self.verbs.near)
        self._whole, self._deeds = vocabulary["target.whole"], vocabulary["target.deed"]
        self._new, self._scope = vocabulary["target.new"], vocabulary["target.scope"]
        self._owners = vocabulary["target.counted"]
        self._states, self._bare = (*vocabulary["target.state"], "完成"), vocabulary["target.lone"]
        self._relations = vocabulary["target.relation"]
        self._led_by = tuple(w for w in self._relations if len(w) > 1)
        self._joins = vocabulary["target.join"]
        self._next = re.compile(f"、(?:{any_of(self._supports)})(?![面力性])")
        """What is done besides ends what is counted: 完成万项技改、(推动…转型)."""

    def read(self, plain: Plain, quantity: Quantity, floor: int, ceiling: int) -> Noun | None:
        """The noun of one quantity between the number before it and the number behind it, or None."""
        if plain.text.startswith("的", quantity.end) and STOP.match(plain.text + "。", quantity.end + 1):
            return None
        start = self.open(plain.text, floor, quantity.lead)
        aimed = _AIM.match(plain.text, quantity.end)
        behind = (quantity.end, quantity.end) if aimed else self._behind(plain, quantity, ceiling)
        left = plain.text[start : quantity.lead]
        if left[:1] in ("比", "较"):
            return None
        sums_up = left.endswith("等") and behind[1] > behind[0]
        if not sums_up and self._stands_before(plain.text, quantity, left, behind):
            before = None if left in self._relations else self._before(plain.text, start, quantity)
            reached = aimed and before and before.verb in self._states
            return replace(before, verb=None) if before and reached else before
        verb = self.verbs.at_end(left)
        if verb is None:
            verb = self.verbs.of_list(left)
        if verb is None:
            return None
        if verb and left.endswith("等") and "为" in plain.text[slice(*behind)]:
            return None
        deed = next((w for w in self._deeds if plain.text.endswith(w, *behind)), None)
        return Noun(behind[0], behind[1], verb or deed, behind=True)

    def _stands_before(self, text: str, quantity: Quantity, left: str, behind: tuple[int, int]) -> bool:
        if behind[1] <= behind[0]:
            return True
        if text.startswith("的", quantity.end):
            return text.startswith(("速", "增"), quantity.end + 1)
        named = len(left) > 1 and self.verbs.at_end(left) is None
        return named and bool(quantity.marks & _BOUNDS or quantity.is_share)

    def open(self, text: str, floor: int, lead: int) -> int:
        """Past the time, the wishes and the marks that open a segment."""
        while True:
            rest = text[floor:lead]
            if rest.startswith(self._whole):
                return floor
            if LEFT_OPEN.match(rest):
                floor += 1
            elif m := _ORDINAL.match(rest) or _TIME.match(rest) or _PERIOD.match(rest) or _MAKING.match(rest):
                floor += m.end()
            elif (word := opener(rest, self._openers)) and self._leads(text, floor + len(word), word, rest):
                floor += len(word)
            else:
                return floor

    def _leads(self, text: str, at: int, word: str, rest: str) -> bool:
        """No part of a word (集中|式), no verb of what is counted: 达到标准的学校."""
        return not self.verbs.splits(text, at) and not (word in self._joins and "的" in rest)

    def _before(self, text: str, start: int, quantity: Quantity) -> Noun:
        """Leading verbs stripped; else what follows the last verb inside, unless the noun itself reaches the number."""
        end = quantity.lead
        measured = quantity.is_share or text.endswith(self._measures, start, end)
        bounds = _BOUNDS if measured else _REACHES
        reaches = quantity.is_share or bool(quantity.marks & bounds)
        verbs = self.verbs.makes if not reaches else self.verbs.gains if measured else self.verbs.added
        at, verb = self.verbs.strip(text, start, end, verbs)
        if measured and verb and text.startswith(("项目", "企业"), at):
            at, verb = start, None
        if reaches and verb in self._joins and "的" in text[at : end - 1]:
            at -= len(verb or "")
            verb = self.verbs.at_end(text[start:at]) or None
        if not quantity.counts_money and (lone := self.verbs.alone(text[at:end])):
            return Noun(end, end, lone)
        if quantity.is_share and (share := self._share(text, (start, at, end), verb, quantity.unit)):
            return share
        if verb in self._supports and not text[at].isdigit() and (inner := self.verbs.last(text, at, end)):
            return Noun(*clip(text, inner[0], end), inner[1])
        if verb is None and not reaches:
            inner = self.verbs.last(text, start, end)
            if inner and (at := self._with_subject(text, (start, end), inner)) == inner[0]:
                at = self.verbs.past(text, at, end)
            verb = inner[1] if inner else verb
        return Noun(*clip(text, at, end), verb)

    def _share(self, text: str, place: tuple[int, int, int], verb: str | None, unit: str | None) -> Noun | None:
        """The noun of a share, where it opens with its change (降低成本5%) or says whose part it is (占…); else None."""
        start, at, end = place
        word = next((w for w in self._changes if text.startswith(w, start, end - 2)), None)
        if word:
            return Noun(*clip(text, start + len(word), end), word, ending=word if word in self._declines else "")
        if (share := text.rfind("、占", at, end)) > 0:
            return Noun(*clip(text, share + 1, end), verb)
        if text.endswith("占", at, end):
            return Noun(at, end, verb, ending="比")
        whole = clip(text, at, end)
        if unit != "倍" and _PART.search(text, at, end) and not text.endswith(self._shares, *whole):
            return Noun(*whole, verb, ending="比重")
        return None

    def _with_subject(self, text: str, place: tuple[int, int], verb: tuple[int, str]) -> int:
        """城镇新增就业 is one name, 水运项目完成投资 too; in 全市新增企业 the place is none."""
        start, end = place
        at, word = verb
        subject = text[start : at - len(word)]
        owned = subject.endswith(self._owners) or any(char.isdigit() for char in subject)
        if word in self._states and text[at:end] in self._bare and owned:
            return start if not ITEM.search(subject) else at
        while scope := next((w for w in self._scope if text.startswith(w, start, at)), None):
            start += len(scope)
        named = word in self._new and start < at - len(word) and not text.startswith(self._led_by, start)
        return start if named else at

    def _behind(self, plain: Plain, quantity: Quantity, ceiling: int) -> tuple[int, int]:
        text = plain.text
        start = quantity.end
        if bracket := next((b for b in plain.brackets if b.start == start), None):
            start = bracket.end
        if text.startswith("的", start):
            start += 1
        if start >= len(text) or STOP.match(text, start) or (_JOIN.match(text, start) and start < ceiling):
            return start, start
        ends = (m.start() for marks in (STOP, _LOOSE, self._next) for m in marks.finditer(text, start + 1, ceiling))
        return start, min((at for at in ends if not plain.sealed(at)), default=ceiling)


def clip(text: str, start: int, end: int) -> tuple[int, int]:
    """A noun without what only leads to its number (确保, 年均, 再) and without what it is compared to."""
    if than := _THAN.search(text, start, end):
        end = than.start()
    if clause := _CLAUSES.match(text, start, end):
        start = clause.end()
    while end > start and (tail := _TAIL.search(text, start, end)):
        end = tail.start()
    while start < end and (text[start] == "的" or LEFT_OPEN.match(text, start)):
        start += 1
    return start, end
