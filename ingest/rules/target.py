"""Targets: numbers to be reached, each with what it counts, how it changes and until when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.fields import Target
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.deadline import Moment, fallback, moments, moments_of_year, opening
from ingest.rules.plain import Plain, plain, readable_parts
from ingest.rules.rule import Rule
from ingest.rules.target_pair import Pairs
from ingest.rules.target_reading import Pair
from ingest.rules.target_setting import Settings
from ingest.rules.target_words import Words

Reader = Callable[[Plain, Span, list[Moment], bool], list[Pair]]
_NUMBER, _WORDS = "target.number/1", "target.words/1"
_YEAR = 4
"""10月底前 governs its own sentence, 今年 what follows too."""
_YEARS = re.compile(r"20\d\d")


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """One rule for numbers with a unit, one for words that stand for a number."""
    return (
        Rule(
            name="target.number",
            version=1,
            finds="a number to be reached, with the noun that it counts",
            why="goals are pairs of number and noun in either order, several to a sentence, which share verb and year; "
            "a number without verb, reach or wish, a threshold, a past result or a grant is no goal",
            gate=(),
            find=_Finder(vocabulary, Pairs(vocabulary).read, _NUMBER).find,
            examples=(
                "全社会研发经费投入大幅增加,投入强度达到2.8%。",
                "布局建设3家全国重点实验室,3家山东省实验室,30家山东省重点实验室,100家烟台市重点实验室。",
                "每年引进500名左右外国专家、500名左右海外留学生。",
                "到2027年,嘉兴国家高新区排名进入全国前40位。",
                "大型、超大型数据中心运行电能利用效率降到1.3以下。",
                "新建1—2家省级引智基地,积极推荐争创国家级引智基地。",
                "全省信息技术产业营收年均增长10%以上，2024年、2025年分别突破2.2万亿元、2.4万亿元。",
            ),
            counter_examples=(
                "对研发费用占营业收入比重高于5%的企业,优先安排用电、用水、用地、能耗排放指标。",
                "构建具有烟台特色、接续联动、梯次衔接的“3331”实验室体系。",
                "引导更多企业纳入“创新50强”支持范围,推动G60科创走廊和12345热线建设。",
                "对企业牵头组建的市级技术创新中心给予200万元资金补助。",
                "截至目前,全市已建成省级以上孵化器12家。",
            ),
        ),
        Rule(
            name="target.words",
            version=1,
            finds="a goal in words: 全覆盖, 倍增, 翻一番, 零的突破",
            why="full coverage is a share of 100 %, doubling a growth to 2 times, a first success one at least",
            gate=vocabulary["target.word"],
            find=_Finder(vocabulary, Words(vocabulary).read, _WORDS).find,
            examples=(
                "争取实现规上工业企业研发机构全覆盖。",
                "企业创新主体地位进一步强化,全市高新技术企业实现倍增,力争达到4000家。",
                "争取实现重大科技基础设施建设零的突破。",
            ),
            counter_examples=("实施科技企业“双倍增”行动计划。", "建立全覆盖的监管体系。"),
        ),
    )


class _Finder:
    """A reader of parts, told what governs each part and whether it stands in a plan."""

    def __init__(self, vocabulary: Vocabulary, read: Reader, rule: str) -> None:
        self._read, self._rule = read, rule
        self._aims = vocabulary["target.ahead_word"]
        self._settings = Settings(vocabulary)

    def find(self, passage: Passage) -> Iterator[Finding]:
        text = plain(passage.text)
        first, setting = _first_year(passage), self._settings.of(passage)
        for part, times in _dated_parts(passage, text):
            for pair in self._read(text, part, times, setting in ("plan", "place")):
                to_come = not pair.moment or self._is_to_come(text, part, pair.moment, first)
                if to_come and self._settings.admits(setting, text, part, pair):
                    yield _finding(passage, text, part, pair, self._rule)

    def _is_to_come(self, text: Plain, part: Span, moment: Moment, first: int) -> bool:
        """Not before the document; where that has no date, a bare year needs a word that looks ahead."""
        if first:
            return int(moment.value[:4]) >= first
        said = text.text[part.start : part.end]
        return moment.aimed or moment.start < part.start or any(word in said for word in self._aims)


def _first_year(passage: Passage) -> int:
    """The first year that is no past: that of the document, else of the plan's usual five, else of the title."""
    date, plan_end = passage.document.date, passage.document.plan_end
    if date or not plan_end:
        return int(date[:4] if date else min(_YEARS.findall(passage.document.title or ""), default=0))
    return int(plan_end) - 4


def _dated_parts(passage: Passage, text: Plain) -> Iterator[tuple[Span, list[Moment]]]:
    """Each part with the deadlines that govern it: its own and, behind a ； or in a section, the one before."""
    carries = passage.clause is None or passage.clause.kind == "section"
    last: list[Moment] = []
    opened: list[Moment] = []
    lead_in = passage.clause.lead_in if passage.clause else None
    year = (passage.document.date or passage.document.plan_end or lead_in or "")[:4] or None
    for part in readable_parts(text, passage):
        own = sorted([*moments(text, *part), *moments_of_year(text, *part, year)], key=lambda moment: moment.start)
        kept = last if carries or text.text.startswith(";", part.start - 1) else []
        if year_of := opening(text.text[part.start : part.end]):
            opened = [Moment(part.start, part.start, year_of)]
        yield part, [*opened, *kept, *own]
        last = [m for m in own if not m.concluded or len(m.value) == _YEAR][-1:] or kept


def _finding(passage: Passage, text: Plain, part: Span, pair: Pair, rule: str) -> Finding:
    deadline = pair.moment.value if pair.moment else fallback(passage)
    stated = pair.moment is not None and pair.moment.start >= part.start and not pair.moment.concluded
    target = Target(
        indicator=pair.indicator,
        comparator=pair.comparator,
        value=pair.value,
        unit=pair.unit,
        change=pair.change,
        value_max=pair.value_max,
        words=pair.words,
        per_year=pair.per_year,
        deadline=deadline,
    )
    return Finding(
        fields=target,
        quote=(text.span(*part),),
        mention=tuple(text.span(*span) for span in pair.mention),
        rule=rule,
        inferred=tuple(
            name
            for name, concluded in (
                ("value", pair.words is not None),
                ("deadline", deadline and not stated),
            )
            if concluded
        ),
    )
