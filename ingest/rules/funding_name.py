"""A printed phrase → the name of who is paid: left and right edge, 认定为X的 → X, the head that an ellipsis lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.model import Span, Vocabulary
from ingest.rules.funding_actor import Actors
from ingest.rules.funding_header import Headers
from ingest.rules.plain import Plain
from ingest.wording import any_of

EACH = re.compile(r"对?(?:每[个家名项件所位人艘头株台辆套户间座条场次部架]|单[个家项])")
_WHEN = re.compile(r"(?:投产|达产|建成|竣工|完成)?后?(?:根据|按照|可以|视情).*$")
_SETTLES = re.compile(r"(?:新?落户|入驻|上市|挂牌|投产)(?:[本我][市区县省])?$")
"""行业协会落户: what one does who is paid."""
_BY_ITS = re.compile(r"按照?其[^,的]*$")
_MAY = re.compile(r"(?:(?:根据|按照|视)[^,，]*?)?可以?$")
_HANDLED = re.compile(r"(?:每年|定期)?(?:实行|进行|加强)[^,的]{2,8}(?:,并[^,]*)?$|按[^,的]{2,24}(?:进行)?管理$")
"""What else is done for them: 对重大装备的引进实行统筹协调,并给予资金支持."""
_STANDARD = re.compile(r"(?:资助|补助|补贴|奖励|支持|奖补)(?:强度|标准|额度|金额|比例)")
_YARDSTICK = re.compile(rf"的{_STANDARD.pattern}.*$")
_BORNE_BY = re.compile(r"(?<=资金|经费|费用)由[^,的]{1,12}$")
_HANDS = re.compile(r"[^,的]{2,8}(?:厅|局|委|部门|政府)将")
_COUNT = re.compile(r"(?:一批|若干|不超过|不少于)?(?:\d+[家个名项条])?")
_TO_FUND = re.compile(r"(?:\d{4}年度?)?(?:拟|计划)(?:资助|支持)")
_SUM_OF = re.compile(r"(?:[^,]{0,4}(?:额度|标准|金额))?分?别?为")
_EVERY = re.compile(r"(?:约?\d+(?:[-—~～]\d+)?项|每年度?|每人|每月|每亩|每户|每[个件\d][^的,]{0,8})+$")
_SUBJECT = re.compile(r"的[^的,]{2,8}(?:向|由|被)")
"""自有资金形成的科技资源向社会提供服务的: a subject of its own."""
_MORE = re.compile(r"且|但|并(?!购|网)")
_NEWLY = re.compile(r"新|首次")
_NEAR = 12
"""So near its beginning stands what a phrase has become."""
_WINS = ("获得", "取得", "荣获")
"""获得质量奖的: the prize is not paid, but who won it."""
_JOINS = ("入选", "列入", "纳入")
_THRESHOLD = re.compile(r"\d[^,]*(?:以上|以下|以内|[元%])(?:\([^)]*\))?$")
_FOLLOWS = re.compile(r"(?:有|符合|具备)(?:下列|以下)")
"""有下列情形之一: the condition is told behind."""
_PREDICATE = 8
"""So long is a predicate that ends with the name of one who may be paid."""
_ENUMERATED = re.compile(r"[。;\n](?:[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])")
"""Where an item of a list begins that goes on about another."""
_OF_EACH = re.compile("的每[家个名项](?=[\u4e00-\u9fff]{2})")
"""持续运营通道的每家电信企业."""
_TORN = re.compile(r"^[^(（)）]*[)）](?=.{2})")
"""龙工程）农业龙头企业: the beginning of its bracket is lost."""
_ALL = re.compile(r"各(?![类级地种个])")
_SELF = re.compile(r"其(?![他它中余次])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What says for whom. ``opened``: 对 stands before it; ``part``: where its sentence begins; ``head``: the bare word
    that takes it up (给予企业), "" where none does."""

    span: Span
    opened: bool
    part: int
    head: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """``text`` as printed and cleaned; ``span`` where it stands (None: in a title); ``completed`` if elliptical."""

    text: str
    span: Span | None
    completed: bool = False
    condition: str | None = None


class Names:
    """Cleans recipients. ``headers`` knows what measures, ``actors`` who acts."""

    def __init__(self, vocabulary: Vocabulary, headers: Headers, actors: Actors) -> None:
        self._words = {k.removeprefix("funding."): v for k, v in vocabulary.items() if k.startswith("funding.")}
        self._headers = headers
        self._actors = actors
        self._conferred = re.compile(
            rf"(?:开展|组织|通过)(?P<thing>.{{3,}}?)(?:{any_of(self._words['conferring'])})(?:工作)?"
            r"|(?:加强|加大|强化)对(?P<whom>.{3,}?)的(?:支持|扶持|投入)(?:力度)?"
        )
        bodies, acts = any_of(self._words["selecting_body"]), any_of(self._words["selecting"])
        self._selecting = re.compile(rf"[^,的]{{2,16}}?(?:{bodies})(?={acts})")
        deeds = {*(set(self._words["make"]) - {"发展"}), *self._words["payee_opener"], *self._words["eager"]}
        self._deeds = tuple(sorted(deeds, key=lambda word: (-len(word), word)))

    def clean(self, text: Plain, phrase: Phrase, former: Recipient | None) -> Recipient | None:
        """The recipient that a phrase names; ``former``: that of the grant before it."""
        said = text.text
        start, end = phrase.span
        if m := self._conferred.fullmatch(said, start, start + len(said[start:end].rstrip("的"))):
            thing = Span(*m.span(m.lastgroup or 0))
            return Recipient(_printed(text, *thing), thing, False, _printed(text, *m.span()))
        start = self._left(said, phrase)
        if said.startswith(self._words["told_below"], start, end):
            return None
        if _SELF.match(said, start, end) and former:
            return replace(former, completed=True, condition=text.printed[start:end].rstrip("的"))
        if (m := _WHEN.search(said, start + 2, end)) and said[m.start() - 1] == "的":
            end = m.start()
        every = _EVERY.search(said, start + 2, end)
        end = every.start() if every else end
        elliptic = said.endswith("的", start, end) and not _STANDARD.match(said, end)
        while end > start and said[end - 1] in "的,、:":
            end -= 1
        for pattern in (_BY_ITS, _HANDLED, _BORNE_BY, _YARDSTICK, self._actors.modal):
            if elliptic and pattern is _HANDLED:
                continue
            if m := pattern.search(said, start + 2, end):
                end = m.start()
        if end - start < 2:
            return None
        phrase = replace(phrase, span=Span(start, end))
        return self._elliptic(text, phrase, former) if elliptic else self._whole(text, phrase)

    def _left(self, said: str, phrase: Phrase) -> int:
        """Where the name begins: behind 每家, and where no 对 opens the phrase behind 支持, 着力培养, 3家 too."""
        start, end = phrase.span
        start += said.startswith(":", start, end)
        start += 2 * said.startswith("其中", start, end)
        start += _ALL.match(said, start, end) is not None and not phrase.opened
        if m := EACH.match(said, start, end):
            start = m.end()
        if phrase.opened:
            return start
        if m := _TO_FUND.match(said, start, end - 2):
            return m.end()
        acts = self._actors.acts(said, start, end)
        for pattern in (_HANDS, _SUM_OF) if acts else (self._selecting, _HANDS, _SUM_OF):
            if m := pattern.match(said, start, end):
                start = m.end()
        openers = self._words["payee_opener"] if "的" in said[start:end] else self._deeds
        while word := next((w for w in openers if said.startswith(w, start, end - 2)), None):
            start += len(word)
        count = _COUNT.match(said, start, end)
        return count.end() if count and count.end() <= end - 2 else start

    def _whole(self, text: Plain, phrase: Phrase) -> Recipient:
        """A phrase with its head; what its head does or has is the condition: 零售企业年零售额达2亿元."""
        start, end = phrase.span
        who = None if phrase.opened else self._actors.who(text, start, end)
        who = who if who and not self.is_noun(text.text[who.end : end]) else None
        m = self._actors.measured.search(text.text, start, end) or _WHEN.search(text.text, start + 2, end)
        if m is None and (settles := _SETTLES.search(text.text, start, end)):
            m = settles if text.text.endswith(self._words["payee"], start, settles.start()) else None
        if who is None and m:
            who = self._actors.who(text, start, m.start()) or Span(start, m.start())
        if who is None:
            return Recipient(_printed(text, start, end), phrase.span)
        return Recipient(_printed(text, *who), who, False, _MAY.sub("", _printed(text, who.end, end)) or None)

    def is_noun(self, does: str) -> bool:
        """企业 | 实施的改造项目, 企业 | 建设: a name of its own, and no predicate of the one before it."""
        least = _PREDICATE if does.endswith(self._words["payee"]) else _PREDICATE // 2
        return len(does) < least or ("的" in does and does.endswith(self._words["payee"]))

    def _elliptic(self, text: Plain, phrase: Phrase, former: Recipient | None) -> Recipient | None:
        """A phrase that ends in 的: 企业首次通过认定的 → 首次通过认定的企业, 认定为X的 → X, 升级为省级以上的 → with the head
        of the recipient before."""
        printed = _printed(text, *phrase.span)
        if found := self._acting(text, phrase, former):
            return found
        listed = printed.find("、") if "、" in printed else len(printed)
        found_all = [
            m
            for w in self._words["predicate"]
            for m in re.finditer(re.escape(w), printed)
            if m.start() < min(_NEAR, listed)
        ]
        last = max(found_all, key=lambda m: (m.end(), -m.start()), default=None)
        thing = self._thing(printed[last.end() :]) if last and len(printed) - last.end() > 1 else None
        wins = bool(last and last.group().endswith(_WINS) and thing and not thing.endswith(self._words["payee"]))
        joins = bool(last and last.group().endswith(_JOINS) and printed.endswith(self._words["scheme"]))
        if last and thing and not (joins or wins):
            newly = f"{last.group().removesuffix('为')}的" if _NEWLY.match(last.group()) else ""
            return Recipient(newly + thing, phrase.span, False, printed)
        if last is None and self._headers.only_measures(text.text[slice(*phrase.span)]):
            return None
        if last is None and printed.endswith(self._words["state"]) and not self._head(text, phrase, former, False):
            return None
        joins = joins or bool(wins and former and any(level in former.text for level in self._words["level"]))
        head = phrase.head or ("" if joins else self._head(text, phrase, former, last is not None))
        head = "" if head and printed.endswith(head) else head
        return Recipient(f"{printed}的{head}" if head else printed, phrase.span, bool(head), printed)

    def _acting(self, text: Plain, phrase: Phrase, former: Recipient | None) -> Recipient | None:
        """企业首次通过认定的 → 首次通过认定的企业; 新注册的企业年销售额达1亿元的 → 新注册的企业, with the rest its condition."""
        start, end = phrase.span
        printed = _printed(text, start, end)
        m = self._actors.measured.search(text.text, start, end)
        if m and "," not in text.text[start : m.start()] and text.text.endswith(self._words["payee"], start, m.start()):
            return Recipient(_printed(text, start, m.start()), Span(start, m.start()), False, printed)
        who = self._actors.who(text, start, end)
        does = _printed(text, who.end, end) if who else ""
        if who is None or (
            former and former.text.find(f"{does}的") > 0 and not former.text.endswith(_printed(text, *who))
        ):
            return None
        if _FOLLOWS.match(does) or _THRESHOLD.search(does):
            return Recipient(_printed(text, *who), who, False, does)
        return Recipient(f"{does}的{_printed(text, *who)}", phrase.span, False, printed)

    def _head(self, text: Plain, phrase: Phrase, former: Recipient | None, promoted: bool) -> str:
        """The head of the recipient before in the sentence, else whom the sentences before are about, else that of the
        recipient before them: 企业牵头组建的市级技术创新中心 → 市级技术创新中心; without its level where it is ``promoted``
        and the new one brings its own."""
        here = former and (promoted or (former.span and former.span.start >= phrase.part))
        own = _SUBJECT.search(text.text, *phrase.span)
        topic = None if here or own else self._actors.topic(text, phrase.span.start)
        if topic or not former or not (here or self._goes_on(text, former, phrase)):
            return _printed(text, *topic) if topic else ""
        head = former.text.rsplit("的", 1)[-1]
        level = next((w for w in self._words["level"] if head.startswith(w)), "") if promoted else ""
        return head.removeprefix(level)

    def _goes_on(self, text: Plain, former: Recipient, phrase: Phrase) -> bool:
        """Whether a sentence may go on about the recipient of one before: no item of a list begins between them."""
        if former.span is None or not former.text.endswith(self._words["payee"]):
            return False
        return _ENUMERATED.search(text.text, former.span.end, phrase.span.start) is None

    def _thing(self, named: str) -> str | None:
        """What it has become, without the honour's own word; None where only a level is named."""
        thing = _MORE.split(named)[0].removeprefix("为").rstrip("的")
        honour = next((w for w in self._words["honour"] if thing.endswith(w) and len(thing) > len(w) + 1), "")
        thing = thing.removesuffix(honour).rstrip("的")
        return None if thing.removesuffix("以上").removesuffix("及") in self._words["level"] else thing


def _printed(text: Plain, start: int, end: int) -> str:
    return _TORN.sub("", _OF_EACH.sub("的", text.printed[start:end].replace("\n", "")))
