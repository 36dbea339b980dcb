"""What is granted: the sums, shares and ceilings of a passage, part by part, comma by comma.

A segment that grants closes what was said before it (for whom, on which condition). A segment or a part that only sets a
ceiling belongs to the share before it; one for each of several thresholds makes that share a grant for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Span, Vocabulary
from ingest.rules.funding_phrase import PER
from ingest.rules.funding_segment import segments
from ingest.rules.funding_sum import BY, BY_EACH, GIVE, PAID_OUT, SUPPORTS, Sums
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.wording import any_of

_SOME_YEARS = re.compile(r"(?:其中)?,?(?:前|后|第)[一二两三四五六七八九十\d]+个?年")
_OF_PARTS = re.compile(r"共|总额|总计|分[一二两三四五\d]+[年期次批]|分期|分年度|分批|分阶段")
_PART = re.compile(r"(?:其中,?)?(?:第[一二三四五\d]+[年期次]|首[年期次]|次年|[^,的]{2,16}后)")
_PLACES = tuple("园社辖城山景片矿林校厂街港灾小能验范聚发新税作")
"""园区, 社区: a 区 that is no government."""
_AS_RULED = re.compile(
    r"(?:按照?|依照|根据|据)(?:国家|省|市|区|有关|相关|现行|一定|适当)*(?:规定|标准|比例|程序|差额|实)$"
)
"""按照有关规定给予: how it is paid, and no condition."""
_SCHEDULE = re.compile(r"(?:具体|(?:补助|补贴|奖励|资助)?标准)(?:分别)?为:?(?=[^,]{2,40}\d[\d.]*万?元/)")
"""具体为拖拉机1000元/年,插秧机2000元/年: what is granted for each."""
_BORNE = re.compile(r"负担|承担|分担")
_THRESHOLD = re.compile(r"(?:\d[\d.]*[万亿]*[元%人家台亩][^,]{0,4}(?:以上|以下|以内|\([^)]*\))?)的?$")
"""年产值10亿元以下的: on what a ceiling depends."""


_REPORTED = re.compile(
    r"已(?:累计|陆续|先后)?(?:[为向][^,]{2,16})?(?:发放|拨付|兑现|下达)(?!贷款)|(?:共|累计)(?:[为向][^,]{2,16})?(?:发放|拨付|兑现|下达)"
    r"[^,]{0,12}?(?<!不超过)(?<!最高)[\d.]+[万亿]*元,|元,(?:惠及|受益)[^,]{0,12}\d"
)
"""已累计拨付3.5亿元; 共发放补贴2.3亿元,惠及企业1.2万家: what was paid."""
_OWN_TIER = re.compile(r"\d[^,]*的(?!补|奖|资)|[^,]{3,}的(?=给予|予以|再|一次性|最高给)")
"""长度超过2公里的每公里不超过1万元, 获评省级智能工厂的给予最高100万元: a ceiling for others than the grant before."""


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
    notes: tuple[Span, ...] = ()
    """How it is paid out, and for whom its ceiling is: 第一年给予30万元,第二年20万元; 年产值10亿元以下的."""
    more: tuple[Span, ...] = ()  # further parts that speak of it
    opened: tuple[Span, ...] = ()
    """What stood before the grants before it in its part: 按其贡献额给予奖励,前三年80%,后两年50%."""
    kind: str = ""
    """That of the grant before it in its part: 单个企业最高100万元 of a 补助 is one."""

    @property
    def first(self) -> Quantity:
        return min((*self.amounts, *self.shares), key=lambda q: q.start)

    @property
    def figure_end(self) -> int:
        """Behind its figures, the ceiling left out; where it has none, where its words begin."""
        return max((q.end for q in (*self.amounts, *self.shares)), default=self.action)

    def distributes(self, text: Plain) -> bool:
        """Whether 分别 or 各 gives its sum to each of several; 各 its share."""
        said = text.text[self.segment.start : self.end]
        return bool(self.amounts and "分别" in said) or "each" in self.first.marks


@dataclass(slots=True)
class _State:
    """``opened``: a granting word has been read whose sum is still to come (给予一定的财政贴息,最高300万元);
    ``former``: the grant before the part in hand."""

    former: Grant | None = None
    about: list[Span] = field(default_factory=list)
    opened: bool = False
    pending: list[Quantity] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)


class Grants:
    """Finds the grants of a passage."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._sums = Sums(vocabulary)
        self._verbs = vocabulary["funding.verb"]
        self._opener = Opener(vocabulary)
        self._refuse = vocabulary["funding.refuse"]
        self._aside = re.compile(rf"(?:{any_of(vocabulary['funding.aside'])})|[\u4e00-\u9fff]{{0,4}}期限")
        sums, payees = any_of(vocabulary["funding.gives_sum"]), any_of(vocabulary["funding.gives_to"])
        self._gives_to = re.compile(rf"(?!{sums})[\u4e00-\u9fff]{{2,}}(?:{payees})")
        pays, rest = any_of(vocabulary["funding.pays_out"]), any_of(vocabulary["funding.rest"])
        self._rest = re.compile(
            rf"(?:其中,?)?(?:{rest}|{any_of(vocabulary['funding.first_part'])})(?:资金|部分|款|经费)?[^,的]{{0,8}}?(?:{pays}|给予|\d)"
            rf"|[^,的]{{0,12}}?(?:后|时),?(?:再)?(?:一次性)?(?:{pays})(?:{rest})"
        )
        lists = ("softener", "mode_word", "modifier", "measure")
        said = any_of(sorted({w for name in lists for w in vocabulary[f"funding.{name}"]}, key=len, reverse=True))
        self._of_nobody = re.compile(
            rf"(?:{PER.pattern}|(?:同一|单个)[\u4e00-\u9fff]{{2,4}}?(?={said})|{said}|本条款|不得)*"
        )

    def read(self, text: Plain, parts: Sequence[Span]) -> list[Grant]:
        """The grants of ``parts`` in order."""
        found: list[Grant] = []
        for part in parts:
            said = text.text[part.start : part.end]
            listed = _SCHEDULE.match(said) if found or parts[0].start < part.start else None
            more = bool(found) and self._goes_on(text, part, found[-1])
            gives = any(verb in said for verb in self._verbs) or SUPPORTS.search(said)
            if not (listed or more or gives) or self._is_none(said):
                continue
            part = Span(part.start + listed.end(), part.end) if listed else part
            state = _State(former=found[-1] if found else None, opened=listed is not None or more)
            for segment in segments(text, part):
                self._segment(text, part, segment, state)
            capped = state.former is not None and self._caps_former(text, state.former, state)
            found[len(found) - capped :] = state.grants
        return found

    def _is_none(self, said: str) -> bool:
        """Whether a part refuses, fines, or tells of what was paid."""
        return any(word in said for word in self._refuse) or _REPORTED.search(said) is not None

    def _goes_on(self, text: Plain, part: Span, former: Grant) -> bool:
        """一等奖奖励10万元;二等奖5万元: whether a part is one more of the list before it."""
        if part.start > former.part.end + 1:
            return False
        amounts, _ = self._sums.granted(text, part, True, False)
        return len(amounts) == 1 and self._sums.goes_on(text.text, part, amounts[0])

    def _segment(self, text: Plain, part: Span, segment: Span, state: _State) -> None:
        amounts, shares = self._granted(text, segment, state)
        granting = self._sums.verb(text.text, segment.start, segment.end)
        if state.grants and (amounts or shares) and self._is_instalment(text, segment, state.grants[-1]):
            state.grants[-1] = _with_note(state.grants[-1], segment)
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
        amounts, shares = self._sums.granted(text, segment, after_grant, _of_years(text, segment, state))
        of_which = amounts and any(text.text.startswith("其中", s.start) for s in state.about)
        return ([], []) if of_which and self._sums.goes_on(text.text, segment, amounts[0]) else (amounts, shares)

    def _caps_former(self, text: Plain, former: Grant, state: _State) -> bool:
        """Whether a part only caps the grant before it, whose place it then takes; ``follows`` where it caps another.

        单个项目最高300万元。 caps the share before it, 年产值10亿元以下的,最高100万元; makes it a grant for each threshold.
        """
        if len(state.grants) != 1:
            return False
        grant = state.grants[0]
        caps = len(grant.amounts) == 1 and not grant.shares and self._names_nobody(text, grant)
        tier = next((s for s in grant.about if _THRESHOLD.search(text.text, *s)), None)
        if not caps or any(s != tier and not self._aside.match(text.text, *s) for s in grant.about):
            return False
        amount = grant.amounts[0]
        if not former.shares or (former.ceiling and not (tier and former.notes)):
            state.grants = [replace(grant, follows=tier is None)]
            return False
        notes, more = ((tier,), (grant.part,)) if tier else (former.notes, (*former.more, grant.part))
        state.grants = [replace(former, ceiling=amount, notes=notes, more=more)]
        return former.ceiling is None

    def _names_nobody(self, text: Plain, grant: Grant) -> bool:
        """单个企业每年最高奖励100万元: nothing before the ceiling but what it is of, and no more than the kind behind."""
        amount = grant.amounts[0]
        before = Span(grant.segment.start, amount.start)
        capped = "at_most" in amount.marks or any(w in text.text[slice(*before)] for w in ("最高", "不超过", "上限"))
        return capped and self._of_nobody.fullmatch(text.text, *before) is not None

    def _is_ceiling(
        self, text: Plain, segment: Span, amounts: list[Quantity], shares: list[Quantity], state: _State
    ) -> bool:
        """A ceiling on the grant before: 单个企业最高奖励100万元 with nothing new said of whom."""
        aside = all(self._aside.match(text.text, *s) for s in state.about)
        if not state.grants or not aside or shares or len(amounts) > 1:
            return False
        before = text.text[segment.start : amounts[0].start]
        if (given := GIVE.search(before)) and self._gives_to.match(before, given.end()):
            return False
        capped = "at_most" in amounts[0].marks or any(w in before for w in ("最高", "不超过", "上限", "累计"))
        return capped and "对" not in before and not _OWN_TIER.search(before)

    def _cap(self, text: Plain, segment: Span, amount: Quantity, state: _State) -> None:
        last = state.grants[-1]
        if (least := _least(last)) and least.unit == amount.unit:
            sums = replace(least, end=amount.end, value_max=amount.value, comparator="range")
            state.grants[-1] = replace(last, amounts=(sums,), end=segment.end)
            return
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
        verb = self._sums.verb(text.text, segment.start, first) or self._sums.verb(text.text, first, segment.end)
        heir = verb is None and bool(here) and self._sums.goes_on(text.text, segment, here[0])
        verb = verb or Span(first, first)
        action = min(verb.start, first)
        by_sum = text.text.endswith("按", segment.start, first)
        pattern = BY if by_sum or any(q.start >= segment.start for q in shares) else BY_EACH
        by = [m.start() for m in pattern.finditer(text.text, segment.start, first)]
        action = min([action, *by[-1:]])
        return Grant(
            part=part,
            about=tuple(state.about),
            segment=segment,
            action=action if heir else self._opener.open(text.text, segment.start, action),
            verb=verb,
            amounts=() if shares and len(amounts) == 1 else tuple(amounts),
            shares=tuple(shares),
            ceiling=amounts[0] if shares and len(amounts) == 1 else None,
            end=segment.end,
        )

    def _is_instalment(self, text: Plain, segment: Span, grant: Grant) -> bool:
        """Whether a segment says how the grant before it is paid out: its rest, or the years of a sum 分三年 or 共."""
        if self._rest.match(text.text, *segment) or PAID_OUT.search(text.text, *segment):
            return True
        whole = text.text[grant.segment.start : grant.end]
        parted = bool(grant.notes) or (grant.amounts and _OF_PARTS.search(whole))
        return bool(parted and _PART.match(text.text, *segment))


class Opener:
    """Walks left over words that belong to the granting: 分别, 一次性, 最高, 市财政."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._modifiers = vocabulary["funding.modifier"]

    def open(self, text: str, start: int, action: int) -> int:
        while word := self._before(text, start, action):
            before = text[action - len(word) - 1 : action - len(word)]
            if (len(word) == 1 and before in _PLACES) or before in ("、", "和"):
                break
            action -= len(word)
        return action

    def _before(self, text: str, start: int, action: int) -> str | None:
        ruled = _AS_RULED.search(text, start, action)
        return ruled.group() if ruled else next((w for w in self._modifiers if text.endswith(w, start, action)), None)


def _least(grant: Grant) -> Quantity | None:
    """The sum of a grant that is told by its least: 最低不少于20万元."""
    one = grant.amounts[0] if len(grant.amounts) == 1 and not grant.shares else None
    return one if one and one.comparator in (">=", ">") and one.value_max is None else None


def _of_years(text: Plain, segment: Span, state: _State) -> bool:
    """给予房租补贴,其中前两年100%: shares of a grant that has been opened."""
    return state.opened and _SOME_YEARS.match(text.text, *segment) is not None


def _with_note(grant: Grant, segment: Span) -> Grant:
    return replace(grant, notes=(*grant.notes, segment), end=segment.end)
