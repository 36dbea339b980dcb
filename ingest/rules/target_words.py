"""Goals in words: 全覆盖, 倍增, 翻一番, 零的突破."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Span, Vocabulary
from ingest.rules.deadline import Moment
from ingest.rules.number import Comparator
from ingest.rules.plain import Plain
from ingest.rules.target_noun import Nouns
from ingest.rules.target_reading import Change, Pair

_END = r"(?=[,、。;)\n]|和|并|$)"


@dataclass(frozen=True, slots=True)
class _Form:
    """A pattern whose group ``noun`` is what is counted, the number that it stands for, and the ending of its name.
    ``word`` is what it cannot do without."""

    word: str
    pattern: re.Pattern[str]
    comparator: Comparator
    value: float
    unit: str
    change: Change
    ending: str = ""


_FORMS = (
    _Form(
        "全覆盖",
        re.compile(
            rf"(?:(?:推进|推动|确保)(?P<owner>[^,;。\n]{{2,24}}?))?(?:实现|确保|做到|达到|推动)"
            rf"(?P<noun>(?!(?:基本)?实现“?全)[^,;。\n]+?)(?:的|基本|实现)?“?(?P<words>全覆盖)”?{_END}"
        ),
        "=",
        100.0,
        "%",
        "ratio",
        "覆盖率",
    ),
    _Form("倍增", re.compile(rf"(?P<noun>[^,;。“”\n]+?)(?:实现|力争)(?P<words>倍增){_END}"), "=", 2.0, "倍", "growth"),
    _Form(
        "番", re.compile(rf"(?P<noun>[^,;。“”\n]+?)(?:实现|力争)?(?P<words>翻一?番){_END}"), "=", 2.0, "倍", "growth"
    ),
    _Form("番", re.compile(rf"(?P<noun>[^,;。“”\n]+?)(?:实现|力争)?(?P<words>翻两番){_END}"), "=", 4.0, "倍", "growth"),
    _Form(
        "零",
        re.compile(rf"实现(?P<noun>[^,;。\n]+?)(?:建设|创建|领域)?“?(?P<words>零的?突破)”?{_END}"),
        ">=",
        1.0,
        "个",
        "increase",
    ),
)


class Words:
    """Reads the goals in words of one part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._past = vocabulary["target.past"]
        self._nouns = Nouns(vocabulary)

    def read(self, text: Plain, part: Span, times: list[Moment], planned: bool) -> list[Pair]:
        said = text.text[part.start : part.end]
        forms = [form for form in _FORMS if form.word in said]
        found = [(form, m) for form in forms for m in form.pattern.finditer(text.text, *part)]
        return [
            self._pair(text, form, m, times)
            for form, m in found
            if not any(word in text.text[part.start : m.start("words")] for word in self._past)
        ]

    def _pair(self, text: Plain, form: _Form, m: re.Match[str], times: list[Moment]) -> Pair:
        start = self._nouns.open(text.text, *m.span("noun"))
        noun = Span(start, m.end("noun"))
        printed = text.printed[noun.start : noun.end]
        if form.ending:
            printed = (m["owner"] or "") + printed.replace("在", "") + form.ending
        return Pair(
            indicator=printed,
            comparator=form.comparator,
            value=form.value,
            unit=form.unit,
            change=form.change,
            moment=next((t for t in reversed(times) if t.end <= m.start("words")), None),
            mention=(Span(*m.span("words")), noun),
            words=m["words"],
        )
