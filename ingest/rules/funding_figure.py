"""The figures of a grant, in yuan and fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.wording import any_of

Limit = Literal["exact", "max", "min", "ratio", "unspecified"]
_SIZE = {"万": 1e4, "亿": 1e8}
_BASE = re.compile(
    r"(?:按照?|参照|依据|给予|予以|以(?![上下内外])|返还|比例为?(?=不超过|不高于)|(?<![的后])(?:补助|补贴|奖励|资助)(?!标准|比例|资?金|总?额|不|最|为))"
    r"(?!每|规定)(?P<base>[^,;。按]{2,40}?)的?(?:比例)?$"
)
_NEAR = 6
"""So near before the granting word stands 最高 in 最高资助或奖励500万元."""
_SHORT = 4
"""So long is a label behind its verb: 给予博士20万元."""
_CEILED = re.compile(r"(?:最高|不超过|上限)(?:[为是]|每[^,\d]{1,3})*$")
"""最高不超过每人每月 before its sum."""
_YEARS = re.compile(r"(?:连续|最长|不超过)?[一二两三四五\d]+年$")
_LABEL = re.compile(r"^[、和及,]?(?P<label>(?!.*(?:[补资]助|奖励|补贴|给予|性|且))[\u4e00-\u9fff]{2,10})$")
_PURPOSE = re.compile(r"的?(?P<purpose>[\u4e00-\u9fff]{2,6}?)(?=[、和,]|扶持|奖励|补[助贴]|支持|资助|$)")
_BRACKET = re.compile(r"\((?P<label>[\u4e00-\u9fff]{2,4})\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One sum (``amount``, yuan) or share (``ratio``, a fraction; ``amount`` its ceiling); lower ends in ``*_min``."""

    amount_of: Quantity | None
    share: Quantity | None
    limit: Limit
    base: str | None = None
    label: str | None = None
    """Whom the sum is for, printed with it: 国家级500万元、省级100万元; 500万元(国家级)."""
    purpose: str | None = None
    """For what it is: 1000万元租金、200万元物业费."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(q for q in (self.amount_of, self.share) if q)

    @property
    def amount(self) -> float | None:
        return _yuan(self.amount_of, upper=True)

    @property
    def amount_min(self) -> float | None:
        return _yuan(self.amount_of, upper=False)

    @property
    def ratio(self) -> float | None:
        return _fraction(self.share, upper=True)

    @property
    def ratio_min(self) -> float | None:
        return _fraction(self.share, upper=False)


class Figures:
    """Reads the figures of grants."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        costs = any_of(vocabulary["funding.cost"])
        self._cost = re.compile(
            rf"(?P<base>[^,;。:对按给\d]{{0,24}}(?:{costs}))(?:给予|予以|补助|补贴)(?:最高|不超过|各)*$"
        )
        self._by_cost = re.compile(rf"按照?(?P<base>[^,;。按\d]{{0,24}}(?:{costs}))(?:给予|予以)")
        self._of_cost = re.compile(
            rf"的?(?P<base>[\u4e00-\u9fff]{{0,4}}?(?:{costs}))的?(?:事?后)?(?:补助|补贴|奖励|资助|支持|贴息)"
        )

    def read(self, text: Plain, grant: Grant) -> list[Figure]:
        """The figures of a grant in order; each share has the ceiling that stands behind it."""
        if grant.shares:
            return self._of_shares(text, grant)
        said = text.text[max(grant.segment.start, grant.action - _NEAR) : grant.first.start]
        ceiled = any(word in said for word in ("最高", "不超过", "上限"))
        ceiled = ceiled or _CEILED.search(text.text, grant.segment.start, grant.first.start) is not None
        purposes = _purposes(text, grant.amounts)
        least = grant.amounts[0].comparator if grant.amounts[0].comparator in (">=", "<=") else None
        least = ">=" if "至少" in said else least
        return [
            Figure(a, None, _limit(replace(a, comparator=least or a.comparator), ceiled), None, label, purpose)
            for (a, label), purpose in zip(_labelled(text, grant.amounts, grant.verb), purposes, strict=True)
        ]

    def _of_shares(self, text: Plain, grant: Grant) -> list[Figure]:
        limit: Limit = "max" if grant.ceiling else "ratio"
        first = self._base(text, grant.shares[0], grant.verb) or self._base_before(text, grant)
        if len(grant.shares) == 1 < len(grant.amounts):
            return [Figure(cap, grant.shares[0], "max", first) for cap in grant.amounts]
        inside = text.bracketed(grant.shares[0].start)
        bases = [first if text.bracketed(s.start) == inside else self._base(text, s, grant.verb) for s in grant.shares]
        labelled = zip(_labelled(text, grant.shares, grant.verb), bases, strict=True)
        return [Figure(grant.ceiling, share, limit, base, label) for (share, label), base in labelled]

    def _base(self, text: Plain, share: Quantity, verb: Span) -> str | None:
        """Of what it is a share: 实际投资额; what is paid in 展位费给予80%补助, 给予100%房租补贴."""
        start = max(text.text.rfind(mark, 0, share.lead) for mark in ",。;\n") + 1
        giving = text.text.startswith("给", verb.start) and start + 2 < verb.start < share.lead
        m = _BASE.search(text.text, start, verb.start if giving else share.lead) or _BASE.search(
            text.text, start, share.lead
        )
        if not m or _YEARS.search(m["base"]):
            m = self._cost.search(text.text, start, share.lead) or self._of_cost.match(text.text, share.end)
        if not m:
            return None
        base = text.printed[m.start("base") : m.end("base")]
        return base.removesuffix("分别").removeprefix("不超过").removeprefix("最高")

    def _base_before(self, text: Plain, grant: Grant) -> str | None:
        """按其年度贡献额给予五年奖励,其中前三年给予80%: the base that opens the grant."""
        found = (self._by_cost.search(text.text, *segment) for segment in reversed((*grant.opened, *grant.about)))
        m = next((m for m in found if m), None)
        return text.printed[m.start("base") : m.end("base")] if m else None


def _purposes(text: Plain, amounts: tuple[Quantity, ...]) -> list[str | None]:
    """What stands behind each of several sums; all have one or none."""
    found = [_PURPOSE.match(text.text, q.end) for q in amounts]
    return [m["purpose"] for m in found if m] if len(amounts) > 1 and all(found) else [None] * len(amounts)


def _limit(amount: Quantity, ceiled: bool) -> Limit:
    if amount.value_max or ceiled or amount.comparator in ("<=", "<"):
        return "max"
    return "min" if amount.comparator in (">=", ">") else "exact"


def _labelled(text: Plain, quantities: tuple[Quantity, ...], verb: Span) -> list[tuple[Quantity, str | None]]:
    """Each figure with the label between it and the one before, or in the bracket behind it; all have one or none."""
    after = [_BRACKET.match(text.text, q.end) for q in quantities]
    if len(quantities) > 1 and all(after):
        return [(q, m["label"]) for q, m in zip(quantities, after, strict=True) if m]
    first = quantities[0].lead
    starts = [verb.end if 0 < first - verb.end <= _SHORT else first - 3, *(q.end for q in quantities)]
    between = [_LABEL.match(text.text[a : q.lead]) for a, q in zip(starts, quantities, strict=False)]
    if len(quantities) > 1 and all(between):
        return [(q, m["label"]) for q, m in zip(quantities, between, strict=True) if m]
    return [(q, None) for q in quantities]


def _yuan(q: Quantity | None, upper: bool) -> float | None:
    if q is None or not (upper or q.value_max):
        return None
    value = (q.value_max or q.value) if upper else q.value
    return value * _SIZE.get((q.unit or "")[:1], 1.0)


def _fraction(q: Quantity | None, upper: bool) -> float | None:
    if q is None or not (upper or q.value_max):
        return None
    value = (q.value_max or q.value) if upper else q.value
    return round(value / (1000.0 if q.unit == "‰" else 100.0), 6)
