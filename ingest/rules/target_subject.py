"""The full name of what is counted: an elliptical noun (占比, 投入强度, 市县级) takes what it lacks from before."""

from __future__ import annotations

import re

from ingest.model import Span, Vocabulary
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_noun import Noun, Nouns, clip
from ingest.wording import any_of

_REACHING = re.compile(r"(?<=.{2})(?:实现(?=.{2})|力争(?=[占达超])|、完成(?=投资$))")
_SOME = re.compile(r"一批|若干|更多|各类|[\d一二两三四五六七八九十]")
_PREFIX = 4
"""So many signs before a noun are more than a wish and a verb."""
_SIZED = re.compile(r"(?P<what>[^过超]{2,6})[过超](?:[\d.]+[万亿]*|[百千万]?[万亿])元?(?P<rest>.{2,})")
"""营业收入过100亿元企业1家、过50亿元企业2家: both are of their turnover."""
_OF = re.compile(r"达到|不少于|不低于|不超过")
_PART = "比重"
_NOTE = re.compile(
    r"原则上|[\[［〔]\d{1,3}[\]］〕]|[（(]\d{1,2}[)）]|^[（(][^（）()]{1,6}[)）](?=.{2})|[（(]详?见[^（）()]*[)）]$"
)
"""What is no part of a name: a footnote's mark, a verb in brackets: 新建(修复)管网."""
_SHORT = 3
_SIZE = re.compile(r"(?:总?投资|年?产值|年?营?收入?)?[过超达]?(?:[\d.]+[万亿]*|[十百千]?[万亿])元(?:以上|级)?的?")
_GOALS = re.compile(r"(?<=.{2})等(?:目标任务|任务目标|目标|任务)$")
_COVERB = re.compile(r"^(?:(?:.*[^即主麻一])?(?:将|把)|为(?![民农侨])|.*安排为)(?=.{2})")
"""引导机构逐步将(担保费率)降至1%: what is moved."""
_ARRIVES = re.compile(r"^(?:锚定|冲刺|争创)|(?:力争)?(?:挺进|进入|跻身|迈入|冲刺)(?=.)")


class Subjects:
    """Names indicators."""

    def __init__(self, vocabulary: Vocabulary, nouns: Nouns) -> None:
        places, verbs = any_of(vocabulary["target.rank_place"]), any_of(vocabulary["target.rank_verb"])
        self._rank = re.compile(
            rf"(?P<what>.*?)(?P<rank>排名|位次|排位)?(?:均|都|稳定|力争)*(?:{verbs})?(?P<where>{places})?$"
        )
        self._bare = vocabulary["target.bare"]
        self._measures, self._spends = vocabulary["target.measure"], vocabulary["target.spent"]
        self._levels = vocabulary["target.level"]
        self._deeds, self._stages = vocabulary["target.deed"], vocabulary["target.stage"]
        self._counted = vocabulary["target.counted"]
        self._predicate = re.compile(rf"(?:{'|'.join(vocabulary['target.predicate'])})(?!的)")
        self._owned = vocabulary["target.owned"]
        self._nouns = nouns

    def complete(self, text: Plain, part: Span, noun: Noun, former: str) -> str:
        """The noun as printed, with the subject that it lacks."""
        printed = text.printed[noun.start : noun.end].replace("\n", "") + noun.ending
        printed = _COVERB.sub("", _GOALS.sub("", _NOTE.sub("", printed)))
        if not printed:
            return self._done(former, noun.verb) or self._subject(text, part, noun.start)
        if printed in self._levels and former:
            return printed + self._without_level(former)
        if printed.startswith(("占", "高于", "低于", "快于")):
            whose = self._subject(text, part, noun.start) or self._spent(text, part, noun.start)
            return former if former and former.endswith(printed) else whose + printed
        if printed in self._owned:
            subject = self._subject(text, part, noun.start)
            return printed if subject.endswith(self._measures) else subject + printed
        if printed in self._bare or (printed in self._measures and len(printed) <= _SHORT):
            subject = self._subject(text, part, noun.start)
            if subject in self._measures:
                return printed
            whose = self._whose(subject, former, printed) or self._object(text, part, noun.start)
            return _join(whose, printed) if whose else ""
        if noun.ending == _PART:
            return _REACHING.sub("", _OF.sub("占", printed, count=1))
        if not noun.behind and printed.endswith(self._measures):
            return _REACHING.sub("", printed)
        if former and _SIZE.fullmatch(printed):
            return printed + _SIZE.sub("", former, count=1)
        sized = _SIZED.fullmatch(former) if printed.startswith(("过", "超")) else None
        return sized["what"] + printed if sized and printed.endswith(sized["rest"]) else printed

    def twin(self, name: str, former: str, quantity: Quantity) -> str:
        """What a name shares with the one before: of a share the rest behind what they share (高级法院信息化覆盖率,
        中级法院), of a sum its measure (先进制造营收突破1000亿元,轻工纺织)."""
        measure = next((w for w in self._measures if former.endswith(w)), "")
        if not measure or name.endswith(self._measures):
            return name
        if quantity.counts_money:
            return name + measure if quantity.marks & {"reach", "passes"} else name
        if quantity.unit != "%":
            return name
        for size in range(len(name) - 1, 1, -1):
            head, _, rest = former.rpartition(name[-size:])
            if head and rest:
                return name + rest
        return name

    def _done(self, former: str, verb: str | None) -> str:
        """项目开工180个、(竣工)100个: another deed on the same."""
        if verb not in self._stages:
            return former
        stage = next((w for w in self._stages if former.endswith(w)), "")
        return former.removesuffix(stage) + verb if stage or former.endswith(self._deeds) else former

    def _whose(self, subject: str, former: str, printed: str) -> str:
        """A share is one of the whole name before it (研发投入占比), a sum has the owner of another sum (粮食面积、产量)."""
        if printed in self._bare and not printed.endswith("投资"):
            return subject or former
        owner = self._owner(subject) or subject or self._owner(former)
        return owner or (former if printed in self._bare else "")

    def _owner(self, former: str) -> str:
        """粮食播种面积 → 粮食: whose the measure is; "" where the former name is no measure."""
        measure = next((w for w in self._measures if former.endswith(w)), "")
        return former.removesuffix(measure) if measure else ""

    def shared(self, name: str, after: str) -> str:
        """90名国家级、150名省级科技人才: a mere level takes the rest of the name behind it."""
        rest = self._without_level(after)
        return name + rest if name in self._levels and rest != after else name

    def rank(self, noun: str, former: str | None) -> str:
        """嘉兴国家高新区排名进入全国 → 嘉兴国家高新区全国排名; 居全省 → that of the number before, "" without one."""
        m = self._rank.fullmatch(noun)
        m = m if m and m["what"] and not _ARRIVES.search(m["what"]) else self._rank.fullmatch(_ARRIVES.sub("", noun))
        said = m["what"] if m else noun
        what = said[slice(*clip(said, 0, len(said)))] or former
        return f"{what}{(m and m['where']) or ''}{(m and m['rank']) or '排名'}" if what else ""

    def _without_level(self, name: str) -> str:
        level = next((w for w in self._levels if name.startswith(w)), "")
        return name[len(level) :]

    def _before(self, text: Plain, part: Span, noun: int) -> tuple[int, int]:
        """What stands before the noun in its segment, past what opens it; where nothing does, the segment before."""
        start = self._nouns.open(text.text, max(part.start, text.text.rfind(",", part.start, noun) + 1), noun)
        if noun - start > _PREFIX:
            return start, noun
        edge = max(text.text.rfind(mark, part.start, noun) for mark in ",、")
        end = part.start + len(text.text[part.start : max(edge, part.start)].rstrip(",、"))
        start = max(part.start, text.text.rfind(",", part.start, end) + 1)
        return self._nouns.open(text.text, start, end), end

    def _object(self, text: Plain, part: Span, noun: int) -> str:
        """大力发展铝基新材料产业,力争(产值350亿元): what the verb before is about, if it is a thing with a yield."""
        start, end = self._before(text, part, noun)
        at = self._nouns.verbs.past(text.text, start, end)
        name = text.printed[at:end].rpartition("等")[2].removesuffix("建设")
        named = len(name) > _SHORT and name.endswith(self._counted)
        return name if at > start and named and not _SOME.match(name) else ""

    def _spent(self, text: Plain, part: Span, noun: int) -> str:
        """加大科技创新投入,(占财政支出比重)提高到10%: what the verb before is about, if it is spent."""
        start, end = self._before(text, part, noun)
        at = self._nouns.verbs.past(text.text, start, end)
        return text.printed[at:end] if text.text.endswith(self._spends, at, end) else ""

    def _subject(self, text: Plain, part: Span, noun: int) -> str:
        """The subject of the segment before: what stands before its predicate."""
        start, end = self._before(text, part, noun)
        ends = self._predicate.search(text.text, start + 2, end)
        if ends is None and not text.text.endswith(self._measures, start, end):
            return ""
        end = ends.start() if ends else end
        return text.printed[self._nouns.verbs.past(text.text, start, end) : end]


def _join(subject: str, noun: str) -> str:
    """全社会研发经费投入 + 投入强度 → 全社会研发经费投入强度."""
    overlap = next((n for n in range(min(len(subject), len(noun)), 0, -1) if subject.endswith(noun[:n])), 0)
    return subject + noun[overlap:]
