"""For whom: the recipient of a grant, from the words before it, between verb and sum, or from what was said earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Span, Vocabulary
from ingest.rules.funding_actor import Actors
from ingest.rules.funding_grant import Grant
from ingest.rules.funding_header import Headers
from ingest.rules.funding_name import EACH, Names, Phrase, Recipient
from ingest.rules.funding_payer import Payers
from ingest.rules.funding_phrase import PER, Fronts, next_stop, phrase_end
from ingest.rules.funding_split import Splitter
from ingest.rules.funding_sum import GIVE
from ingest.rules.plain import Plain
from ingest.wording import any_of

_USE = re.compile(r"用于(?:支持|扶持|奖励|补助)?(?P<noun>[^,;。]+)")
_FOR_WHAT = re.compile(
    r"(?:以上|左右)?(?:的?(?:财政|专项|引导|奖补|扶持|奖励)*(?:资金|经费))?,?(?:专项)?(?:用于|集中|重点|全力)*(?:支持|办好|实施|开展|用于|培育|推进|推动|加强)(?:支持|扶持|奖励|补助)?(?P<noun>[^,;。]+)"
    r"|(?:以上|左右)?的?(?P<purse>(?!专项|引导|财政|奖励)[^,;。]{2,24}?)(?:专项|引导|前期)?(?:资金|经费)"
)
_GIVEN_TO = re.compile(r"的?(?:比例)?(?:奖励|补助|补贴|返还|发放|拨付)?给(?!予)(?P<whom>[^,;。]{2,20})(?=[,;。]|$)")
"""返还80%给企业, 按80%的比例奖励给个人."""
_SO_LONG = re.compile(r"(?:连续|最长)?[\d一二三四五两]+年(?:内|的)?$")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]$")
_OF_MONEY = re.compile(r"的?(?:(?:补助|奖励|补贴|资助|奖补)+(?:标准|政策|办法)?)$")
_ENDS = tuple(":：)）”》!？?")
_TELLS_SUM = re.compile(r"\d[\d.]*[万亿]*元|[\d.]+%|给予")
"""A headline that is the sentence itself names nobody."""
_NUMBERING = re.compile(r"^[\d一二三四五六七八九十()（）第条章．.、\s]+")
_BY = re.compile(r"按照?|参照")
_ASKED = re.compile(
    r"鼓励(?:有条件的|支持)?(?:各|区|县|市|镇|街道|地方)[^,;。的]{0,16}(?:参照|对照|结合|给予|安排|出台|制定)"
    r"|(?:^|(?<=[。;\n]))鼓励(?:有条件的)?(?:各地(?!块)|各[省市区县](?![级类])|地方(?:政府)?(?=[加结积出制根通对探]))"
)
_SET_ASIDE = re.compile(
    r"安排(?:[^,对]{0,14}?的)?(?:(?P<purse>(?!专项|引导|[^,对]{0,4}财政|奖)[^,对]{2,14}?)(?<![奖补]补)(?<!补助)(?<!补贴)(?:专项|引导|前期)?(?:资金|经费))?[^,对]{0,14}$"
)
_SHORTEST = 3
"""So long is a name that opens a line at least."""
_BUILDING = re.compile(r"的?(?:组织)?(?:建设|发展|工作|力度)$")


class Recipients:
    """Finds and cleans recipients."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {k.removeprefix("funding."): v for k, v in vocabulary.items() if k.startswith("funding.")}
        soft = {*self._words["softener"], *self._words["mode_word"], *self._words["modifier"], *self._words["measure"]}
        soft |= set(self._words["level"])
        self._soft = tuple(sorted(soft, key=lambda w: (-len(w), w)))
        self._fronts, self._actors = Fronts(vocabulary), Actors(vocabulary)
        self._splitter = Splitter(vocabulary)
        self._headers, self._payers = Headers(vocabulary, self._actors, self._fronts), Payers(vocabulary)
        self._names = Names(vocabulary, self._headers, self._actors)

    def read(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        """The recipient of one grant; ``former``: that of the grant before it in the clause.

        Who is asked to pay (鼓励各区参照市级政策给予配套) and a yardstick (补助标准) are none.
        """
        if _ASKED.search(text.text, grant.part.start, grant.verb.end):
            return None
        found = self._read(text, grant, former, title)
        if found and former and (other := self._splitter.instead(former.text, found.text)):
            found = replace(found, text=other, completed=True)
        if found and (found.text.startswith(("(", "（")) or (found.span and _is_torn_off(text, found.span))):
            return None
        measures = found and found.completed and found.text.rstrip("。:：").endswith(self._words["yardstick"])
        return None if measures else found

    def _read(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        if grant.follows and former:
            return replace(former, completed=True)
        if allotted := _allotted(text, grant):
            return allotted
        local = self._payers.local(text, grant)
        if local and not former and (made := self._made(text, grant.part.start, grant.segment.start)):
            return Recipient(text.printed[slice(*made)], made, True)
        header = None if local else self._headers.find(text, grant)
        if header and text.text.startswith(self._words["told_below"], *header[0]):
            return None
        inner = self._between(text, grant)
        word = text.text[slice(*inner)] if inner else ""
        generic = self._generic(word)
        found = None
        if header:
            phrase = Phrase(*header, grant.part.start, word if generic else "")
            found = self._names.clean(text, phrase, former)
            asked = self._headers.before(text, grant, phrase.span.start) if phrase.opened else []
            asked += self._headers.conditions(text, grant, phrase.span.end)
            found = _on_condition(found, asked) if found else None
        if found and header and not header[1] and not found.text.endswith((*self._words["payee"], "等")):
            found = self._counted_by(text, grant) or found
        if inner and generic:
            found = self._taken_up(text, found, inner) if found else self._named_before(text, grant, inner)
            found = found or self._earlier(text, grant, former, "")
        if inner and not (generic and found):
            asks = header and (header[1] or self._headers.asks(text, header[0]))
            asked = [text.printed[slice(*header[0])].rstrip("的")] if header and asks else []
            gives = GIVE.fullmatch(text.text, *grant.verb)
            asked += self._headers.conditions(text, grant, header[0].end) if header and gives else []
            return _on_condition(Recipient(text.printed[slice(*inner)], inner), asked)
        found = found or self._earlier(text, grant, former, title)
        if found is None and header and header[1] and grant.figure_end > grant.action:
            said = text.printed[slice(*header[0])].rstrip("的")
            return Recipient(said, Span(header[0].start, header[0].start + len(said)), False, said)
        return found

    def _taken_up(self, text: Plain, found: Recipient, inner: Span) -> Recipient:
        """X平台持续迭代 and 给予平台 → X平台; 上交的部分 and 给企业 → 企业, on that condition."""
        word = text.text[slice(*inner)]
        if (
            found.text.removesuffix("等").endswith((*self._words["payee"], *self._words["somebody"]))
            or word in found.text
            or found.completed
        ):
            return _up_to(found, word)
        return Recipient(text.printed[slice(*inner)], inner, False, found.condition or found.text)

    def _named_before(self, text: Plain, grant: Grant, inner: Span) -> Recipient | None:
        """支持X平台…,给予平台500万元: the name that the bare word takes up."""
        word = text.text[slice(*inner)]
        verbs = any_of(self._words["make"])
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
        if not grant.amounts and not grant.shares:
            return None
        if given := _GIVEN_TO.match(text.text, grant.figure_end, grant.part.end):
            return Span(*given.span("whom"))
        start = grant.verb.end
        behind = [q.lead for q in (*grant.amounts, *grant.shares) if q.lead >= start]
        end = min(behind, default=grant.segment.end)
        if grant.shares and not grant.amounts:
            by = _BY.search(text.text, start, end)
            named = self._ends_with_payee(text.text, start, end)
            if not (named or (behind and (by or "各" in text.text[end : grant.shares[0].start]))):
                return None
            end = by.start() if by else end
        if not grant.segment.start <= start < end:
            return None
        start, end = self._bared(text.text, start, end)
        start += text.text.startswith(("其", ":"), start, end)
        somebody = text.text.endswith((*self._words["payee"], *self._words["somebody"]), start, end)
        return Span(start, end) if somebody and end - start > 1 else None

    def _bared(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Without 分别, 每人每月 before it and the kind of grant behind it."""
        while aside := self._aside(text, start, end):
            start += len(aside)
        while word := next((w for w in self._soft if text.endswith(w, start, end)), None):
            end -= len(word)
        behind = text.find("每", start + 2, end)
        end = behind if behind > 0 else end
        years = _SO_LONG.search(text, start, end)
        return start, years.start() if years else end

    def _aside(self, text: str, start: int, end: int) -> str:
        """分别, 每人每月 at the beginning; a level that opens a name (省级以上重点实验室) is no aside."""
        if each := PER.match(text, start, end):
            return each.group()
        word = next((w for w in self._words["modifier"] if text.startswith(w, start, end)), "")
        rest = text[start + len(word) : end]
        opens = word in self._words["level"] and rest and not rest.startswith((*self._words["modifier"], *self._soft))
        return "" if opens else word

    def _ends_with_payee(self, text: str, start: int, end: int) -> bool:
        start, end = self._bared(text, start, end)
        return text.endswith(self._words["payee"], start, end)

    def _earlier(self, text: Plain, grant: Grant, former: Recipient | None, title: str) -> Recipient | None:
        """From what follows (用于支持X), the last 对… before, the grant before, the thing just made, the headline."""
        if m := _USE.search(text.text, grant.segment.start, grant.part.end):
            return Recipient(text.printed[slice(*m.span("noun"))], Span(*m.span("noun")))
        said = "；".join(self._headers.conditions(text, grant, grant.part.start)) or None
        floor = max(0, grant.part.start - 200, former.span.end if former and former.span else 0)
        opened = self._fronts.find(text, floor, grant.part.start)
        if opened and not text.text[opened[-1] : grant.part.start].startswith(self._words["none"]):
            span = Span(opened[-1], phrase_end(text, opened[-1]))
            if told := self._names.clean(text, Phrase(span, False, opened[-1]), former):
                return replace(_on_condition(told, [said] if said else []), completed=True)
        if former:
            return replace(former, completed=True, condition=said)
        if promoted := self._promoted(text, grant):
            return promoted
        each = PER.match(text.text, *grant.segment)
        if each and (named := self._named_each(text, each)):
            return named
        made = None if each else self._made(text, max(0, grant.part.start - 120), grant.part.start)
        if made and not text.text.endswith(self._words["yardstick"], *made):
            return Recipient(text.printed[slice(*made)], made, True, said)
        name = "" if _TELLS_SUM.search(title) else self._subject(title)
        if not name or name.endswith(self._words["yardstick"]):
            return self._counted(text, each) if each else None
        return Recipient(name, None, True, said)

    def _promoted(self, text: Plain, grant: Grant) -> Recipient | None:
        """政府应当加强X的建设,并按照规定给予补贴: what the one who pays is to promote."""
        duty = next((s for s in reversed(grant.about) if self._headers.pays(text, s)), None)
        made = self._made(text, *duty) if duty else None
        if made is None:
            return None
        end = made.start + len(_BUILDING.sub("", text.text[slice(*made)]))
        return Recipient(text.printed[made.start : end], Span(made.start, end), True)

    def _named_each(self, text: Plain, each: re.Match[str]) -> Recipient | None:
        """每家电信企业 names who is paid, 每个项目 does not."""
        measure = EACH.match(text.text, *each.span())
        start, end = measure.end() if measure else each.start(), each.end()
        end -= sum(len(w) for w in ("每年", "年度") if text.text.endswith(w, start, end))
        if end - start < 2 or self._generic(text.text[start:end]):
            return None
        return Recipient(text.printed[start:end], Span(start, end))

    def _counted_by(self, text: Plain, grant: Grant) -> Recipient | None:
        """发布重点研发计划,单个研发项目最高支持500万元: what the sum is for each of, where it has a name of its own."""
        each = PER.match(text.text, *grant.segment)
        named = self._named_each(text, each) if each else None
        return named if named and len(named.text) > 2 and named.text.endswith(self._words["payee"]) else None

    def _counted(self, text: Plain, each: re.Match[str]) -> Recipient | None:
        """每家单位年度 where nobody else is named: 单位."""
        named = next((w for w in self._words["payee"] if w in each.group()), None)
        at = each.start() + each.group().index(named) if named else 0
        return Recipient(named, Span(at, at + len(named))) if named else None

    def _made(self, text: Plain, start: int, end: int) -> Span | None:
        """The object of the last verb in a range: 打造数字工厂(车间)示范项目。"""
        verbs = [
            text.text.rfind(w, start, end - 2) + len(w) for w in self._words["make"] if w in text.text[start : end - 2]
        ]
        found = [Span(at, min(end, next_stop(text, at))) for at in verbs]
        return max((span for span in found if span.end - span.start > 2), default=None)

    def _subject(self, title: str) -> str:
        """支持工业企业内网改造 → 工业企业内网改造, 文化礼堂建设补助奖励标准 → 文化礼堂建设."""
        name = _OF_MONEY.sub("", _NUMBERING.sub("", title).rstrip("。:："))
        verb = next((w for w in self._words["make"] if name.startswith(w) and len(name) > len(w) + 2), "")
        return name.removeprefix(verb)


def _is_torn_off(text: Plain, span: Span) -> bool:
    """Whether a name stands at the head of a line that goes on a sentence whose beginning is lost: 级精品民宿的."""
    before = text.text[max(0, span.start - 60) : span.start]
    if before.endswith("\n") and span.end - span.start < _SHORTEST:
        return True
    line = before.rstrip("\n").rpartition("\n")[2]
    ended = max(line.rfind(mark) for mark in "。;")
    return (
        before.endswith("\n")
        and 0 <= ended < len(line) - 1
        and line[-1] not in _ENDS
        and "、" not in text.text[slice(*span)]
    )


def _allotted(text: Plain, grant: Grant) -> Recipient | None:
    """安排5亿元(资金,)支持X, 安排X专项经费5亿元: what the sum is set aside for."""
    aside = _SET_ASIDE.search(text.text, grant.segment.start, grant.amounts[0].lead) if grant.amounts else None
    if aside is None:
        return None
    m = aside if aside["purse"] else _FOR_WHAT.match(text.text, grant.figure_end, grant.part.end)
    span = Span(*m.span(m.lastgroup or 0)) if m else None
    return Recipient(text.printed[slice(*span)], span) if span else None


def _on_condition(found: Recipient, conditions: Sequence[str]) -> Recipient:
    more = [one for one in conditions if one not in (found.condition or "")]
    return replace(found, condition="；".join([*([found.condition] if found.condition else []), *more]) or None)


def _up_to(found: Recipient, word: str) -> Recipient:
    """X平台持续迭代 and 给予平台 → X平台."""
    end = found.text.rfind(word) + len(word)
    if found.span and end == len(word) < len(found.text) and found.text[end] not in "(（、的和等":
        return replace(found, text=word, condition=found.text[end:])
    if found.span is None or end <= len(word) or not found.text[end : end + 1] or found.text[end] in "(（、的":
        return found
    return replace(found, text=found.text[:end], span=Span(found.span.start, found.span.start + end))
