"""Which sums and shares of a segment are granted, told from thresholds, prices, loans and shares of land."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span, Vocabulary
from ingest.rules.funding_phrase import RANK
from ingest.rules.number import Numbers, Quantity
from ingest.rules.plain import Plain
from ingest.wording import any_of

_TO_ONE = re.compile(r"(?<![\d.])(?P<one>\d(?:\.\d+)?):(?P<other>\d(?:\.\d+)?)(?![\d:])")
BY = re.compile(r"按照?(?![时期揭质需])|参照|依据|以(?=[^上下内])")
BY_EACH = re.compile(r"按照?(?=每|单)")
GIVE = re.compile(r"(?<!不)(?<!不再)(?:给予|予以)|(?<![交授发])给(?=企业|单位|个人|平台|机构|项目)")
_DONE = re.compile(r"已(?:经|累计)?[^,的]{0,8}(?:安排|拨付|发放|下达|给予).?$|(?:安排|拨付|发放|下达|给予)了$")
_PER = re.compile(r"每(?:[人户月年亩家件项个台辆吨生名]|平方米|公里)$")
SUPPORTS = re.compile(r"(?<!信贷)(?<!融资)(?<!金融)(?<!贷款)支持(?=(?:最高|不超过|经费)*[\d.]+[万亿]*元(?!以上|级))")
"""每个项目支持100万元: a verb where its sum follows at once."""
_NEXT = 12
"""So near behind a comma stands the verb of 按每平方米1000元的标准,给予补助."""
_GIVEN = re.compile(r"给予|予以|标准|额度")
PAID_OUT = re.compile(
    r"(?:拨付|兑现|预拨|发放)[^,]{0,4}?[\d.]+%的?(?:奖补|补助|补贴|资助|奖励|扶持)?(?:资金|经费|款)"
    r"|分[^,的]{1,4}[年期次批]按?[\d.]+%[^,]*(?:拨付|兑现|发放)"
)
"""验收后拨付50%的奖补资金, 分三年按40%、30%、30%比例拨付: how a grant that is said elsewhere is paid out."""
_RATE = re.compile(r"的(?:[\u4e00-\u9fff]{0,2}费率|[\u4e00-\u9fff]{0,2}利率)")
_PORTION = re.compile(r"(?:占[^,]{0,20}|支出|资金)(?:比重|比例)|比重|(?:增长|下降)[^,]{0,4}$")
_TOGETHER = re.compile(r"比例(?:合计|总和|之和)")
"""市、区资助比例合计不超过100%: a bound on several grants."""
_FORMERLY = re.compile(r"[从由][^,]*$")
_RISEN = re.compile(r"(?:提高|提升|增加|上调|调整)[到至为]")
_RAISED = re.compile(r"(?<!每.)(?<!每..)(?<!每...)(?:提高|增加)$")
"""补助标准提高30元 raises a sum that is not told; 每公里增加1万元 is one."""
_EACH_UNIT = re.compile(r"/[年月亩人户只头台吨公]")
"""联合收割机1000元/年 in a list of what is granted."""
_THEN = re.compile(
    r"(?:\([^)]*\))?(?:以上|以下|以内)?的(?:一次性)?(?:给予|予以|奖励|补助|补贴|资助)(?:最高|不超过)?[\d.]+[万亿]*元"
)
"""5亿元的补贴5万元: a threshold and its sum."""
_COUNTED = re.compile(r"以上[^,]{2,16}?项目\d+个")
"""安排10亿元以上重大项目100个: the sum describes what is counted."""
_NO_SHARE = re.compile(r"以上|(?:新增)?建设用地|用地|的企业|股|的?比例(?:负担|承担|分担|分享|分配|分成)")


class Sums:
    """Judges the quantities of a segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = Numbers(vocabulary)
        self._verbs = vocabulary["funding.verb"]
        self._nouns = vocabulary["funding.no_verb"]
        self._pays = vocabulary["funding.pays_out"]
        self._payees = vocabulary["funding.payee"]
        self._loans = vocabulary["funding.loan"]
        self._received = re.compile(rf"(?:{'|'.join(vocabulary['funding.received'])})[^的,、对]{{0,10}}$")
        ends = any_of([*(w for w in self._payees if len(w) > 1), *vocabulary["funding.level"]])
        self._heir = re.compile(
            rf"(?!其中)[^,;。:的\d]{{0,12}}?(?:{ends})(?:\([^)]*\))?|{RANK.pattern}[\u4e00-\u9fff]{{0,4}}"
        )
        modes, softeners = any_of(vocabulary["funding.mode_word"]), any_of(vocabulary["funding.softener"])
        self._kind_behind = re.compile(rf"的?(?:(?![的给予])[^,、]){{0,8}}(?:{modes})(?=[,、(]|$)")
        self._mode_behind = re.compile(
            rf"(?:{softeners}|\([^)]*\)|[、和]?[\d.]+[亿万]*元|[、和]?[\d.]+[%‰])*(?:{modes})"
        )

    def granted(
        self, text: Plain, segment: Span, after_grant: bool, of_years: bool
    ) -> tuple[list[Quantity], list[Quantity]]:
        """The sums and the shares that ``segment`` grants; sums in brackets only where no other is there.

        ``after_grant``: a grant stands before it; ``of_years``: its shares are those of a grant that has been opened.
        """
        found = [*self._numbers.find(text.text, *segment), *_to_one(text.text, segment)]
        amounts = [q for q in found if q.counts_money and self._is_granted(text.text, segment, q, after_grant)]
        shares = [q for q in found if q.unit in ("%", "‰", ":") and (of_years or self._is_share(text.text, segment, q))]
        open_air = [q for q in amounts if not text.bracketed(q.start)]
        if amounts and not open_air and not self._opens(text, segment, amounts[0]) and not after_grant:
            amounts = []
        shares = [q for q in shares if not self._in_instalment(text, q)]
        if not after_grant and PAID_OUT.search(text.text, *segment):
            shares = []
        return open_air or amounts, shares

    def _opens(self, text: Plain, segment: Span, amount: Quantity) -> bool:
        """Whether a granting word before the bracket opens what stands in it: 给予补助(最高200万元)."""
        bracket = next((b for b in text.brackets if b.start < amount.start < b.end), Span(amount.lead, amount.end))
        return self.verb(text.text, segment.start, bracket.start) is not None

    def _in_instalment(self, text: Plain, share: Quantity) -> bool:
        """(第一、二年各拨付30%): how a sum is paid out, told in a bracket behind it."""
        inside = next((text.text[slice(*b)] for b in text.brackets if b.start < share.start < b.end), "")
        return any(word in inside for word in self._pays)

    def verb(self, text: str, start: int, end: int) -> Span | None:
        """The last granting word in a range; 给予 before any other."""
        gives = list(GIVE.finditer(text, start, end))
        if gives:
            return Span(*gives[-1].span())
        found = [Span(at, at + len(v)) for v in self._verbs if (at := text.rfind(v, start, end)) >= 0]
        found += [Span(*m.span()) for m in SUPPORTS.finditer(text, start) if m.end() <= end]
        return max((span for span in found if not text.startswith(self._nouns, span.end)), default=None)

    def _is_granted(self, text: str, segment: Span, quantity: Quantity, after_grant: bool) -> bool:
        if _FORMERLY.search(text[segment.start : quantity.lead]) and _RISEN.search(text, quantity.end, segment.end):
            return False
        if _THEN.match(text, quantity.end, segment.end):
            return False
        if _COUNTED.match(text, quantity.end - 2, segment.end) or _RAISED.search(text, segment.start, quantity.lead):
            return False
        if "reach" in quantity.marks and not _GIVEN.search(text, segment.start, quantity.lead):
            return False
        if self._mode_behind.match(text, quantity.end, segment.end):
            return True
        if self.verb(text, segment.start, quantity.lead) and self._kind_behind.match(text, quantity.end, segment.end):
            return True
        if (text.startswith("的", quantity.end) and not text.startswith("的标准", quantity.end)) or text.startswith(
            "含", quantity.lead - 1
        ):
            return False
        if verb := self.verb(text, segment.start, quantity.lead):
            received = self._received.search(text, segment.start, verb.start)
            if (received and not text.endswith(self._payees, segment.start, verb.start)) or _DONE.search(
                text, segment.start, verb.end + 1
            ):
                return False
            between = text[verb.end : quantity.lead]
            return between.endswith(self._payees) or not any(word in between for word in self._loans)
        by = text.endswith("按", segment.start, quantity.lead) or BY_EACH.search(text, segment.start, quantity.lead)
        if by and self.verb(text, quantity.end, min(len(text), segment.end + _NEXT)):
            return True
        if after_grant and _EACH_UNIT.match(text, quantity.end):
            return True
        if not after_grant:
            return False
        more = "at_most" in quantity.marks or _PER.search(text, segment.start, quantity.lead) is not None
        return more or self.goes_on(text, segment, quantity)

    def goes_on(self, text: str, segment: Span, quantity: Quantity) -> bool:
        """Whether a segment is one more of a list: B类人才60万元, 市级5万元, 二等奖3万元 behind a grant."""
        behind = text[quantity.end : segment.end]
        return self._heir.fullmatch(text, segment.start, quantity.lead) is not None and (
            not behind or self._mode_behind.fullmatch(behind) is not None
        )

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
        if _PORTION.search(before) or _TOGETHER.search(text, segment.start, quantity.start):
            return False
        verb = self.verb(text, segment.start, quantity.lead)
        return bool(BY.search(before)) or (verb is not None and not _DONE.search(text, segment.start, verb.end + 1))


def _to_one(text: str, segment: Span) -> Iterator[Quantity]:
    for m in _TO_ONE.finditer(text, *segment):
        value = 100.0 * float(m["other"]) / float(m["one"]) if float(m["one"]) else 0.0
        yield Quantity(m.start(), *m.span(), value, None, ":", "=", frozenset())
