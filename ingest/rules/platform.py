"""Platforms: laboratories, centres, parks, bases; one by name, or a class that the clause sets out to build.

Classes and endings: ``data/gazetteers/platform_classes.csv``. Verbs and grades: ``words/platform.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from ingest.fields import Platform
from ingest.lexicon import Region
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.lexer import Lexer, Token
from ingest.rules.noun_phrase import BOUNDARY, follows_list, parts, plain, trimmed
from ingest.rules.platform_name import Item, names, qualifier, read_item, without_praise
from ingest.rules.platform_place import Places
from ingest.rules.platform_said import Sayings, is_counted, is_counted_behind
from ingest.rules.rule import Rule

Row = Mapping[str, str]

_CODE = re.compile(r"[A-Za-z]\d|[“\"](?![^“”\"]*[式化型五][”\"])")
"""What marks a name of its own; “一站式” describes."""
_QUOTED = re.compile('(?P<front>.*)[“"](?P<inner>[^“”"]+)[”"]\\Z')
_ADJECTIVE = re.compile("[化型性类级]$|领域|^第三方")
_GOVERNMENT = re.compile(r".{2,3}[省市区县]")
_SLOGAN = re.compile("[+＋，,、]|^[一二两三四五六七八九十N][个大]|^[大双两].{1,2}$|^最")
_FORMULA = re.compile(
    "^一[^张].*[二两三四五六七八九十多百]|^(?:一[^一]{1,3}){3}|^[二两三四五六七八九十].+[一二两三四五六七八九十]"
)
"""“互联网+平台”, “四个中心”, “大枢纽” are slogans; “一区三中心” sums up what a place builds."""
_AMONG = re.compile(
    r"(?:[县旗]区?|各[区市]|[)）〕]区|[(（〔]市[)）〕])(?:人民政府|政府)?(?:[（(〔][^）)〕]*[）)〕])?[、，和及与]\Z"
)
_COMMITTEE = re.compile(r"(?:[、，和及与][^。；;\n、，]{2,8}){0,4}(?:管委|管理委员)会")
"""What says that a zone is meant as an authority: the governments before it, the committees behind it."""
_TITLE = re.compile(r"(?:[区馆点园室谷]|基地)\Z")
"""Ends of what is awarded to many."""
_CLASSES = frozenset({"class", "single"})
_LEAST_QUALIFIER, _LEAST_OWN, _LONGEST_OWNER, _LONGEST_NAME = 2, 4, 5, 30


def rules(vocabulary: Vocabulary, classes: Iterable[Row], regions: Iterable[Region]) -> tuple[Rule, ...]:
    """``classes``: the rows of platform_classes.csv (name, canonical, standing, level, gloss); ``regions``: those whose
    short names may open a name."""
    return (
        Rule(
            name="platform.phrase",
            version=1,
            finds="a platform by its class or ending, with its level and the verb that governs it",
            why="the class noun ends the name; what is built, supported or striven for stands in one noun phrase",
            gate=(),
            find=_Reader(vocabulary, tuple(classes), Places(vocabulary, regions)).find,
            examples=(
                "支持公共技术服务平台发展。",
                "争创一批国家级、省级技术创新中心、制造业创新中心等创新平台。",
                "服务崂山实验室高水平发展。",
                "高水平推进建设蓬莱、龙口、栖霞省级农业高新技术产业示范区。",
                "长三角国家技术创新中心(浙江)创建取得突破。",
                "省市联动建设“烟台科技大市场”。",
                "支持企业建设面向产业的实验室、研究中心、企业技术中心。",
                "扩展“健康鹿城”“健康包头”平台功能。",
                "建设省感染性疾病、儿童健康与疾病等省临床医学研究中心。",
            ),
            counter_examples=(
                "推动各类创新平台定期向公众开放。",
                "拓展发展空间。",
                "鼓励金融机构加大信贷投放。",
                "构建实验室体系。",
            ),
        ),
    )


class _Reader:
    """Reads the items of a part by the standing of their head nouns.

    ``class``: a known class; ``single``: one of which a place has but one; ``name``: the name of one thing; ``ending``: needs a qualifier;
    ``proper``: with a qualifier it is a name, ``area`` unless that says of what kind it is;
    ``place``: counts only with a place's name or a number before it;
    ``quoted``: ends a name in quotation marks (“泉城链”) that is built or used;
    ``none``: ends a phrase, names no platform.
    """

    def __init__(self, vocabulary: Vocabulary, classes: tuple[Row, ...], places: Places) -> None:
        self._places = places
        self._classes = {row["name"]: row for row in classes}
        self._lexer = Lexer(vocabulary, (name for name, row in self._classes.items() if row["standing"] != "quoted"))
        self._longest = max(map(len, self._classes), default=0)
        self._sayings = Sayings(vocabulary)
        self._using = frozenset(vocabulary.get("platform.using", ()))
        self._grades = vocabulary.get("platform.grade", ())
        self._praise = vocabulary.get("platform.praise", ())
        self._proper = vocabulary.get("platform.proper", ())
        self._prescribing = frozenset(vocabulary.get("platform.prescribing", ()))
        self._agents = frozenset(vocabulary.get("platform.agent", ()))
        self._standards = vocabulary.get("platform.standard", ())
        self._words = vocabulary.get("platform.unquoted", ())
        self._acting = frozenset(vocabulary.get("platform.acting", ()))
        self._bodies = vocabulary.get("platform.body", ())
        self._bare = frozenset(vocabulary.get("platform.bare", ()))
        self._systems = vocabulary.get("platform.system", ())
        self._describing = {
            "area": vocabulary.get("platform.area_kind", ()),
            "proper": vocabulary.get("platform.describing", ()),
        }

    def find(self, passage: Passage) -> Iterator[Finding]:
        seen: set[Platform] = set()
        for part in parts(passage):
            for finding in self._in_part(passage, part):
                if isinstance(finding.fields, Platform) and finding.fields not in seen:
                    seen.add(finding.fields)
                    yield finding

    def _in_part(self, passage: Passage, part: Span) -> Iterator[Finding]:
        text = passage.text
        if not self._lexer.may_hold_head(text, part.start, part.end):
            return
        tokens = self._lexer.tokens(text, part.start, part.end)
        last: Item | None = None
        for at, token in enumerate(tokens):
            row = self._head(text, token, tokens[at - 1].tag if at else "")
            item = read_item(text, tokens, at, row, last) if row and row["standing"] != "none" else None
            if item is None:
                continue
            last = item
            plainly = without_praise(text, tokens, item, self._praise)
            yield from self._findings(passage, trimmed(text, part), tokens, plainly)

    def _head(self, text: str, token: Token, before: str) -> Row | None:
        """The class that a token ends with: a head noun, or a quoted name such as “科技云平台”.

        A formula names something only with what it belongs to: 涉企服务|“三库一平台”, not 打造|“一城三基地”.
        """
        if token.tag == "head":
            return self._classes[text[token.start : token.end]]
        if token.tag == "quoted":
            inner = text[token.start + 1 : token.end - 1]
            if _SLOGAN.search(inner) or (_FORMULA.search(inner) and before not in {"x", "keep", "weak"}):
                return None
            if inner.endswith(self._words):
                return None
            endings = (inner[-length:] for length in range(min(self._longest, len(inner)), 0, -1))
            return next((self._classes[ending] for ending in endings if ending in self._classes), None)
        return None

    def _findings(self, passage: Passage, quote: Span, tokens: list[Token], item: Item) -> Iterator[Finding]:
        text = passage.text
        if _is_in_title(text, tokens[item.first].start, quote.start):
            return
        said = self._sayings.of(text, tokens, item)
        verb, builds = said.verb, said.builds
        kind = "named" if self._is_in_use(text, tokens, item, verb) else self._kind(passage, tokens, item)
        if not self._counts(text, tokens, item, kind == "named", builds):
            return
        norm = text.endswith(self._standards, quote.start, quote.end) and not self._sayings.sets_out(verb or "")
        if (kind == "type" or item.row["standing"] == "single") and (norm or verb in self._prescribing):
            return
        if not builds and self._is_means(text, tokens, item, verb):
            return
        places = {m.start: m.end for m in passage.mentions if m.kind == "region" and "-" not in m.row["codes"]}
        for name in names(text, tokens, item, places):
            if len(name.name) > _LONGEST_NAME:
                continue
            fields = Platform(name.name, "named" if name.placed else kind, item.row["name"], name.level, said.action)
            yield Finding(fields, (quote,), name.mention, "platform.phrase/1", name.inferred)

    def _counts(self, text: str, tokens: list[Token], item: Item, named: bool, builds: bool) -> bool:
        """A class counts as it stands, any other head noun only with a qualifier that is more than a grade."""
        standing = item.row["standing"]
        if named and not builds and self._is_governed(text, tokens, item):
            return False
        if standing in _CLASSES | {"name"} or tokens[item.after - 1].tag == "quoted":
            return builds or named
        if builds and self._is_listed(tokens, item):
            return True
        joins = [at for at in range(item.core, item.after) if tokens[at].tag == "join"]
        last = replace(item, core=joins[-1] + 1) if joins else item
        quoted = any(token.tag == "quoted" for token in tokens[item.core : item.after])
        least = _LEAST_OWN if item.row["name"] in self._systems and not quoted else _LEAST_QUALIFIER
        front = qualifier(text, tokens, last)
        if len(self._ungraded(front)) < least and not (item.levels and len(front) > _LEAST_OWN):
            return False
        one_of_many = bool(item.levels) or is_counted(tokens, item)
        return named or (builds and (standing != "place" or one_of_many))

    def _is_listed(self, tokens: list[Token], item: Item) -> bool:
        """建设|实验室、研究中心、企业技术中心: a bare head noun stands for a class beside other head nouns or at a level."""
        if item.after - item.core > 1 or item.row["name"] not in self._bare:
            return False
        if item.levels:
            return True
        first = item.first - (item.first > 0 and tokens[item.first - 1].tag == "many")
        before, behind = [token.tag for token in tokens[:first]], tokens[item.after :]
        if before[-2:] == ["head", "list"]:
            return True
        ends = (token.tag for token in behind[1:] if token.tag in BOUNDARY | {"head", "join"})
        return bool(behind) and behind[0].tag == "list" and next(ends, "") == "head"

    def _is_means(self, text: str, tokens: list[Token], item: Item, verb: str | None) -> bool:
        """登录|申报系统, 由|中国信息通信研究院|承担, or an institute of which nothing is said: it serves, acts or is addressed."""
        name = plain(text, tokens[item.first : item.after])
        if name.endswith(self._systems) or item.row["standing"] == "quoted":
            return verb not in self._using
        if verb in self._agents or (item.first and plain(text, [tokens[item.first - 1]]) in self._agents):
            return True
        return name.endswith(self._bodies) and (verb is None or verb in self._acting)

    def _is_in_use(self, text: str, tokens: list[Token], item: Item, verb: str | None) -> bool:
        """依托|省工业互联网安全态势感知平台: what one relies on is there already, and is one thing, unless it is a class."""
        front = qualifier(text, tokens, item)
        return (
            item.row["standing"] == "ending"
            and not item.row["name"].endswith("机构")
            and verb in self._using
            and not is_counted(tokens, item)
            and not _ADJECTIVE.search(front)
            and len(self._ungraded(front)) >= (_LEAST_QUALIFIER if self._is_governments(text, item) else _LEAST_OWN)
        )

    def _is_governments(self, text: str, item: Item) -> bool:
        """省|融资服务平台: a government's own."""
        return len(item.levels) == 1 and text[item.levels[0].start : item.levels[0].end] in {"省", "市", "国家", "全国"}

    def _is_governed(self, text: str, tokens: list[Token], item: Item) -> bool:
        """各旗县区、|稀土高新区|及各部门, |临海经济开发区|、东部区块管委会: a zone among governments acts as one itself."""
        start, end = tokens[item.first].start, tokens[item.after - 1].end
        return text[:end].endswith("区") and bool(_AMONG.search(text[:start]) or _COMMITTEE.match(text, end))

    def _ungraded(self, front: str) -> str:
        for grade in self._grades:
            front = front.replace(grade, "")
        return front

    def _kind(self, passage: Passage, tokens: list[Token], item: Item) -> Literal["named", "type"]:
        """Named: not one of several, and with a place, a body, a quoted or bracketed part in its name."""
        if is_counted(tokens, item) or is_counted_behind(passage.text, tokens, item):
            return "type"
        start, end = tokens[item.first].start, tokens[item.after - 1].end
        text = passage.text
        front = qualifier(text, tokens, item)
        standing = item.row["standing"]
        if standing == "name" or (standing != "class" and front and _is_nationwide(text, item, end)):
            return "named"
        if standing == "class" and not front and not item.levels:
            return "type"
        if standing == "class" and (_GOVERNMENT.fullmatch(front) or (front and item.row["name"].startswith("省"))):
            return "type" if len(front) < _LONGEST_OWNER else "named"
        region = (passage.document.region_name or "  ")[:2]
        placed = any(m.kind == "region" and start <= m.start < end for m in passage.mentions) or region in front
        if front not in self._grades and len(front) >= _LEAST_QUALIFIER and not _ADJECTIVE.search(front):
            national = any(text.startswith("国家", t.start) for t in item.levels)
            if standing == "single" or (standing == "class" and national):
                return "named"
        proper = self._is_proper(front, standing) and not follows_list(text, tokens, item.first)
        own = proper or self._is_coined(text[start:end], item)
        return "named" if placed or own or self._opens_properly(front, item, passage.document.region_code) else "type"

    def _is_coined(self, printed: str, item: Item) -> bool:
        """“泉城链”, P3|实验室; “产业大脑” is a class in quotation marks, “枢纽” only a figure of speech."""
        quoted = _QUOTED.search(printed)
        row = self._classes.get(quoted["inner"]) if quoted else None
        if quoted and row and (row["standing"] in _CLASSES or not quoted["front"]):
            printed = quoted["front"]
        return bool(_CODE.search(printed)) and not printed.startswith(item.row["name"])

    def _opens_properly(self, front: str, item: Item, home: str | None) -> bool:
        """By a body (泰山, 中国科学院) or a place that no mention marks."""
        if any(word in front for word in self._proper):
            return True
        return item.row["name"] not in self._systems and self._places.opens(front, home)

    def _is_proper(self, front: str, standing: str) -> bool:
        """崂山|实验室, 月川|片区 are one thing; 检测|实验室, 乡村振兴|片区 say of what kind it is."""
        kinds = self._describing.get(standing)
        if kinds is None or front.endswith(kinds):
            return False
        return bool(self._ungraded(front)) and not _ADJECTIVE.search(front)


def _is_nationwide(text: str, item: Item, end: int) -> bool:
    """全国|信用信息共享平台 is one, 全国|社会信用体系建设示范区 is awarded to many."""
    return any(text.startswith("全国", t.start) for t in item.levels) and not _TITLE.search(text, 0, end)


def _is_in_title(text: str, at: int, start: int) -> bool:
    """《有色金属行业|智能工厂|建设指南》: the document is about it, the clause is not."""
    return text.rfind("《", start, at) > text.rfind("》", start, at)
