"""Deadlines as printed: 到2027年, 2024年底前, 2023年10月底前, 2024—2026年, “十四五”末, 2024年、2025年分别."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.model import Clause, Passage, Path, Vocabulary
from ingest.rules.plain import Plain, plain

_YEAR = re.compile(
    r"(?<![\d\-—.比较是照])(?:20\d\d年?[-\u2010-\u2015~～至到]{1,2})?(?P<year>20\d\d)年(?:年?(?P<close>底|末)|(?P<half>上半年|下半年)|"
    r"(?P<month>1[0-2]|0?[1-9])月(?:(?P<month_close>底|末)|(?P<day>[12]\d|3[01]|0?[1-9])日)?)?"
    r"(?:之前|以前|前|止)?(?P<after>以后|之后|以来|后|起|至今|版|修订|印发|发布|公布|远景)?"
)
_OF_YEAR = re.compile(
    r"(?<![\d年])(?:(?P<month>1[0-2]|0?[1-9])月[底末]|年[底末])(?:之?前|以前)|(?P<year>今年以?内?(?!以来)|(?<![一二两三四五六七八九十半\d])年内|本年度?内?)"
)
_PERIOD = re.compile(r"(?<![较比])(?<![较比][“\"])[“\"]?十(?P<nth>[二三四五六])五[”\"]?(?:时期|期间|期末|末|规划期末)")
_LEADS_IN = re.compile(r"(?:^|[。；;，,\n：:])(?:力争|争取|确保)?[到至]$")
HEADLINE = re.compile(
    r"^[^\S\n]*(?P<title>[^\n。；，：！？、\t]{2,36}(?:、[^\n。；，：！？、\t]{2,30})?)[^\S\n]*$", re.MULTILINE
)
"""A short line of its own."""
_SPANS = re.compile(r"(?:目标|任务)[（(](?:20\d\d年?[-\u2010-\u2015~～至到]{1,2})?(?P<year>20\d\d)年[）)]$")
_OPENS = re.compile(r"(?:^[^\S\n]*|。|(?:安排|任务|工作|建议))(?P<year>20\d\d)年，?是[^。\n]", re.MULTILINE)
_LINE = re.compile(r"[^\d，。]{0,8}(?P<year>20\d\d)年[^\d，。；]{0,10}(?:安排|任务|工作|重点|建议)$")
_COUNTS = re.compile(r"[(第]?[一1](?![一二三四五六七八九十\d])")
_PERIOD_END = {"二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A deadline: ``value`` is "2027", "2023-10" or "2024-12-31"; the range counts in the plain text.

    ``concluded``: the year is not printed (年底前), it is the document's.
    """

    start: int
    end: int
    value: str
    concluded: bool = False
    aimed: bool = True
    """到2025年, 2025年底, 2023—2025年; 2022年 alone may also look back."""


def moments(plain: Plain, start: int, end: int) -> list[Moment]:
    """Deadlines printed in a range, in order; dates of names, documents and beginnings are none."""
    found = [
        Moment(*m.span(), _value(m), aimed=_is_aimed(plain.text, m))
        for m in _YEAR.finditer(plain.text, start, end)
        if not m["after"] and not plain.sealed(m.start("year"))
    ]
    found += [Moment(*m.span(), _PERIOD_END[m["nth"]]) for m in _PERIOD.finditer(plain.text, start, end)]
    return sorted(found, key=lambda moment: moment.start)


def moments_of_year(plain: Plain, start: int, end: int, year: str | None) -> list[Moment]:
    """Deadlines of the document's own year: 年底前, 6月底前, 今年."""
    if year is None:
        return []
    found = [m for m in _OF_YEAR.finditer(plain.text, start, end) if not plain.sealed(m.start())]
    return [Moment(*m.span(), year if m["year"] else _month_end(year, int(m["month"] or 12)), True) for m in found]


def opening(text: str) -> str | None:
    """The year that a sentence opens: 2024年是实施“十四五”规划的关键一年, 2024年工作安排."""
    opens = _OPENS.search(text) or _LINE.match(text)
    return opens["year"] if opens else None


def fallback(passage: Passage) -> str | None:
    """The deadline where the sentence has none: of the statement, of the section's lead-in, of the plan."""
    lead_in = passage.clause.lead_in if passage.clause else None
    return passage.due or lead_in or passage.document.plan_end


def with_lead_ins(text: str, clauses: Sequence[Clause], vocabulary: Vocabulary) -> tuple[Clause, ...]:
    """Gives each clause the deadline of its headline (2024年工作安排), else that which the nearest section above it
    sets in its lead-in (到2027年，…) or headline."""
    lines = _of_lines(text, clauses, vocabulary)
    openings = _of_openings(text, lines)
    set_by: dict[Path | None, str | None] = {None: None}
    out = []
    for clause in clauses:
        if clause.parent is None and _COUNTS.match(clause.path[0]):
            set_by[None] = next((time for at, time in reversed(lines) if at < clause.start), None)
        headed = _of_headline(clause.title, vocabulary)
        opened = next((time for at, time in reversed(openings) if at < clause.start), None)
        governs = headed or set_by.get(clause.parent) or opened
        own = _of_lead_in(text[clause.head.end : clause.end]) if clause.kind == "section" and not headed else None
        set_by[clause.path] = own or governs
        out.append(replace(clause, lead_in=governs))
    return tuple(out)


def _of_lines(text: str, clauses: Sequence[Clause], vocabulary: Vocabulary) -> list[tuple[int, str | None]]:
    """The times of headlines that have no number: they govern the count that begins behind them."""
    taken = {clause.start for clause in clauses}
    return [
        (m.start(), _of_headline(m["title"], vocabulary)) for m in HEADLINE.finditer(text) if m.start() not in taken
    ]


def _of_openings(text: str, lines: Sequence[tuple[int, str | None]]) -> list[tuple[int, str]]:
    """2024年是实施“十四五”规划的关键一年, or a headline: the last year whose work is set out, and where it is named."""
    found = [(at, time) for at, time in lines if time] + [(m.start(), m["year"]) for m in _OPENS.finditer(text)]
    last = max((time[:4] for _, time in found), default="")
    return sorted(one for one in found if one[1].startswith(last))


def _of_headline(title: str, vocabulary: Vocabulary) -> str | None:
    """The last time that a word behind it makes one of work to come; 总体目标（2013—2025年）."""
    if span := _SPANS.search(title):
        return span["year"]
    read = plain(title)
    rests = [(m, read.text[m.end :]) for m in moments(read, 0, len(read.text))]
    times = [m for m, rest in rests if rest == "工作" or any(word in rest for word in vocabulary["target.ahead"])]
    return times[-1].value if times else None


def _of_lead_in(text: str) -> str | None:
    read = plain(text)
    governing = [m for m in moments(read, 0, len(read.text)) if _LEADS_IN.search(read.text[: m.start])]
    return governing[-1].value if governing else None


def _value(m: re.Match[str]) -> str:
    year = m["year"]
    if m["close"] or m["half"] == "下半年":
        return f"{year}-12-31"
    if m["half"]:
        return f"{year}-06-30"
    if not m["month"]:
        return str(year)
    month = int(m["month"])
    if m["day"]:
        return f"{year}-{month:02d}-{int(m['day']):02d}"
    return _month_end(year, month) if m["month_close"] else f"{year}-{month:02d}"


def _is_aimed(text: str, m: re.Match[str]) -> bool:
    led = text.endswith(("到", "至", "力争", "争取"), 0, m.start()) or m.start("year") > m.start()
    return led or bool(m["close"] or m["half"] or m["month"]) or m.group().endswith("前")


def _month_end(year: str, month: int) -> str:
    return f"{year}-{month:02d}-{calendar.monthrange(int(year), month)[1]}"
