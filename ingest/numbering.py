"""Numbers at the head of clauses: which of the things that look like one are one.

一、 （一） 1. （1） ① and 第一条 stand at the beginning of a line or, where a document has lost its line breaks, right
behind the end of the sentence before. A number counts only where it fits: it begins a list or goes on by one, also across
a higher heading (1.–29. through all of 一、–十、). A box (专栏2) stands beside the clause before it and has numbers of its
own; it ends where the numbers outside go on. A table of contents has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.attachments import attachment_lists, find_attachments
from ingest.model import Span

FOLD = str.maketrans("（）〔〕［］．０１２３４５６７８９", "()()[].0123456789")
_DIGITS = "零一二三四五六七八九"
_NUMERAL = "一二三四五六七八九十百零〇"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# The order of the alternatives is that of the ranks below; the highest, an attachment, is told by its heading.
_MARKER = re.compile(
    rf"第(?P<part>[{_NUMERAL}\d]{{1,4}})[编篇]|第(?P<chapter>[{_NUMERAL}\d]{{1,4}})章|第(?P<section>[{_NUMERAL}\d]{{1,4}})节"
    rf"|(?P<han>[{_NUMERAL}]{{1,4}})、|第(?P<article>[{_NUMERAL}\d]{{1,5}})条"
    rf"|[（(](?P<han_bracket>[{_NUMERAL}]{{1,4}})[）)]|(?P<digit>[\d０-９]{{1,3}})(?:[.．﹒](?![\d０-９])|、)"
    rf"|[（(](?P<digit_bracket>[\d０-９]{{1,3}})[）)]|(?P<circled>[{_CIRCLED}])"
    rf"|(?:任务|重点)?专栏[ \u3000]?(?P<box>[{_NUMERAL}\d]{{1,3}})[：: \u3000]*"
    # A measure word behind a bare number makes it a count.
    r"|(?<=\n)(?P<bare>\d{1,2})(?=[\u4e00-\u9fff])(?![年月日个家名项万亿元所位条类种批届])"
)
RANKS = (
    "attachment",
    "part",
    "chapter",
    "section",
    "han",
    "article",
    "han_bracket",
    "digit",
    "digit_bracket",
    "circled",
)
_ATTACHMENT = 0
_ENDS_SENTENCE = "。；;！!）)】]」”\n"
_LARGEST_GAP = 3
_HEADINGS_ABOVE = {
    "han_bracket": re.compile(rf"[{_NUMERAL}]、[^。；，,\n]{{2,24}}(?:，[^。；，,\n]{{2,24}})?$"),
    "section": re.compile(rf"第[{_NUMERAL}\d]{{1,4}}章[^。；，,\n]{{2,20}}$"),
    "article": re.compile(rf"第[{_NUMERAL}\d]{{1,4}}[章节][^。；，,\n]{{2,20}}$"),
}
HEADLINE = re.compile(r"[^。，,；;：:\n]{4,18}(?:、[^。，,；;：:\n]{2,14})*。(?=[^\n]{20})")
"""加强统筹谋划。充分发挥…: the short sentence that opens a clause."""
_TORN = re.compile(r"[\u4e00-\u9fff，]")
_LONGEST_ABOVE = 55
_TITLE_ABOVE = re.compile(r"(?<!本)(?:条例|办法|规定|细则|规则|法|章程|规范|指引)[）)]?\s*$")
_IN_BOX = 100
"""Added to the ranks of numbers inside a box."""
_CONTENTS = re.compile(r"(?<![^\n）)。])[ \u3000#*]*目[ \u3000]*录\s*(?=[第一1前引（(])")
_LONGEST_ENTRY, _SHORTEST_ENTRY = 10, 5
_LONGEST_HEADING, _FEWEST_ENTRIES = 40, 3
_BLANK = " \t\u3000#*>"
_LINE = re.compile(r"[^\n]+")
_LEADER = re.compile(r"[.．·…\d]+.*")


@dataclass(frozen=True, slots=True)
class Number:
    """One number at the head of a clause: its rank, value, and range in the restored text."""

    rank: int
    value: int
    label: str
    span: Span
    bare: bool = False
    """The point behind it was lost (11推动…): it counts only as the next of its list."""


@dataclass(slots=True)
class _Lists:
    """The lists that are open: the last value of each rank, and the ranks from the outermost to the innermost."""

    last: dict[int, int] = field(default_factory=dict)
    open_ranks: list[int] = field(default_factory=list)

    def goes_on(self, number: Number) -> bool:
        return self.last.get(number.rank) == number.value - 1

    def fits(self, number: Number, fresh_line: bool) -> bool:
        if self.goes_on(number):
            return True
        if number.bare:
            return False
        if number.value == 1:
            return fresh_line or number.rank not in self.open_ranks
        if not fresh_line:
            return False
        previous = self.last.get(number.rank)
        if previous is None:
            return not self.open_ranks or number.rank > self.open_ranks[-1]
        return 0 < number.value - previous <= _LARGEST_GAP

    def enter(self, number: Number) -> None:
        while self.open_ranks and self.open_ranks[-1] >= number.rank:
            self.open_ranks.pop()
        self.open_ranks.append(number.rank)
        self.last[number.rank] = number.value


def find_numbers(text: str, within: Span) -> tuple[Number, ...]:
    """The numbers that form lists, in reading order."""
    found: list[Number] = []
    outside = _Lists()
    box: _Lists | None = None
    contents = find_contents(text, within)
    candidates = _candidates(text, within, contents)
    for (number, fresh_line), headless in zip(candidates, _head_lists(candidates), strict=True):
        if number.rank == _ATTACHMENT:
            box, outside = None, _Lists()
            outside.enter(number)
            found.append(number)
        elif number.label.startswith("专栏"):
            if outside.open_ranks:
                found.append(replace(number, rank=outside.open_ranks[-1]))
                box = _Lists()
        elif box is not None and box.fits(number, fresh_line) and (box.goes_on(number) or not outside.goes_on(number)):
            box.enter(number)
            found.append(replace(number, rank=_IN_BOX + number.rank))
        elif headless or outside.fits(number, fresh_line):
            box = None
            outside.enter(number)
            found.append(number)
    return tuple(_without_bare_attachments(found))


def _without_bare_attachments(found: Sequence[Number]) -> Iterator[Number]:
    """An attachment counts where both the main text and itself have numbers: a form or a table is no document."""
    in_main_text = False
    for at, number in enumerate(found):
        in_main_text |= number.rank != _ATTACHMENT
        if number.rank != _ATTACHMENT or (
            in_main_text and found[at + 1 : at + 2] and found[at + 1].rank != _ATTACHMENT
        ):
            yield number


def find_contents(text: str, within: Span) -> Span:
    """The table of contents: from the line 目录, or from headings without text, to where the first of them comes again.

    Empty where there is none.
    """
    heading = _CONTENTS.search(text, 0, within.end)
    if heading is None:
        return _headings_twice(text, within)
    places = [at for at in range(heading.end(), within.end) if not text[at].isspace()]
    compact = "".join(text[at] for at in places)
    line_end = text.find("\n", heading.end())
    first = "".join(text[heading.end() : line_end if line_end >= 0 else within.end].split())
    entry = _LEADER.sub("", first[:_LONGEST_ENTRY])
    tries = (compact.find(entry[:length], 1) for length in range(len(entry), min(len(entry), _SHORTEST_ENTRY) - 1, -1))
    again = next((at for at in tries if at > 0), 0)
    return Span(heading.start(), places[again]) if again else Span(within.start, within.start)


def _headings_twice(text: str, within: Span) -> Span:
    lines = (match for match in _LINE.finditer(text, within.start, within.end) if match[0].strip(_BLANK))
    first = next((line for line in lines if _MARKER.match(line[0].strip(_BLANK))), None)
    for number, line in enumerate(lines if first else (), start=1):
        title = line[0].strip(_BLANK)
        if first and "".join(title.split()) == "".join(first[0].strip(_BLANK).split()):
            return Span(first.start(), line.start()) if number >= _FEWEST_ENTRIES else Span(within.start, within.start)
        if "。" in title or len(title) > _LONGEST_HEADING or not _MARKER.match(title):
            break
    return Span(within.start, within.start)


def value_of(numeral: str) -> int:
    """二十一 → 21, １２ → 12, ③ → 3."""
    if numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    folded = numeral.translate(FOLD)
    if folded.isdigit():
        return int(folded)
    total, digit = 0, 0
    for sign in folded.replace("〇", "零"):
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit


def _candidates(text: str, within: Span, contents: Span) -> list[tuple[Number, bool]]:
    """All that look like a number, in reading order, each with whether it begins a line; lists of titles hold none."""
    attached = [(Number(_ATTACHMENT, 0, one.label, one.span), True) for one in find_attachments(text, within)]
    marked = (*_marked(text, Span(within.start, contents.start)), *_marked(text, Span(contents.end, within.end)))
    silent = [contents, *attachment_lists(text, within)]
    heard = [one for one in (*attached, *marked) if not any(s.start <= one[0].span.start < s.end for s in silent)]
    return sorted(heard, key=lambda one: one[0].span.start)


def _marked(text: str, within: Span) -> Iterator[tuple[Number, bool]]:
    for match in _MARKER.finditer(text, within.start, within.end):
        before = _before(text, match.start(), within.start)
        kind = str(match.lastgroup)
        if not (
            before in _ENDS_SENTENCE or _opens_under_heading(text, match, kind) or _torn(text, match, kind, before)
        ):
            continue
        label = match[0].translate(FOLD).rstrip("、.﹒") if kind != "box" else "专栏" + match[kind]
        rank = RANKS.index({"bare": "digit", "box": "circled"}.get(kind, kind))
        yield Number(rank, value_of(match[kind]), label, Span(*match.span()), kind == "bare"), before == "\n"


def _head_lists(candidates: Sequence[tuple[Number, bool]]) -> list[bool]:
    """Which begin a line, as the next of their rank does that follows by one: a list whose beginning was lost."""
    following: dict[int, int] = {}
    out = []
    for number, fresh_line in reversed(candidates):
        out.append(fresh_line and not number.bare and following.get(number.rank) == number.value + 1)
        if fresh_line:
            following[number.rank] = number.value
    return out[::-1]


def _before(text: str, at: int, first: int) -> str:
    """The sign before a number; marks of a markup language at the head of a line do not count."""
    while at > first and text[at - 1] in "#*>- ":
        at -= 1
    return text[at - 1] if at > first else "\n"


def _opens_under_heading(text: str, match: re.Match[str], kind: str) -> bool:
    """一、总体要求(一)指导思想, 第七章安全保障第三十八条, …办法第一条: directly behind a short higher heading or the title."""
    before = text[max(0, match.start() - _LONGEST_ABOVE) : match.start()]
    if kind in ("chapter", "article") and value_of(match[kind]) == 1 and _TITLE_ABOVE.search(before):
        return True
    above = _HEADINGS_ABOVE.get(kind)
    if above is None or (kind == "han_bracket" and match[kind] != "一"):
        return False
    return above.search(before) is not None


def _torn(text: str, match: re.Match[str], kind: str, before: str) -> bool:
    """…进一步集聚发展7.狠抓招才引智。会同组织…: line and full stop were lost, but a headline follows the number."""
    return (
        kind == "digit"
        and match[0][-1] in ".．"
        and bool(_TORN.match(before))
        and bool(HEADLINE.match(text, match.end()))
    )
