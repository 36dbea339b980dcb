"""Numbers at the head of clauses: which of the things that look like one are one.

一、 （一） 1. （1） ① and 第一条 stand at the beginning of a line or, where a document has lost its line breaks, right
behind the end of the sentence before. A number counts only where it fits: it begins a list or goes on by one, also across
a higher heading (1.–29. through all of 一、–十、).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Span

FOLD = str.maketrans("（）〔〕［］．０１２３４５６７８９", "()()[].0123456789")
_DIGITS = "零一二三四五六七八九"
_NUMERAL = "一二三四五六七八九十百零〇"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# Rank 0 is the highest. Order of the alternatives follows it.
_MARKER = re.compile(
    rf"第(?P<part>[{_NUMERAL}\d]{{1,4}})[编篇]|第(?P<chapter>[{_NUMERAL}\d]{{1,4}})章|第(?P<section>[{_NUMERAL}\d]{{1,4}})节"
    rf"|(?P<han>[{_NUMERAL}]{{1,4}})、|第(?P<article>[{_NUMERAL}\d]{{1,5}})条"
    rf"|[（(](?P<han_bracket>[{_NUMERAL}]{{1,4}})[）)]|(?P<digit>[\d０-９]{{1,3}})(?:[.．](?![\d０-９])|、)"
    rf"|[（(](?P<digit_bracket>[\d０-９]{{1,3}})[）)]|(?P<circled>[{_CIRCLED}])"
    # A measure word behind a bare number makes it a count.
    r"|(?<=\n)(?P<bare>\d{1,2})(?=[\u4e00-\u9fff])(?![年月日个家名项万亿元所位条类种批届])"
)
RANKS = ("part", "chapter", "section", "han", "article", "han_bracket", "digit", "digit_bracket", "circled")
_ENDS_SENTENCE = "。；;！!）)】]」”\n"
_LARGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Number:
    """One number at the head of a clause: its rank, value, and range in the restored text."""

    rank: int
    value: int
    label: str
    span: Span
    bare: bool = False
    """The point behind it was lost (11推动…): it counts only as the next of its list."""


def find_numbers(text: str, within: Span) -> tuple[Number, ...]:
    """The numbers that form lists, in reading order."""
    found: list[Number] = []
    last: dict[int, int] = {}
    open_ranks: list[int] = []
    for number, fresh_line in _candidates(text, within):
        if not _fits(number, last, open_ranks, fresh_line, text):
            continue
        while open_ranks and open_ranks[-1] >= number.rank:
            open_ranks.pop()
        open_ranks.append(number.rank)
        last[number.rank] = number.value
        found.append(number)
    return tuple(found)


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


def _candidates(text: str, within: Span) -> Iterator[tuple[Number, bool]]:
    for match in _MARKER.finditer(text, within.start, within.end):
        before = _before(text, match.start(), within.start)
        kind = str(match.lastgroup)
        if before not in _ENDS_SENTENCE and not _opens_under_heading(text, match, kind):
            continue
        label = match[0].translate(FOLD).rstrip("、.")
        rank = RANKS.index("digit" if kind == "bare" else kind)
        yield Number(rank, value_of(match[kind]), label, Span(*match.span()), kind == "bare"), before == "\n"


def _before(text: str, at: int, first: int) -> str:
    """The sign before a number; marks of a markup language at the head of a line do not count."""
    while at > first and text[at - 1] in "#*>":
        at -= 1
    return text[at - 1] if at > first else "\n"


def _opens_under_heading(text: str, match: re.Match[str], kind: str) -> bool:
    """一、总体要求(一)指导思想: the first bracketed number directly behind a short higher heading."""
    if kind != "han_bracket" or match[kind] != "一":
        return False
    return bool(re.search(rf"[{_NUMERAL}]、[^。；，,\n]{{2,24}}$", text[max(0, match.start() - 30) : match.start()]))


def _fits(number: Number, last: dict[int, int], open_ranks: list[int], fresh_line: bool, text: str) -> bool:
    previous = last.get(number.rank)
    if previous is not None and number.value == previous + 1:
        return True
    if number.bare:
        return False
    if number.value == 1:
        return fresh_line or number.rank not in open_ranks
    if not fresh_line:
        return False
    if previous is None:
        return not open_ranks or number.rank > open_ranks[-1]
    return 0 < number.value - previous <= _LARGEST_GAP
