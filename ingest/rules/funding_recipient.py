"""For whom: the recipient of a grant, from the words before it, between verb and sum, or from what was said earlier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.plain import Plain

_FOR = re.compile(r"(?:^|(?<=[,、。;:\n]))(?:其中)?(?:对于?|凡是?|针对)(?![接口象外比标应策账])|(?<=[\u4e00-\u9fff])对(?=[^接口象外比标应策账].{2,40}给予)")
_PER = re.compile(
    r"(?:每|单)(?:一)?(?:(?:个|家|项|名|件|所|支|位|证|人|场|次|套|台|辆|平方米|亩|年|类)(?:[\u4e00-\u9fff]{0,8}?(?=每|年度|最高|给予|累计|不超过|补|奖|资|[\d,(]|$))?|(?:区县|县区|学科|单位|企业|机构|项目)(?:[\u4e00-\u9fff]{0,4}?(?=每|年度|最高|给予|累计|不超过|补|奖|资|[\d,(]|$)))(?:年度|每年)*|每年|年度"
)
_CONDITION = re.compile(r"^(?:经|符合|根据|按照?|参照|依据|通过|其|在|自|于|到|且|并|达到|满足|审核|待)")
_USE = re.compile(r"用于(?:支持|扶持|奖励|补助)?(?P<noun>[^,;。]+)")


@dataclass(frozen=True, slots=True)
class Recipient:
    """``text`` as printed and cleaned; ``span`` where it stands (None: taken from a title); ``completed`` if elliptical."""

    text: str
    span: Span | None
    completed: bool = False
    condition: str | None = None


class Recipients:
    """Finds and cleans recipients."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {k.removeprefix("funding."): v for k, v in vocabulary.items() if k.startswith("funding.")}
        self._objects = re.compile(
            "(?:" + "|".join(map(re.escape, sorted(vocabulary["target.make"], key=len, reverse=True))) + ")"
        )

    def read(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        """The recipient of one grant; ``former``: that of the grant before it in the clause."""
        if grant.follows and former:
            return Recipient(former.text, former.span, True, former.condition)
        inner = self._between(text, grant)
        header = self._header(text, grant)
        if inner:
            return self._clean(text, inner, former, self._printed(text, header))
        if header and (found := self._clean(text, header, former, None)):
            return found
        return self._earlier(text, grant, former, title)

    def _between(self, text: Plain, grant: Grant) -> Span | None:
        """给予军工单位50万元奖励: between verb and sum, when it is no measure of the sum."""
        start, end = grant.verb.end, min((q.lead for q in grant.amounts), default=grant.verb.end)
        if grant.shares and not grant.amounts:
            start, end = grant.verb.end, grant.shares[0].lead
            if not text.text.startswith("各", end) and "各" not in text.text[start : grant.shares[0].start]:
                return None
        if not grant.segment.start <= start < end:
            return None
        at = start
        softeners = sorted((*self._words["softener"], *self._words["mode_word"], *self._words["modifier"]), key=len, reverse=True)
        while word := next((w for w in softeners if text.text.startswith(w, at) and at + len(w) <= end), None):
            at += len(word)
        if m := _PER.match(text.text, at, end):
            at = m.end()
        while word := next((w for w in softeners if text.text.endswith(w, at, end)), None):
            end -= len(word)
        return Span(at, end) if end - at > 1 else None

    def _header(self, text: Plain, grant: Grant) -> Span | None:
        """The phrase before the action: from the last 对, else the nearest segment that is no mere condition."""
        own = Span(grant.segment.start, grant.action)
        segments = [*grant.about, own]
        start = segments[0].start
        opened = [m for m in _FOR.finditer(text.text, start, own.end) if not text.sealed(m.start())]
        if opened:
            stop = next((s.end for s in segments if s.end > opened[-1].end()), own.end)
            return self._till(text, opened[-1].end(), stop, segments)
        for segment in reversed(segments):
            at = self._past_per(text, segment)
            said = text.text[at : segment.end]
            if len(said) > 1 and not _CONDITION.match(said):
                return Span(at, segment.end)
        return None

    def _till(self, text: Plain, start: int, stop: int, segments: list[Span]) -> Span:
        """Through the commas of a phrase that goes on (且…的, 、…) to the segment that closes it."""
        for segment in segments:
            if segment.start > stop and re.match(r"且|并|或|以及|但", text.text[segment.start : segment.start + 2]):
                stop = segment.end
        return Span(start, stop)

    @staticmethod
    def _past_per(text: Plain, segment: Span) -> int:
        m = _PER.match(text.text, *segment)
        return m.end() if m else segment.start

    def _clean(self, text: Plain, span: Span, former: Recipient | None, condition: str | None) -> Recipient | None:
        start, end = span
        said = text.text
        while word := next((w for w in self._words["payee_opener"] if said.startswith(w, start) and start + len(w) < end), None):
            start += len(word)
        elliptic = said[start:end].endswith("的")
        while end > start and said[end - 1] in "的,、:":
            end -= 1
        if end - start < 2:
            return None
        printed = self._printed(text, Span(start, end)) or ""
        if not elliptic:
            return Recipient(printed, Span(start, end), False, condition)
        return self._elliptic(text, Span(start, end), printed, former)

    def _elliptic(self, text: Plain, span: Span, printed: str, former: Recipient | None) -> Recipient:
        """认定为X的 → X; 升级为省级以上的, A牵头组建的 → with the head of the recipient before."""
        found = [m for w in self._words["predicate"] for m in re.finditer(re.escape(w), printed)]
        last = max(found, key=lambda m: (m.end(), -m.start()), default=None)
        if last and last.start() < 12 and len(printed) - last.end() > 1:
            thing = printed[last.end() :]
            honour = next((w for w in self._words["honour"] if thing.endswith(w) and len(thing) > len(w) + 1), "")
            thing = thing[: len(thing) - len(honour)].strip("为“”的") if not thing.startswith("“") else thing
            if thing.removesuffix("以上").removesuffix("及") not in self._words["level"]:
                return Recipient(thing, span, False, printed)
        head = _head(former.text, self._words["level"], last is not None) if former else ""
        return Recipient(f"{printed}的{head}" if head else printed, span, bool(head), printed)

    def _earlier(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        said = "".join(text.text[s.start : s.end] for s in grant.about)
        if m := _USE.search(text.text, grant.segment.start, grant.part.end):
            return Recipient(text.printed[slice(*m.span("noun"))], Span(*m.span("noun")), False, None)
        if former:
            return Recipient(former.text, former.span, True, said or None)
        return Recipient(title, None, True, said or None) if title else None

    @staticmethod
    def _printed(text: Plain, span: Span | None) -> str | None:
        return text.printed[span.start : span.end].replace("\n", "") if span else None


def per(text: str) -> str | None:
    """每家, 每年, 单个企业年度: for each of what the sum is."""
    m = _PER.search(text)
    return m.group() if m else None


def _head(name: str, levels: tuple[str, ...], keeps_level: bool) -> str:
    """企业牵头组建的市级技术创新中心 → 市级技术创新中心, without its level where the new one brings its own."""
    head = name.rsplit("的", 1)[-1]
    if keeps_level:
        level = next((w for w in levels if head.startswith(w)), "")
        head = head[len(level) :]
    return head
