"""What is granted: the amounts, shares and ceilings of one part of a passage, told from thresholds and prices.

A part is read comma by comma. A segment that grants closes what was said before it (for whom, on which condition); a
segment that only sets a ceiling belongs to the share before it, else it is a ceiling of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.model import Span, Vocabulary
from ingest.rules.funding_segment import segments
from ingest.rules.number import Numbers, Quantity
from ingest.rules.plain import Plain
from ingest.wording import any_of

_TO_ONE = re.compile(r"(?<![\d.])(?P<one>\d(?:\.\d+)?):(?P<other>\d(?:\.\d+)?)(?![\d:])")
_BY = re.compile(r"按照?(?![时期揭质需])|参照|依据|以(?=[^上下内])")
_BY_EACH = re.compile(r"按照?(?=每|单)")
_GIVE = re.compile(r"(?<!不)(?<!不再)(?:给予|予以)|(?<![交授发])给(?=企业|单位|个人|平台|机构|项目)")
_DONE = re.compile(r"已(?:经|累计)?[^,的]{0,8}(?:安排|拨付|发放|下达|给予).?$|(?:安排|拨付|发放|下达|给予)了$")
_PER = ("每月", "每人", "每亩", "每户", "每生")
_NEXT = 12
"""So near behind a comma stands the verb of 按每平方米1000元的标准,给予补助."""
_GIVEN = re.compile(r"给予|予以|标准|额度")
_SOME_YEARS = re.compile(r"(?:其中)?,?(?:前|后|第)[一二两三四五六七八九十\d]+个?年")
_PAID_OUT = re.compile(r"(?:拨付|兑现|预拨|发放)[^,]{0,4}?[\d.]+%的?(?:奖补|补助|补贴|资助|奖励|扶持)?(?:资金|经费|款)")
"""验收后拨付50%的奖补资金: how a grant that is said elsewhere is paid out."""
_OF_PARTS = re.compile(r"共|总额|总计|分[一二两三四五\d]+[年期次批]|分期|分年度|分批|分阶段")
_PART = re.compile(r"(?:其中,?)?(?:第[一二三四五\d]+[年期次]|首[年期次]|次年|[^,的]{2,16}后)")
_RATE = re.compile(r"的(?:[\u4e00-\u9fff]{0,2}费率|[\u4e00-\u9fff]{0,2}利率)")
_PORTION = re.compile(r"(?:占[^,]{0,20}|支出|资金)(?:比重|比例)|比重|(?:增长|下降)[^,]{0,4}$")
_FORMERLY = re.compile(r"[从由][^,]*$")
_RISEN = re.compile(r"(?:提高|提升|增加|上调|调整)[到至为]")
_COUNTED = re.compile(r"以上[^,]{2,16}?项目\d+个")
"""安排10亿元以上重大项目100个: the sum describes what is counted."""
_NO_SHARE = re.compile(r"以上|(?:新增)?建设用地|用地|的企业|股|比例(?:负担|承担|分担)")
_PLACES = tuple("园社地辖城山景片矿林校厂街港灾小")
"""园区, 社区: a 区 that is no government."""
_BORNE = re.compile(r"负担|承担|分担")


@dataclass(frozen=True, slots=True)
class Grant:
    """One act of granting. ``about``: the segments before it; ``action``: where its own words begin in ``segment``."""

    part: Span
    about: tuple[Span, ...]
    segment: Span
    action: int
    verb: Span
    amounts: tuple[Quantity, ...] = ()
    shares: tuple[Quantity, ...] = ()
    ceiling: Quantity | None = None
    end: int = 0
    follows: bool = False
    """It speaks of the same recipient as the grant before it."""
    instalments: tuple[Span, ...] = ()
    """How it is paid out: 第一年给予30万元,第二年20万元; 剩余50%验收后拨付."""

    @property
    def first(self) -> Quantity:
        return min((*self.amounts, *self.shares), key=lambda q: q.start)

    @property
    def figure_end(self) -> int:
        """Behind its figures, the ceiling left out; where it has none, where its words begin."""
        return max((q.end for q in (*self.amounts, *self.shares)), default=self.action)

    def distributes(self, text: Plain) -> bool:
        """Whether 分别 or 各 gives its sum to each of several."""
        return "分别" in text.text[self.segment.start : self.end] or "each" in self.first.marks


@dataclass(slots=True)
class _State:
    """``opened``: a granting word has been read whose sum is still to come (给予一定的财政贴息,最高300万元)."""

    about: list[Span] = field(default_factory=list)
    opened: bool = False
    pending: list[Quantity] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)


class Grants:
    """Finds the grants of a part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = Numbers(vocabulary)
        self._verbs = vocabulary["funding.verb"]
        self._nouns = vocabulary["funding.no_verb"]
        self._opener = Opener(vocabulary)
        self._payees = vocabulary["funding.payee"]
        self._loans = vocabulary["funding.loan"]
        self._received = re.compile(rf"(?:{'|'.join(vocabulary['funding.received'])})[^的,、对]{{0,10}}$")
        self._refuse = vocabulary["funding.refuse"]
        self._aside = re.compile(rf"(?:{any_of(vocabulary['funding.aside'])})|[\u4e00-\u9fff]{{0,4}}期限")
        sums, payees = any_of(vocabulary["funding.gives_sum"]), any_of(vocabulary["funding.gives_to"])
        self._gives_to = re.compile(rf"(?!{sums})[\u4e00-\u9fff]{{2,}}(?:{payees})")
        pays, rest = any_of(vocabulary["funding.pays_out"]), any_of(vocabulary["funding.rest"])
        self._rest = re.compile(
            rf"(?:其中,?)?(?:{rest}|{any_of(vocabulary['funding.first_part'])})(?:资金|部分|款|经费)?[^,的]{{0,8}}?(?:{pays}|给予|\d)"
            rf"|[^,的]{{0,12}}?(?:后|时),?(?:再)?(?:一次性)?(?:{pays})(?:{rest})"
        )
        modes = any_of(vocabulary["funding.mode_word"])
        softeners = any_of(vocabulary["funding.softener"])
        self._kind_behind = re.compile(rf"的?(?:(?![的给予])[^,、]){{0,8}}(?:{modes})(?=[,、(]|$)")
        self._mode_behind = re.compile(
            rf"(?:{softeners}|\([^)]*\)|[、和]?[\d.]+[亿万]*元|[、和]?[\d.]+[%‰])*(?:{modes})"
        )

    def read(self, text: Plain, part: Span) -> list[Grant]:
        """The grants of ``part`` in order."""
        said = text.text[part.start : part.end]
        if not any(verb in said for verb in self._verbs) or any(word in said for word in self._refuse):
            return []
        state = _State()
        for segment in segments(text, part):
            self._segment(text, part, segment, state)
        return state.grants

    def _segment(self, text: Plain, part: Span, segment: Span, state: _State) -> None:
        amounts, shares = self._granted(text, segment, state)
        granting = self._verb(text.text, segment.start, segment.end)
        if state.grants and (amounts or shares) and self._is_instalment(text, segment, state.grants[-1]):
            state.grants[-1] = _with_instalment(state.grants[-1], segment)
        elif shares and not amounts and granting is None and not _of_years(text, segment, state):
            state.pending, state.about = shares, [*state.about, segment]
        elif amounts and self._is_ceiling(text, segment, amounts, shares, state):
            self._cap(text, segment, amounts[-1], state)
        elif amounts or shares or (state.pending and granting):
            state.grants.append(self._grant(text, part, segment, (amounts, [*state.pending, *shares]), state))
            state.about, state.pending, state.opened = [], [], False
        else:
            state.about.append(segment)
            state.opened = state.opened or granting is not None

    def _granted(self, text: Plain, segment: Span, state: _State) -> tuple[list[Quantity], list[Quantity]]:
        if text.text.startswith("其中", segment.start) and any(_BORNE.search(text.text, *s) for s in state.about):
            return [], []
        after_grant = bool(state.grants or state.pending or state.opened)
        found = [*self._numbers.find(text.text, *segment), *_to_one(text.text, segment)]
        amounts = [q for q in found if q.counts_money and self._is_granted(text.text, segment, q, after_grant)]
        open_air = [q for q in amounts if not text.bracketed(q.start)]
        amounts = open_air or amounts
        of_years = _of_years(text, segment, state)
        shares = [q for q in found if q.unit in ("%", "‰", ":") and (of_years or self._is_share(text.text, segment, q))]
        if not state.grants and _PAID_OUT.search(text.text, *segment):
            shares = []
        return amounts, shares

    def _is_granted(self, text: str, segment: Span, quantity: Quantity, after_grant: bool) -> bool:
        if _FORMERLY.search(text[segment.start : quantity.lead]) and _RISEN.search(text, quantity.end, segment.end):
            return False
        if _COUNTED.match(text, quantity.end - 2, segment.end) or text.endswith(("提高", "增加"), 0, quantity.lead):
            return False
        if "reach" in quantity.marks and not _GIVEN.search(text, segment.start, quantity.lead):
            return False
        if self._mode_behind.match(text, quantity.end, segment.end):
            return True
        if self._verb(text, segment.start, quantity.lead) and self._kind_behind.match(text, quantity.end, segment.end):
            return True
        if (text.startswith("的", quantity.end) and not text.startswith("的标准", quantity.end)) or text.startswith(
            "含", quantity.lead - 1
        ):
            return False
        if verb := self._verb(text, segment.start, quantity.lead):
            if self._received.search(text, segment.start, verb.start) or _DONE.search(
                text, segment.start, verb.end + 1
            ):
                return False
            between = text[verb.end : quantity.lead]
            return between.endswith(self._payees) or not any(word in between for word in self._loans)
        by = text.endswith("按", segment.start, quantity.lead) or _BY_EACH.search(text, segment.start, quantity.lead)
        if by and self._verb(text, quantity.end, min(len(text), segment.end + _NEXT)):
            return True
        return after_grant and ("at_most" in quantity.marks or text.endswith(_PER, segment.start, quantity.lead))

    def _is_share(self, text: str, segment: Span, quantity: Quantity) -> bool:
        if (
            _NO_SHARE.match(text, quantity.end)
            or text[quantity.end - 2 : quantity.end] == "以上"
            or _RATE.match(text, quantity.end)
        ):
            return False
        if self._mode_behind.match(text, quantity.end, segment.end):
            return True
        before = text[segment.start : quantity.lead]
        if _PORTION.search(before):
            return False
        return bool(_BY.search(before)) or self._verb(text, segment.start, quantity.lead) is not None

    def _verb(self, text: str, start: int, end: int) -> Span | None:
        """The last granting word in a range; 给予 before any other."""
        gives = list(_GIVE.finditer(text, start, end))
        if gives:
            return Span(*gives[-1].span())
        found = [Span(at, at + len(v)) for v in self._verbs if (at := text.rfind(v, start, end)) >= 0]
        return max((span for span in found if not text.startswith(self._nouns, span.end)), default=None)

    def _is_ceiling(
        self, text: Plain, segment: Span, amounts: list[Quantity], shares: list[Quantity], state: _State
    ) -> bool:
        """A ceiling on the grant before: 单个企业最高奖励100万元 with nothing new said of whom."""
        aside = all(self._aside.match(text.text, *s) for s in state.about)
        if not state.grants or not aside or shares or len(amounts) > 1:
            return False
        before = text.text[segment.start : amounts[0].start]
        if (given := _GIVE.search(before)) and self._gives_to.match(before, given.end()):
            return False
        capped = "at_most" in amounts[0].marks or any(w in before for w in ("最高", "不超过", "上限", "累计"))
        return capped and "对" not in before

    def _cap(self, text: Plain, segment: Span, amount: Quantity, state: _State) -> None:
        last = state.grants[-1]
        if last.shares and not last.amounts and last.ceiling is None:
            state.grants[-1] = replace(last, ceiling=amount, end=segment.end)
            self._cap_years(text, amount, state)
            return
        start = Span(segment.start, segment.start)
        state.grants.append(
            Grant(last.part, last.about, segment, segment.start, start, (amount,), (), amount, segment.end, True)
        )

    @staticmethod
    def _cap_years(text: Plain, amount: Quantity, state: _State) -> None:
        """其中前三年给予80%,后两年给予50%,每年不超过…: the ceiling holds for each share of years."""
        for i in range(len(state.grants) - 1, 0, -1):
            if not all(_SOME_YEARS.match(text.text, *grant.segment) for grant in state.grants[i - 1 : i + 1]):
                return
            state.grants[i - 1] = replace(state.grants[i - 1], ceiling=amount)

    def _grant(
        self, text: Plain, part: Span, segment: Span, found: tuple[list[Quantity], list[Quantity]], state: _State
    ) -> Grant:
        amounts, shares = found
        here = [q for q in (*amounts, *shares) if q.start >= segment.start]
        first = min((q.lead for q in here), default=segment.end)
        verb = self._verb(text.text, segment.start, first) or self._verb(text.text, first, segment.end)
        verb = verb or Span(first, first)
        action = min(verb.start, first)
        by_sum = text.text.endswith("按", segment.start, first)
        pattern = _BY if by_sum or any(q.start >= segment.start for q in shares) else _BY_EACH
        by = [m.start() for m in pattern.finditer(text.text, segment.start, first)]
        action = min([action, *by[-1:]])
        return Grant(
            part=part,
            about=tuple(state.about),
            segment=segment,
            action=self._opener.open(text.text, segment.start, action),
            verb=verb,
            amounts=() if shares and len(amounts) == 1 else tuple(amounts),
            shares=tuple(shares),
            ceiling=amounts[0] if shares and len(amounts) == 1 else None,
            end=segment.end,
        )

    def _is_instalment(self, text: Plain, segment: Span, grant: Grant) -> bool:
        """Whether a segment says how the grant before it is paid out: its rest, or the years of a sum 分三年 or 共."""
        if self._rest.match(text.text, *segment):
            return True
        whole = text.text[grant.segment.start : grant.end]
        parted = bool(grant.instalments) or (grant.amounts and _OF_PARTS.search(whole))
        return bool(parted and _PART.match(text.text, *segment))


class Opener:
    """Walks left over words that belong to the granting: 分别, 一次性, 最高, 市财政."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._modifiers = vocabulary["funding.modifier"]

    def open(self, text: str, start: int, action: int) -> int:
        while word := next((w for w in self._modifiers if text.endswith(w, start, action)), None):
            before = text[action - len(word) - 1 : action - len(word)]
            if (len(word) == 1 and before in _PLACES) or before in ("、", "和"):
                break
            action -= len(word)
        return action


def _of_years(text: Plain, segment: Span, state: _State) -> bool:
    """给予房租补贴,其中前两年100%: shares of a grant that has been opened."""
    return state.opened and _SOME_YEARS.match(text.text, *segment) is not None


def _with_instalment(grant: Grant, segment: Span) -> Grant:
    return replace(grant, instalments=(*grant.instalments, segment), end=segment.end)


def _to_one(text: str, segment: Span) -> Iterator[Quantity]:
    for m in _TO_ONE.finditer(text, *segment):
        value = 100.0 * float(m["other"]) / float(m["one"]) if float(m["one"]) else 0.0
        yield Quantity(m.start(), *m.span(), value, None, ":", "=", frozenset())
