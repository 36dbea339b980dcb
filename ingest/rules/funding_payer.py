"""Who pays: 市财政对X给予…, 县级以上人民政府应当…给予补助, 由市级统筹…."""

from __future__ import annotations

import re

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_sum import GIVE
from ingest.rules.plain import Plain
from ingest.wording import any_of

_NOBODY = re.compile(r"(?:各|当地|本级|同级|人民|政府(?=财政)|有关|相关|财政|主管|两级)*(?:政府|部门|财政|机关)")
"""政府, 财政部门: says no more than that public money is paid."""

_LOCAL = re.compile(
    r"(?:每个|各)(?P<funder>(?:[县区市镇乡]|街道)(?:\([^)]*\)|[、和]?(?:[县区市镇乡]|街道))*)(?:至少|要|应当?|每年|可)*安排"
)


class Payers:
    """Finds the one who pays."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._funders = vocabulary["funding.funder"]
        bodies, after = any_of(vocabulary["funding.payer"]), any_of(vocabulary["funding.pays_next"])
        no_actor, how = any_of(vocabulary["funding.no_payer"]), any_of(vocabulary["funding.modal"])
        named = (
            rf"(?:{any_of(self._funders)})(?!以上)|(?!{no_actor})[^,;。:的对由]{{0,48}}?(?:{bodies})(?:及其有关部门)?"
        )
        self._named = re.compile(
            rf"(?:^|(?<=[,。;:\n由]))在?(?P<funder>{named})"
            rf"(?:{how}|[要将也均各还]|至少|依法|按照?(?:国家|省|市|有关|相关)*规定)*(?={after})"
        )
        self._charged = re.compile(
            rf"(?!{no_actor})(?P<charged>[^,;。:的对由]{{2,48}}?(?:{bodies})(?:及其有关部门)?)(?:应当?|要|可以?)"
            r"(?![^。;]*(?:应当|可以|,由))[^。;]*,(?:并|同时)[^,。;]*$"
            rf"|(?!{no_actor})(?P<fosters>[^,;。:的对由]{{2,48}}?(?:{bodies})(?:及其有关部门)?)(?:应当?|要|可以?)?(?:鼓励|支持)"
            r"[^。;]*,对[^。;]*$"
            r"|(?P<founder>[^,;。:]{2,30}?)(?:共同|联合)?(?:发起|出资),[^。;]*$"
            rf"|(?P<sets>{named})(?:每年|将|要)?(?:统筹|出资)?$"
        )
        self._purse = re.compile(
            rf"(?:安排|统筹|利用|从|由)(?P<funder>{any_of(self._funders)})(?=(?:专项|预算内?)?资金|预算)"
        )
        self._duty = re.compile(
            rf"^[^,对]{{0,40}}(?:{bodies})(?:及其有关部门)?"
            rf"(?:至少|每.|也|可以?|应当?|通过.*|按.*|依.*|根据.*|由.*)*$|^[^,的对]{{0,24}}(?:{bodies})应当"
        )

    def pays(self, said: str) -> bool:
        """Whether a segment names the one who pays, and a duty."""
        return self._duty.match(said) is not None

    def local(self, text: Plain, grant: Grant) -> Span | None:
        """每个县(市、区)至少安排3000万元: who is to set a sum aside."""
        m = _LOCAL.search(text.text, grant.segment.start, grant.verb.end)
        return Span(*m.span("funder")) if m else None

    def named(self, text: Plain, grant: Grant) -> str | None:
        """The payer as printed, where it is more than 政府 or 财政: who gives, is charged with it, or founds the fund."""
        if local := self.local(text, grant):
            return text.printed[slice(*local)]
        own = text.text[grant.action : grant.end].removeprefix("由")
        if funder := next((w for w in self._funders if own.startswith(w)), None):
            return funder
        start = grant.about[0].start if grant.about else grant.segment.start
        found = [m.span("funder") for m in self._named.finditer(text.text, start, grant.verb.end)]
        found = [span for span in found if not text.sealed(span[0]) and not _NOBODY.fullmatch(text.text, *span)]
        found = [span for span in found if not GIVE.search(text.text, span[1], grant.verb.start)]
        if not found and (m := self._charged.match(text.text, grant.part.start, grant.verb.start)):
            span = m.span(m.lastgroup or 0)
            found = [] if _NOBODY.fullmatch(text.text, *span) else [span]
        purse = None if found else self._purse.search(text.text, grant.segment.start, grant.figure_end)
        found += [purse.span("funder")] if purse else []
        return text.printed[slice(*found[-1])] if found else None
