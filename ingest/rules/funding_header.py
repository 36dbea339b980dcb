"""The phrase that says for whom: before the grant, from the last 对 or the segment that names somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_phrase import FOR, GOES_ON, PER, weighs
from ingest.rules.plain import Plain
from ingest.wording import any_of

_TO = re.compile(r"(?:^|(?<=[,、。;:\n]))面?向(?P<who>[^。;]{2,60}?)(?=(?:一次性|每年|按月)?(?:发放|提供|给予|拨付))")
_MOMENT = re.compile(r"[^的]{2,}[后时前]$")
_THRESHOLD = re.compile(r"(?:不少于|不低于|不超过|达到?|超过)[\d.]+[万亿]*[元家人名个项台%]+(?:以上)?$")
_MEASURED = re.compile(r"(?:以上|以下|以内|\d[万亿]*元|\d[%人家])(?:\([^)]*\))?$")
_ADDS = re.compile(r"包括|不?含|如(?!期)|原则上|但|其中\d")
"""What adds to a recipient, and names none."""
_HIGHEST = re.compile(r"以最高|为准|不重复|就高")


class Headers:
    """Finds the phrase."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._payees = vocabulary["funding.payee"]
        self._condition = re.compile(
            rf"(?:其中)?(?:{any_of(vocabulary['funding.condition_opener'])}|经(?![营济费常销纪贸])|其(?![中他它余])|自(?![主有身])"
            rf"|其中\d|[补奖资][偿贴助励](?:总额|标准|金额|期限)|每(?={any_of(vocabulary['funding.counted_deed'])})"
            r"|第?[前后]?[一二三两]年)"
        )
        self._bases = vocabulary["funding.base"]
        self._predicates = vocabulary["funding.predicate"]
        self.measured = _pattern(
            vocabulary["funding.measured"],
            r"(?<=..)(?<!新增)(?:的?(?:上?一?年度?|上年度?|首次|当年|年|累计)*)?(?:{words})[^的]*(?:\d|以上|[百千万亿]元)[^的]*$",
        )
        self._payer = _pattern(
            vocabulary["funding.payer"],
            r"^[^,对]{{0,40}}(?:{words})(?:及其有关部门)?"
            r"(?:至少|每.|也|可以?|应当?|通过.*|按.*|依.*|根据.*|由.*)*$|^[^,的对]{{0,24}}(?:{words})应当",
        )
        self.modal = _pattern(
            vocabulary["funding.modal"],
            r"(?<![效响供反适相对感])(?:{words})(?![用急收对届聘再研视穿持靠信])(?:按照?|根据|依据|由|予)?[^的]{{0,12}}$",
        )
        self.subject = _pattern(
            self._payees,
            rf"(?P<who>(?!{any_of(vocabulary['funding.no_actor'])})[^,的]{{{{0,20}}}}?(?:{{words}})(?:\([^)]*\))?)"
            rf"(?={any_of(vocabulary['funding.attains'])}|上?一?年度?)",
        )

    def find(self, text: Plain, grant: Grant) -> tuple[Span, bool] | None:
        """The phrase, and whether 对 opens it."""
        own = Span(grant.segment.start, grant.action)
        segments = [*grant.about, own]
        seen = FOR.finditer(text.text, segments[0].start, grant.part.end)
        opened = [m for m in seen if m.end() < own.end and not text.sealed(m.start()) and not weighs(text, m.start())]
        if opened:
            return Span(opened[-1].end(), self._close(text, opened[-1].end(), segments)), True
        if to := _TO.search(text.text, segments[0].start, grant.segment.end):
            return Span(*to.span("who")), True
        named = [
            s for s in segments if self._names(text, s) and not _ADDS.match(text.text, *s) and not self.pays(text, s)
        ]
        named = [s for s in named if not PER.match(text.text, *s)]
        rest = [s for s in reversed(segments) if self._speaks(text, s)]
        found = next(iter(named or rest), None) or self._acting(text, segments)
        return (found, False) if found else None

    def _acting(self, text: Plain, segments: list[Span]) -> Span | None:
        """企业通过验收后: who does what is the condition."""
        found = [m for s in reversed(segments) if (m := self.subject.match(text.text, *s))]
        return Span(*found[0].span("who")) if found else None

    def _names(self, text: Plain, segment: Span) -> bool:
        """Whether a segment ends with one who may be paid: 新注册的外贸企业(含迁入企业)."""
        end = segment.end - 1 if text.text.endswith("等", *segment) else segment.end
        end = next((b.start for b in text.brackets if b.end == end), end)
        return end > segment.start and text.text.endswith(self._payees, segment.start, end)

    def _close(self, text: Plain, start: int, segments: list[Span]) -> int:
        """Where a 对… phrase ends: through the commas of a phrase that goes on, to the segment that names or has 的."""
        own = [s for s in segments if s.end > start]
        stop = own[0].end if own else start
        for segment in own:
            if (
                segment.start > start
                and self._condition.match(text.text, *segment)
                and not GOES_ON.match(text.text, *segment)
            ):
                break
            owner = segment is not segments[-1] or "的" in text.text[segment.start : segment.end - 1]
            said = Span(max(start, segment.start), segment.end)
            if owner and said.start < said.end and (text.text.endswith("的", *said) or self._names(text, said)):
                stop = segment.end
                break
        given = text.text.find("给予", start + 2, stop)
        stop = given if given > 0 else stop
        goes_on = [s.end for s in own if s.start > stop and GOES_ON.match(text.text, *s)]
        return max([stop, *goes_on])

    def _speaks(self, text: Plain, segment: Span) -> bool:
        """Whether a segment names a recipient, not only a measure or a condition."""
        start = segment.start + 3 * text.text.startswith("原则上", segment.start)
        m = PER.match(text.text, start, segment.end)
        said = text.text[m.end() if m else start : segment.end]
        if len(said) < 2 or said in self._bases or _MOMENT.fullmatch(said) or _HIGHEST.search(said):
            return False
        if self._payer.match(said) or self.modal.match(said):
            return False
        if self._condition.match(said) and not (said.startswith("在") and said.endswith("的") and self._mentions(said)):
            return False
        return not self.only_measures(said)

    def _mentions(self, said: str) -> bool:
        return any(word in said for word in self._payees if len(word) > 1)

    def pays(self, text: Plain, segment: Span) -> bool:
        """Whether a segment names the one who pays, and a duty."""
        return self._payer.match(text.text[slice(*segment)]) is not None

    def only_measures(self, said: str) -> bool:
        """A threshold that names nobody: 实际完成投资额达500万元以上."""
        if _THRESHOLD.search(said) and not self.measured.search(said):
            return True
        named = (*self._payees, *self._predicates)
        return bool(_MEASURED.search(said.rstrip("的"))) and not any(word in said for word in named)


def _pattern(words: Iterable[str], pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format(words=any_of(words)))
