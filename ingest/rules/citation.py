"""Other documents that a document names: as its ground, as repealed, or as something to be drawn up.

Titles stand in 《》; what ends in no kind of document (意见, 办法, 条例 …) is a newspaper, a show or a short name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ingest.fields import Citation
from ingest.identity import fold
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.rule import Rule
from ingest.wording import any_of

_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{2,120}》[^《》]{0,60})*)》")
_NUMBER = re.compile(
    r"\s*[（(](?P<number>[\u4e00-\u9fff]{1,16}[〔\[（(【﹝［]\s*(?:19|20)\d\d\s*[〕\])）】﹞］]\s*第?\d{1,4}\s*号)"
)
_DAY = re.compile(r"\s*[（(](?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_JOINED = re.compile(r"(?:》|[）)])[、，,和及与]?(?:以及)?$")
_BREAK = re.compile(r"[。；;！!\n]")
_SHORTEST, _LONGEST_VERB = 5, 8


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    return (
        Rule(
            name="citation.title",
            version=1,
            finds="a document in 《》, with its number; ``action`` where it is to be drawn up or is repealed",
            why="根据 or 按照 before it, 精神 or 要求 after it, or a number make it a ground; 制定, 修订 a task",
            gate=("《",),
            find=_Reader(vocabulary).find,
            examples=(
                "根据《山东省人民政府关于加快推进新时代科技强省建设的实施意见》(鲁政字〔2022〕225号)精神，提出如下意见。",
                "全面贯彻落实《中华人民共和国科学技术进步法》《山东省科学技术进步条例》，统筹推进意见的实施。",
                "根据当前工作实际，修订完善《泰安市技术市场管理办法》。",
                "科学编制《泰安市“十四五”科技创新发展规划》。",
                "《重庆市人民政府关于加快提升工业园区发展水平的意见》（渝府发〔2014〕25号）同时废止。",
                "具体参照《山东省创新券使用管理办法》、《济南市大型仪器共享券实施细则》有关规定给予补助。",
            ),
            counter_examples=(
                "办好《创新烟台》电视栏目。",
                "在《人民日报》刊发专题报道。",
                "按照《意见》要求抓好落实。",
                "落实“揭榜挂帅”制度。",
            ),
        ),
    )


class _Reader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kind = re.compile(rf"(?:{any_of(vocabulary['document.genre'])})(?:[（(〔][^（）()]{{1,30}}[）)〕])*$")
        self._draw_up = re.compile(rf"(?:{any_of(vocabulary['citation.draw_up'])})$")
        self._repeal = re.compile(any_of(vocabulary["citation.repeal"]))
        self._ground = re.compile(any_of(vocabulary["citation.ground"]))
        self._spoken_of = re.compile(rf"[^《》。；;\n]{{0,12}}?(?:{any_of(vocabulary['citation.spoken_of'])})")

    def find(self, passage: Passage) -> Iterator[Finding]:
        own = fold(passage.document.title or "")
        for match in _TITLE.finditer(passage.text):
            title = fold(match["title"])
            if len(title) < _SHORTEST or not self._kind.search(title) or title in own:
                continue
            citation, number = self._read(passage.text, match, title)
            if citation is not None:
                mention = (Span(*match.span("title")), *number)
                yield Finding(citation, (_sentence(passage.text, match, mention[-1].end),), mention, "citation.title/1")

    def _read(self, text: str, match: re.Match[str], title: str) -> tuple[Citation | None, tuple[Span, ...]]:
        number, day = _NUMBER.match(text, match.end()), _DAY.match(text, match.end())
        first = _list_start(text, match)
        task = self._draw_up.search(text, max(0, first - _LONGEST_VERB), first)
        if task and not number:
            return Citation(title, action=task[0]), ()
        start, end = _sentence(text, match, match.end())
        repealed = self._repeal.search(text, match.end(), end)
        grounded = self._ground.search(text, start, match.start()) or self._spoken_of.match(text, match.end())
        if not (number or repealed or grounded):
            return None, ()
        folded = fold(number["number"]) if number else None
        citation = Citation(
            title=title,
            number=folded,
            date=f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}" if day else None,
            action=repealed[0] if repealed else None,
            target_document=folded or f"cited-{hashlib.sha256(title.encode()).hexdigest()[:12]}",
        )
        return citation, (Span(*number.span("number")),) if number else ()


def _list_start(text: str, match: re.Match[str]) -> int:
    """Where the list begins that the title stands in: 修订《甲》《乙》 governs both."""
    start = match.start()
    while True:
        joined = _JOINED.search(text, max(0, start - 4), start)
        opening = text.rfind("《", 0, joined.start()) if joined else -1
        if opening < 0 or _BREAK.search(text, opening, start):
            return start
        start = opening


def _sentence(text: str, match: re.Match[str], last: int) -> Span:
    """The sentence that holds the title and all up to ``last``: a line may break inside the number behind it."""
    starts = [m.end() for m in _BREAK.finditer(text, 0, match.start())]
    end = _BREAK.search(text, max(match.end(), last))
    start = starts[-1] if starts else 0
    printed = text[start : end.start() if end else len(text)]
    return Span(start + len(printed) - len(printed.lstrip()), start + len(printed.rstrip()))
