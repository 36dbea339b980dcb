"""Other documents that a document names: as its ground, as repealed, or as something to be drawn up.

Titles stand in 《》; what ends in no kind of document (意见, 办法, 条例 …) and has no number is a newspaper, a show or a
short name. A number alone (落实国发〔2022〕2号文件) names a document, too, and is its title then.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from ingest.fields import Citation
from ingest.identity import fold
from ingest.model import Document, Finding, Passage, Restored, Span, Vocabulary
from ingest.rules.rule import Rule
from ingest.wording import any_of

_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{2,120}》[^《》]{0,60})*)》")
_YEAR_AND_PLACE = r"[〔\[（(【﹝［]\s*(?:19|20)\d\d\s*[〕\])）】﹞］]\s*第?\d{1,4}\s*号"
_ORDER = r"[\u4e00-\u9fff、]{2,60}令\s*(?:(?:19|20)\d\d年)?\s*第\d{1,4}号"
_NUMBER = re.compile(rf"(?:系列文件)?\s*[（(]\s*(?P<number>[\u4e00-\u9fff]{{1,16}}{_YEAR_AND_PLACE}|{_ORDER})")
_NUMBER_ALONE = re.compile(rf"(?:(?!的)[\u4e00-\u9fff]){{1,16}}{_YEAR_AND_PLACE}")
_ENDS = r"(?=(?:实施|施行|出台|工作|发布|印发)?(?:[，,。；;、\n]|$))"
"""Behind a verb that speaks of the title before it: 按照《某办法》制定召回计划 does not."""
_ARTICLE = r"第[一二三四五六七八九十百\d]+[条款章]"
_HANDED_ON = re.compile(r"现(?:将|(?:予以?)?(?:印发|公布|发布))(?:《[^》]*》[、和及]?)*$")
_STATE = "中华人民共和国"
_SIGNS_BEFORE = 10
_DAY = re.compile(r"\s*[（(](?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_JOINED = re.compile(r"(?:》|[）)])[、，,和及与]?(?:以及)?$")
_FURTHER = re.compile(r"[、，,和及与]?(?:以及)?《[^《》]{2,120}》")
_BREAK = re.compile(r"[。；;！!\n]")
_BRACKET = re.compile(r"\([^()]*\)$")
_SHORTEST, _LONGEST_VERB = 5, 8
_NAME = "citation.title"
_ID = f"{_NAME}/2"
_WORDS = ("draw_up", "drawn_up", "repeal", "ground", "beside", "spoken_of")
_BEFORE_SIGN = re.compile("以下简称|通知|文件|[和及、与对将按见由据]|深挖|会议|人民政府")
_BODY_BEFORE_SIGN = re.compile("厅|局|部|委员会|办公室")
_LONGEST_SIGN = 8
_SIGN = re.compile(r"[\u4e00-\u9fff]{2,12}\(")
"""What opens a number: 国发(, 鄂人社职管(."""


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    return (
        Rule(
            name=_NAME,
            version=2,
            finds="a document in 《》 or by its number; ``action`` where it is drawn up, revised or repealed",
            why="根据 or 按照 before it, 精神 or 要求 after it, or a number make it a ground; 制定, 修订 a task",
            gate=("《", "号"),
            find=_Reader(vocabulary).find,
            examples=(
                "根据《山东省人民政府关于加快推进新时代科技强省建设的实施意见》(鲁政字〔2022〕225号)精神，提出如下意见。",
                "全面贯彻落实《中华人民共和国科学技术进步法》《山东省科学技术进步条例》，统筹推进意见的实施。",
                "根据当前工作实际，修订完善《泰安市技术市场管理办法》。",
                "科学编制《泰安市“十四五”科技创新发展规划》。",
                "《重庆市人民政府关于加快提升工业园区发展水平的意见》（渝府发〔2014〕25号）同时废止。",
                "深入落实国发〔2022〕2号文件，坚持稳中求进。",
                "《医疗保障基金使用监督管理条例》(国务院令第735号)公布后，各地落实。",
                "加快《智慧城市促进条例》立法，完善制度。",
                "《网络安全法》《数据安全法》等法律对数据流动作出规定。",
                "运用《健康医疗数据匿名化技术规范》做好开发利用。",
                "具体参照《山东省创新券使用管理办法》、《济南市大型仪器共享券实施细则》有关规定给予补助。",
            ),
            counter_examples=(
                "办好《创新烟台》电视栏目。",
                "在《人民日报》刊发专题报道。",
                "按照《意见》要求抓好落实。",
                "落实“揭榜挂帅”制度。",
                "为落实有关部署，现发布《场景创新需求清单》（附件1）。",
            ),
        ),
    )


def find_in_cover(restored: Restored, document: Document, rules: Sequence[Rule]) -> Iterator[Finding]:
    """The grounds that a notice names above the text that it hands on, where no clause stands; offsets of the text."""
    cover = Passage(restored.text[: document.body.start], None, (), document)
    find = next(rule.find for rule in rules if rule.name == _NAME)
    return (found for found in find(cover) if isinstance(found.fields, Citation) and found.fields.action is None)


class _Reader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        words = {name: any_of(vocabulary[f"citation.{name}"]) for name in _WORDS}
        self._kind = re.compile(rf"(?:{any_of(vocabulary['document.genre'])})(?:[（(〔][^（）()]{{1,30}}[）)〕])*$")
        self._draw_up = re.compile(rf"(?P<verb>{words['draw_up']})了?$")
        self._drawn_up = re.compile(rf"[^《》。；;，,\n]{{0,6}}?(?P<verb>{words['drawn_up']}){_ENDS}")
        self._repeal = re.compile(words["repeal"])
        self._ground = re.compile(words["ground"])
        self._beside = re.compile(rf"(?:{words['beside']})$")
        self._spoken_of = re.compile(rf"[^《》。；;\n]{{0,12}}?(?:{words['spoken_of']}|{_ARTICLE})")

    def find(self, passage: Passage) -> Iterator[Finding]:
        yield from self._titled(passage)
        yield from self._numbered(passage)

    def _titled(self, passage: Passage) -> Iterator[Finding]:
        own = fold(passage.document.title or "")
        for match in _TITLE.finditer(passage.text):
            title, numbered = fold(match["title"]), _NUMBER.match(passage.text, match.end())
            if len(_BRACKET.sub("", title)) < _SHORTEST or title in own or not (numbered or self._kind.search(title)):
                continue
            citation = self._read(passage.text, match, title)
            if citation is not None:
                number = (Span(*numbered.span("number")),) if numbered and citation.number else ()
                mention = (Span(*match.span("title")), *number)
                yield Finding(citation, (_sentence(passage.text, match, mention[-1].end),), mention, _ID)

    def _numbered(self, passage: Passage) -> Iterator[Finding]:
        """A number that stands behind no title: 深入落实国发〔2022〕2号文件."""
        for match in _NUMBER_ALONE.finditer(passage.text):
            if (
                passage.text.endswith(("（", "("), 0, match.start())
                and "》" in passage.text[: match.start()][-_SIGNS_BEFORE:]
            ):
                continue
            ground = self._last_ground(match[0])
            start = match.start() + ground
            number = _folded(match[0][ground:])
            if number == passage.document.number or not _SIGN.match(number):
                continue
            quote = _sentence(passage.text, match, match.end())
            repealed = self._repeal.search(passage.text, match.end(), quote.end)
            citation = Citation(number, number, action=repealed[0] if repealed else None, target_document=number)
            yield Finding(citation, (quote,), (Span(start, match.end()),), _ID)

    def _last_ground(self, printed: str) -> int:
        """落实国发〔2022〕2号 begins behind 落实: whatever is no sign of an office is left out."""
        sign = len(re.split(r"[〔\[（(【﹝［]", printed)[0])
        start = max((m.end() for p in (self._ground, _BEFORE_SIGN) for m in p.finditer(printed, 0, sign)), default=0)
        if sign - start > _LONGEST_SIGN:
            start = max((m.end() for m in _BODY_BEFORE_SIGN.finditer(printed, start, sign)), default=start)
        return start

    def _read(self, text: str, match: re.Match[str], title: str) -> Citation | None:
        number, day = _NUMBER.match(text, match.end()), _DAY.match(text, match.end())
        first, last = _list_start(text, match), _list_end(text, match)
        if not number and _HANDED_ON.search(text, max(0, first - _SIGNS_BEFORE), match.start()):
            return None
        if not number:
            verb = self._verb(text, first, last)
            if verb:
                return Citation(title, action=verb)
        start, end = _sentence(text, match, match.end())
        repealed = self._repeal.search(text, match.end(), end)
        grounded = (
            self._ground.search(text, start, match.start())
            or self._beside.search(text, max(0, first - _LONGEST_VERB), first)
            or self._spoken_of.match(text, last)
        )
        if not (number or repealed or grounded):
            return None
        folded = _folded(number["number"]) if number else None
        return Citation(
            title=title,
            number=folded,
            date=f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}" if day else None,
            action=repealed[0] if repealed else None,
            target_document=_target(title, folded),
        )

    def _verb(self, text: str, first: int, last: int) -> str | None:
        """修订《甲》, and 加快《甲》《乙》修订 behind the list."""
        before = self._draw_up.search(text, max(0, first - _LONGEST_VERB), first)
        behind = self._drawn_up.match(text, last)
        return before["verb"] if before else behind["verb"] if behind else None


def _folded(number: str) -> str:
    """As a document's own number is: 商流通函[2014]790号 → 商流通函(2014)790号."""
    return fold(number).replace("[", "(").replace("]", ")")


def _target(title: str, number: str | None) -> str:
    """One node for 网络安全法 and 中华人民共和国网络安全法, 国务院令第735号 and 中华人民共和国国务院令第735号."""
    if number:
        return _STATE + number if number.startswith(("国务院令", "主席令")) else number
    return f"cited-{hashlib.sha256(title.removeprefix(_STATE).encode()).hexdigest()[:12]}"


def _list_start(text: str, match: re.Match[str]) -> int:
    """Where the list begins that the title stands in: 修订《甲》《乙》 governs both."""
    start = match.start()
    while True:
        joined = _JOINED.search(text, max(0, start - 4), start)
        opening = text.rfind("《", 0, joined.start()) if joined else -1
        if opening < 0 or _BREAK.search(text, opening, start):
            return start
        start = opening


def _list_end(text: str, match: re.Match[str]) -> int:
    """Where the list ends that the title stands in: 《甲》《乙》等对…作出规定 speaks of both."""
    end = match.end()
    while further := _FURTHER.match(text, end):
        end = further.end()
    return end


def _sentence(text: str, match: re.Match[str], last: int) -> Span:
    """The sentence that holds the title and all up to ``last``: a line may break inside the number behind it."""
    starts = [m.end() for m in _BREAK.finditer(text, 0, match.start())]
    end = _BREAK.search(text, max(match.end(), last))
    start = starts[-1] if starts else 0
    printed = text[start : end.start() if end else len(text)]
    return Span(start + len(printed) - len(printed.lstrip()), start + len(printed.rstrip()))
