"""The phrase that says for whom: before the grant, from the last 对 or the segment that names somebody."""

from __future__ import annotations

import re

from ingest.model import Span, Vocabulary
from ingest.rules.funding_actor import Actors
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_payer import Payers
from ingest.rules.funding_phrase import GIVES, GOES_ON, PER, Fronts, weighs
from ingest.rules.plain import Plain
from ingest.wording import any_of

_TO = re.compile(r"(?:^|(?<=[,、。;:\n]))面?向(?P<who>[^。;]{2,60}?)(?=(?:一次性|每年|按月)?(?:发放|提供|给予|拨付))")
_MOMENT = re.compile(r"[^的]{2,}[后时前]$")
_THRESHOLD = re.compile(r"(?:不少于|不低于|不超过|达到?|超过)[\d.]+[万亿]*[元家人名个项台%]+(?:以上)?$")
_MEASURED = re.compile(
    r"(?:以上|以下|以内|\d[万亿]*(?:\(不?含\))?[美港欧]?元|\d万?[%人家亩台套户个名项吨辆头])(?:\([^)]*\))?$"
)
_ADDS = re.compile(r"包括|不?含|如(?!期)|原则上|但|其中\d")
"""What adds to a recipient, and names none."""
_OF_TIER = re.compile(r"\d[^,]*的(?=根据|按|视|每)")
_PURSE = re.compile(r"(?:在|通过|从)[^,]*(?:资金|经费|基金|券|方式|渠道)[中上里]?(?:安排)?")
"""Out of what or by what means is paid."""
_HANDLES = re.compile(r"(?P<whom>[^,;。的经后或]{2,14}?)(?:开展|进行)[^,;。]*的,")
_ALSO = re.compile(r"或|以及")
_KINDS = re.compile(r"(?:最高|累计|年度|资助|奖励|补助|补贴|支持|或|和|总?额度?)+")
"""最高资助或奖励: what is given, and nobody who gets it."""
_TO_SUM = re.compile(r"\d[\d.]*[万亿%]*元?(?:以上|以下)?,$")
_BORNE_BY = re.compile(r"(?<=资金|经费|费用)由[^,的]*$")
_YEARS = r"第?[前后]?[一二三四五六两](?:[、和至]第?[一二三四五六])*个?年"
_NOBODY = re.compile(rf"(?:[^,]{{0,6}}(?:标准|额度))?分?别?为?(?:最高|不超过|每[人户家年月]|{_YEARS})*")
"""标准为每人, 第四、第五年: for each of what or when, and nobody."""
_MAY = re.compile(r"(?<=[内后前])可以?$")
_PURSE_OF = re.compile(r"[省市县区州镇乡、及和各级本()]{1,12}(?:财政|人民政府|政府)(?!的)")
"""县(市、区)财政: who pays."""
_HIGHEST = re.compile(r"以最高|为准|不重复|就高")


class Headers:
    """Finds the phrase, and the conditions beside it."""

    def __init__(self, vocabulary: Vocabulary, actors: Actors, fronts: Fronts) -> None:
        self._actors = actors
        self._fronts = fronts
        self._payers = Payers(vocabulary)
        self._payees = vocabulary["funding.payee"]
        self._condition = re.compile(
            rf"(?:其中|或)?(?:{any_of(vocabulary['funding.condition_opener'])}|经(?![营济费常销纪贸])|其(?![中他它余])|自(?![主有身])"
            rf"|其中\d|[补奖资][偿贴助励](?:总额|标准|金额|期限)|每(?={any_of(vocabulary['funding.counted_deed'])})"
            rf"|{_YEARS})"
        )
        self._counted = re.compile(rf"每(?={any_of(vocabulary['funding.counted_deed'])})")
        self._how_much = re.compile(any_of(vocabulary["funding.how_much"]))
        self._bases = vocabulary["funding.base"]
        self._predicates = vocabulary["funding.predicate"]

    def find(self, text: Plain, grant: Grant) -> tuple[Span, bool] | None:
        """The phrase, and whether 对 opens it."""
        segments = _segments(grant)
        colon = text.text.rfind(":", max(0, grant.segment.start - 1), grant.action)
        if colon > 0 and not text.sealed(colon) and self._names(text, Span(colon + 1, grant.action)):
            return Span(colon + 1, grant.action), False
        opened = [at for at in self._fronts.find(text, segments[0].start, grant.part.end) if at < grant.action]
        opened = [at for at in opened if not weighs(text, at) and not self._handles(text, at)]
        opened = [at for at in opened if not text.text.startswith("其", at)] or opened
        while len(opened) > 1 and self._goes_on(text, opened[-2], opened[-1]):
            opened.pop()
        if opened:
            return Span(opened[-1], self._close(text, opened[-1], segments)), True
        if to := _TO.search(text.text, segments[0].start, grant.segment.end):
            return Span(*to.span("who")), True
        free = [s for s in segments if not PER.match(text.text, *s) and not self._counted.match(text.text, *s)]
        named = [s for s in free if self._names(text, s) and not _ADDS.match(text.text, *s) and not self.pays(text, s)]
        rest = [s for s in reversed(segments) if self._speaks(text, s)]
        rest.sort(key=lambda s: not (text.text.endswith("的", *s) and self._tells(text, s)))
        found = next(iter(named or rest), None) or self._acting(text, segments)
        if found and not named and not text.text.endswith("的", *found):
            urged = (self._actors.urged(text, s) for s in segments if s.end < found.start)
            found = next((span for span in urged if span), found)
        return (self._with_more(text, found, segments), False) if found else None

    @staticmethod
    def _with_more(text: Plain, found: Span, segments: list[Span]) -> Span:
        """企业新开设超市的,以及投资建设生活设施的: one phrase."""
        for segment in segments:
            if (
                segment.start == found.end + 1
                and text.text.endswith("的", *found)
                and text.text.endswith("的", *segment)
            ):
                found = Span(found.start, segment.end) if _ALSO.match(text.text, *segment) else found
        return found

    @staticmethod
    def _goes_on(text: Plain, first: int, second: int) -> bool:
        """对产值首次超过100亿,对经济作出贡献的企业: one phrase with two 对."""
        said = text.text[first : second - 1]
        return said.count(",") == 1 and _TO_SUM.search(said) is not None

    def _handles(self, text: Plain, at: int) -> bool:
        """对评价对象开展评价的: a 对 inside what somebody does."""
        m = _HANDLES.match(text.text, at)
        return m is not None and not m["whom"].endswith(self._payees)

    def conditions(self, text: Plain, grant: Grant, start: int) -> list[str]:
        """What else is asked behind ``start``: 经备案, 年销售额达到1亿元的; not how much, nor by whom it is paid."""
        behind = [Span(max(start, s.start), _told(text, s)) for s in _segments(grant) if s.end > start + 1]
        said = [text.printed[slice(*s)].rstrip("的") for s in behind if self.asks(text, s)]
        return [_MAY.sub("", one.lstrip(",，、")) for one in said if len(one) > 2]

    def before(self, text: Plain, grant: Grant, start: int) -> list[str]:
        """What is asked before a 对…: 达到下列标准的,对其管理机构."""
        asked = [i for i, s in enumerate(grant.about) if s.end < start and text.text.endswith("的", *s)]
        if not asked or not self.asks(text, grant.about[asked[-1]]):
            return []
        first = last = asked[-1]
        while first and GOES_ON.match(text.text, *grant.about[first]):
            first -= 1
        return [text.printed[grant.about[first].start : grant.about[last].end - 1]]

    def asks(self, text: Plain, segment: Span) -> bool:
        """Whether a segment tells a condition."""
        said = text.text[slice(*segment)]
        if (
            PER.match(said.removeprefix("且"))
            or _PURSE.fullmatch(said)
            or (self._how_much.match(said.removeprefix("并")) and not said.endswith("的"))
            or self.pays(text, segment)
        ):
            return False
        asks = self._condition.match(said) or said.endswith("的") or _MOMENT.fullmatch(said) or self.only_measures(said)
        return asks is not None and bool(asks)

    def _acting(self, text: Plain, segments: list[Span]) -> Span | None:
        """企业通过验收后: who does what is the condition."""
        found = (self._actors.who(text, *s) for s in reversed(segments) if not self.pays(text, s))
        return next((who for who in found if who), None)

    def _names(self, text: Plain, segment: Span) -> bool:
        """Whether a segment ends with one who may be paid: 新注册的外贸企业(含迁入企业)."""
        end = segment.end - 1 if text.text.endswith("等", *segment) else segment.end
        end = next((b.start for b in text.brackets if b.end == end), end)
        return end > segment.start and text.text.endswith(self._payees, segment.start, end)

    def _close(self, text: Plain, start: int, segments: list[Span]) -> int:
        """Where a 对… phrase ends: through the commas of a phrase that goes on, to the segment that names or has 的."""
        own = [s for s in segments if s.end > start]
        stop, at = (own[0].end if own else start), 0
        for i, segment in enumerate(own):
            going = GOES_ON.match(text.text, *segment)
            if segment.start > start and not going and self._condition.match(text.text, *segment):
                break
            owner = segment is not segments[-1] or "的" in text.text[segment.start : segment.end - 1]
            said = Span(max(start, segment.start), segment.end)
            if owner and said.start < said.end and (text.text.endswith("的", *said) or self._names(text, said)):
                stop, at = segment.end, i
                break
        given = GIVES.search(text.text, start + 2, stop)
        stop = given.start() if given else stop
        for segment in own[at + 1 :]:
            if GOES_ON.match(text.text, *segment):
                stop = segment.end
            elif not self._names(text, segment):
                break
        return stop

    def _speaks(self, text: Plain, segment: Span) -> bool:
        """Whether a segment names a recipient, not only a measure or a condition."""
        start = segment.start + 3 * text.text.startswith("原则上", segment.start)
        m = PER.match(text.text, start, segment.end)
        start = m.end() if m else start
        said = _BORNE_BY.sub("", text.text[start : segment.end])
        if (
            len(said) < 2
            or _KINDS.fullmatch(said)
            or _NOBODY.fullmatch(said)
            or said.startswith("对")
            or said in self._bases
            or _MOMENT.fullmatch(said)
            or _HIGHEST.search(said)
        ):
            return False
        if self._payers.pays(said) or _PURSE_OF.match(text.text, segment.start) or self._actors.modal.match(said):
            return False
        if self._condition.match(said) and not (said.endswith("的") and self._tells(text, Span(start, segment.end))):
            return False
        return not self.only_measures(said)

    def _tells(self, text: Plain, segment: Span) -> bool:
        """Whether a condition tells who meets it: 通过认定被评为示范园区的, 符合标准的总部企业落户本区的."""
        said = text.text[slice(*segment)]
        if said.startswith("在") and any(word in said for word in self._payees if len(word) > 1):
            return True
        return self._actors.who(text, *segment) is not None or any(
            0 <= said.find(w) < len(said) - len(w) - 2 for w in self._predicates if w.endswith("为")
        )

    def pays(self, text: Plain, segment: Span) -> bool:
        """Whether a segment names the one who pays, and a duty."""
        return self._payers.pays(text.text[slice(*segment)]) or _PURSE_OF.match(text.text, segment.start) is not None

    def only_measures(self, said: str) -> bool:
        """A threshold that names nobody: 实际完成投资额达500万元以上."""
        if _THRESHOLD.search(said) and not self._actors.measured.search(said):
            return True
        named = (*self._payees, *self._predicates)
        return bool(_MEASURED.search(said.rstrip("的"))) and not any(word in said for word in named)


def _segments(grant: Grant) -> list[Span]:
    """What stands before the grant's own words."""
    return [*grant.about, Span(grant.segment.start, grant.action)]


def _told(text: Plain, segment: Span) -> int:
    """Where a condition ends: 长度超过2公里的 in 长度超过2公里的根据堤型每公里."""
    m = _OF_TIER.search(text.text, *segment)
    return m.end() if m else segment.end
