"""For whom: the recipient of a grant, from the words before it, between verb and sum, or from what was said earlier."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.model import Span, Vocabulary
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_phrase import GOES_ON, PER, next_stop, phrase_end, weighs
from ingest.rules.plain import Plain

_FOR = re.compile(
    r"(?:^|(?<=[,、。;:\n).条是-])|(?<=其中))(?:对于?|凡是?|针对)(?![接口象外比标应策账])"
    r"|(?<=[\u4e00-\u9fff])对(?=[^接口象外比标应策账][^,。;]{2,40}(?:给予|予以))"
)
_CONDITION = re.compile(
    r"^(?:其中)?(?:经(?!营|济|费)|符合|根据|按照?|参照|具体|依据|通过|其(?!中)|视|从|在|自(?!主|有|身)|于|到|且|并|达到|满足|审核|待|连续|除|分|共|"
    r"另|期限|同时|所需|给予|予以|第?[前后]?[一二三两]年)"
)
_THRESHOLD = re.compile(r"(?:不少于|不低于|不超过|达到?|超过)[\d.]+[万亿]*[元家人名个项台%]+(?:以上)?$")
_MOMENT = re.compile(r"[^的]{2,}[后时前]$")
_WHEN = re.compile(r"(?:投产|达产|建成|竣工|完成)?后?(?:根据|按照|可以|视情).*$")
_MEASURED = re.compile(r"(?:以上|以下|以内|\d[万亿]*元|\d[%人家])(?:\([^)]*\))?$")
_USE = re.compile(r"用于(?:支持|扶持|奖励|补助)?(?P<noun>[^,;。]+)")
_EACH = re.compile(r"对?每(?:个|家|名|项|件|所|位|人|艘|头|株|台|辆|套|户|间|座|条|场|次)?")
_FOR_WHAT = re.compile(
    r"(?:以上|左右)?(?:的?(?:财政|专项|引导|奖补|扶持|奖励)*(?:资金|经费))?,?(?:专项)?(?:用于|重点支持|支持|办好)(?:支持|扶持|奖励|补助)?(?P<noun>[^,;。]+)"
    r"|(?:以上|左右)?的?(?P<purse>(?!专项|引导|财政|奖励)[^,;。]{2,24}?)(?:专项|引导|前期)?(?:资金|经费)"
)
_NUMBERING = re.compile(r"^[\d一二三四五六七八九十()（）第条章．.、\s]+")
_MORE = re.compile(r"且|但|并(?!购|网)")
_CONFERRED = re.compile(r"(?:开展|组织)(?P<thing>.{3,}?)(?:认定|评选|评定)(?:工作)?")
_NEWLY = re.compile(r"新|首次")


@dataclass(frozen=True, slots=True)
class Recipient:
    """``text`` as printed and cleaned; ``span`` where it stands (None: in a title); ``completed`` if elliptical."""

    text: str
    span: Span | None
    completed: bool = False
    condition: str | None = None


class Recipients:
    """Finds and cleans recipients."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {k.removeprefix("funding."): v for k, v in vocabulary.items() if k.startswith("funding.")}
        soft = {*self._words["softener"], *self._words["mode_word"], *self._words["modifier"], *self._words["measure"]}
        soft |= set(self._words["level"])
        measured = "|".join(map(re.escape, self._words["measured"]))
        self._measured = re.compile(
            rf"(?<=..)(?:的?(?:年度?|首次|当年)?)?(?:{measured})[^的]*(?:\d|以上|[百千万亿]元)[^的]*$"
        )
        payers = "|".join(map(re.escape, self._words["payer"]))
        self._payer = re.compile(
            rf"^[^,对]{{0,40}}(?:{payers})(?:及其有关部门)?(?:至少|每.|也|可以?|应当?|通过.*|按.*|依.*|根据.*|由.*)*$"
            rf"|^[^,的对]{{0,24}}(?:{payers})应当"
        )
        modals = "|".join(self._words["modal"])
        self._modal = re.compile(
            rf"(?:{modals})(?![用急收对届聘再研视穿持靠信])(?:按照?|根据|依据|由|予)?[^的]{{0,12}}$"
        )
        self._soft = tuple(sorted(soft, key=lambda w: (-len(w), w)))

    def read(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        """The recipient of one grant; ``former``: that of the grant before it in the clause."""
        if grant.follows and former:
            return replace(former, completed=True)
        if allotted := _allotted(text, grant):
            return allotted
        header = self._header(text, grant)
        found = self._clean(text, header, former) if header else None
        inner = self._between(text, grant)
        generic = inner is not None and self._generic(text.text[slice(*inner)])
        if inner and generic:
            word = text.text[slice(*inner)]
            found = _up_to(found, word) if found else self._named_before(text, grant, inner)
            found = found or self._earlier(text, grant, former, "")
        if inner and not (generic and found):
            condition = text.printed[slice(*header)].rstrip("的") if header else None
            return Recipient(text.printed[slice(*inner)], inner, False, condition)
        return found or self._earlier(text, grant, former, title)

    def _named_before(self, text: Plain, grant: Grant, inner: Span) -> Recipient | None:
        """支持X平台…,给予平台500万元: the name that the bare word takes up."""
        word = text.text[slice(*inner)]
        verbs = "|".join(map(re.escape, self._words["make"]))
        named = re.compile(
            rf"(?:{verbs})(?P<name>[^,;。:]{{2,30}}?{re.escape(word)})(?![\u4e00-\u9fff]*{re.escape(word)})"
        )
        found = list(named.finditer(text.text, max(0, grant.part.start - 120), grant.segment.start))
        if not found:
            return None
        span = Span(*found[-1].span("name"))
        return Recipient(text.printed[slice(*span)], span, True)

    def _generic(self, word: str) -> bool:
        """企业, 建设单位: says no more than that somebody is paid."""
        return word in self._words["payee"] or any(
            word == w + p for w in self._words["role"] for p in self._words["payee"]
        )

    def _between(self, text: Plain, grant: Grant) -> Span | None:
        """给予军工单位50万元奖励: what stands between verb and sum, or verb and 补贴, when it names somebody."""
        start = grant.verb.end
        first = grant.first.lead if grant.amounts or grant.shares else start
        if grant.shares and not grant.amounts and "各" not in text.text[first : grant.shares[0].start]:
            return None
        end = first if first >= start else grant.segment.end
        if not grant.segment.start <= start < end:
            return None
        while word := next((w for w in self._words["modifier"] if text.text.startswith(w, start, end)), None):
            start += len(word)
        if m := PER.match(text.text, start, end):
            start = m.end()
        while word := next((w for w in self._soft if text.text.endswith(w, start, end)), None):
            end -= len(word)
        if text.text.startswith(self._words["yardstick"], start):
            return None
        return Span(start, end) if end - start > 1 else None

    def _header(self, text: Plain, grant: Grant) -> Span | None:
        """The phrase before the action: from the last 对, else a segment that names somebody, else the nearest."""
        own = Span(grant.segment.start, grant.action)
        segments = [*grant.about, own]
        seen = _FOR.finditer(text.text, segments[0].start, grant.part.end)
        opened = [m for m in seen if m.end() < own.end and not text.sealed(m.start()) and not weighs(text, m.start())]
        if opened:
            return Span(opened[-1].end(), self._close(text, opened[-1].end(), segments))
        named = [s for s in segments if self._names(text, s) and not PER.match(text.text, *s)]
        rest = [s for s in reversed(segments) if self._speaks(text, s)]
        return next(iter(named or rest), None)

    def _names(self, text: Plain, segment: Span) -> bool:
        """Whether a segment ends with one who may be paid: 新注册的外贸企业(含迁入企业)."""
        end = segment.end - 1 if text.text.endswith("等", *segment) else segment.end
        end = next((b.start for b in text.brackets if b.end == end), end)
        return end > segment.start and text.text.endswith(self._words["payee"], segment.start, end)

    def _close(self, text: Plain, start: int, segments: list[Span]) -> int:
        """Where a 对… phrase ends: through the commas of a phrase that goes on, to the segment that names or has 的."""
        own = [s for s in segments if s.end > start]
        stop = own[0].end if own else start
        for segment in own:
            if (
                segment.start > start
                and _CONDITION.match(text.text, *segment)
                and not GOES_ON.match(text.text, *segment)
            ):
                break
            owner = segment is not segments[-1] or "的" in text.text[segment.start : segment.end - 1]
            if owner and text.text.endswith((*self._words["payee"], "的"), max(start, segment.start), segment.end):
                stop = segment.end
                break
        goes_on = [s.end for s in own if s.start > stop and GOES_ON.match(text.text, *s)]
        return max([stop, *goes_on])

    def _speaks(self, text: Plain, segment: Span) -> bool:
        """Whether a segment names a recipient, not only a measure or a condition."""
        m = PER.match(text.text, *segment)
        said = text.text[m.end() if m else segment.start : segment.end]
        if (
            len(said) < 2
            or said in self._words["base"]
            or _MOMENT.fullmatch(said)
            or self._payer.match(said)
            or self._modal.match(said)
        ):
            return False
        return not _CONDITION.match(said) and not self._only_measures(said)

    def _clean(self, text: Plain, span: Span, former: Recipient | None) -> Recipient | None:
        start, end = span
        said = text.text
        if m := _EACH.match(said, start, end):
            start = m.end()
        while word := next((w for w in self._words["payee_opener"] if said.startswith(w, start, end - 2)), None):
            start += len(word)
        if re.match(r"其(?![他它中余次])", said[start:end]) and former:
            return replace(former, completed=True, condition=text.printed[start:end].rstrip("的"))
        elliptic = said[start:end].endswith("的")
        while end > start and said[end - 1] in "的,、:":
            end -= 1
        if m := self._modal.search(said, start + 2, end):
            end = m.start()
        if end - start < 2:
            return None
        if m := _CONFERRED.fullmatch(said, start, end):
            start, end = m.span("thing")
        condition = None
        if not elliptic and (m := self._measured.search(said, start, end) or _WHEN.search(said, start + 2, end)):
            end, condition = m.start(), text.printed[m.start() : end]
        printed = text.printed[start:end].replace("\n", "")
        return (
            self._elliptic(text, Span(start, end), printed, former)
            if elliptic
            else Recipient(printed, Span(start, end), False, condition)
        )

    def _elliptic(self, text: Plain, span: Span, printed: str, former: Recipient | None) -> Recipient | None:
        """认定为X的 → X; 升级为省级以上的, A牵头组建的 → with the head of the recipient before."""
        found = [m for w in self._words["predicate"] for m in re.finditer(re.escape(w), printed) if m.start() < 12]
        last = max(found, key=lambda m: (m.end(), -m.start()), default=None)
        if last and len(printed) - last.end() > 1 and (thing := self._thing(printed[last.end() :])):
            newly = f"{last.group().removesuffix('为')}的" if _NEWLY.match(last.group()) else ""
            return Recipient(newly + thing, span, False, printed)
        if last is None and self._only_measures(text.text[span.start : span.end]):
            return None
        head = _head(former.text, self._words["level"], last is not None) if former else ""
        return Recipient(f"{printed}的{head}" if head else printed, span, bool(head), printed)

    def _only_measures(self, said: str) -> bool:
        """A threshold that names nobody: 实际完成投资额达500万元以上."""
        if _THRESHOLD.search(said) and not self._measured.search(said):
            return True
        named = (*self._words["payee"], *self._words["predicate"])
        return bool(_MEASURED.search(said.rstrip("的"))) and not any(word in said for word in named)

    def _thing(self, named: str) -> str | None:
        """What it has become, without the honour's own word; None where only a level is named."""
        thing = _MORE.split(named)[0].removeprefix("为").rstrip("的")
        honour = next((w for w in self._words["honour"] if thing.endswith(w) and len(thing) > len(w) + 1), "")
        thing = thing.removesuffix(honour).rstrip("的")
        return None if thing.removesuffix("以上").removesuffix("及") in self._words["level"] else thing

    def _earlier(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        """From what follows (用于支持X), the last 对… before, the grant before, the thing just made, the headline."""
        if m := _USE.search(text.text, grant.segment.start, grant.part.end):
            return Recipient(text.printed[slice(*m.span("noun"))], Span(*m.span("noun")))
        said = "".join(text.printed[s.start : s.end] for s in grant.about) or None
        floor = max(0, grant.part.start - 200, former.span.end if former and former.span else 0)
        opened = [m.end() for m in _FOR.finditer(text.text, floor, grant.part.start) if not text.sealed(m.start())]
        if opened:
            span = Span(opened[-1], phrase_end(text, opened[-1]))
            return Recipient(text.printed[slice(*span)], span, True, said)
        if former:
            return replace(former, completed=True, condition=said)
        each = PER.match(text.text, *grant.segment)
        if each and (named := self._named_each(text, each)):
            return named
        if not each and (made := self._made(text, grant.part.start)):
            return Recipient(text.printed[slice(*made)], made, True, said)
        if not title or title.rstrip("。:：").endswith(self._words["yardstick"]):
            return None
        return Recipient(self._subject(title), None, True, said)

    def _named_each(self, text: Plain, each: re.Match[str]) -> Recipient | None:
        """每家电信企业 names who is paid, 每个项目 does not."""
        measure = _EACH.match(text.text, *each.span())
        start, end = measure.end() if measure else each.start(), each.end()
        end -= sum(len(w) for w in ("每年", "年度") if text.text.endswith(w, start, end))
        if end - start < 2 or self._generic(text.text[start:end]):
            return None
        return Recipient(text.printed[start:end], Span(start, end))

    def _made(self, text: Plain, end: int) -> Span | None:
        """The object of the last verb in the part before: 打造数字工厂(车间)示范项目。"""
        start = max(0, end - 120)
        made = [text.text.rfind(w, start, end) + len(w) for w in self._words["make"] if w in text.text[start:end]]
        span = Span(max(made), next_stop(text, max(made))) if made else None
        return span if span and span.end - span.start > 2 else None

    def _subject(self, title: str) -> str:
        """支持工业企业内网改造 → 工业企业内网改造."""
        name = _NUMBERING.sub("", title)
        verb = next((w for w in self._words["make"] if name.startswith(w) and len(name) > len(w) + 2), "")
        return name.removeprefix(verb)


def _allotted(text: Plain, grant: Grant) -> Recipient | None:
    """安排5亿元(资金,)支持X: what the sum is set aside for."""
    if not text.text.startswith("安排", grant.verb.start) or not grant.amounts:
        return None
    m = _FOR_WHAT.match(text.text, grant.figure_end, grant.part.end)
    span = Span(*m.span(m.lastgroup or 0)) if m else None
    return Recipient(text.printed[slice(*span)], span) if span else None


def _up_to(found: Recipient, word: str) -> Recipient:
    """X平台持续迭代 and 给予平台 → X平台."""
    end = found.text.rfind(word) + len(word)
    if found.span is None or end <= len(word) or not found.text[end : end + 1] or found.text[end] in "(（、的":
        return found
    return replace(found, text=found.text[:end], span=Span(found.span.start, found.span.start + end))


def _head(name: str, levels: tuple[str, ...], without_level: bool) -> str:
    """企业牵头组建的市级技术创新中心 → 市级技术创新中心; without its level where the new one brings its own."""
    head = name.rsplit("的", 1)[-1]
    level = next((w for w in levels if head.startswith(w)), "") if without_level else ""
    return head.removeprefix(level)
