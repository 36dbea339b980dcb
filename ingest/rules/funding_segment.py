"""A part of a passage, comma by comma: what a grant is told from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span
from ingest.rules.plain import Plain

_OWN = re.compile(
    r"(?:单|每)(?:\([^)]*\)|[^、,\d]){1,10}(?:最高|不超过|累计|上限|至少|不少于)|对|[^、,\d]{2,24}(?:的|后)(?:一次性|再)?(?:给予|补|奖|资|发)"
)
_HEIR = re.compile(r"(?!最高|不超过|每|单)[^、,\d的给]{2,14}(?:最高|不超过)?\d[\d.]*[万亿]*元")
_GAVE = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助|发放)(?:最高|不超过|一次性)*\d[\d.]*[万亿]*元[^、,\d]{0,8}$")
_ALL = re.compile(r"分别|按|各|每名")
_CLOSES = ')”"》'
_GOES_ON = ("的", "、", ",", ")")
_BEGINS = re.compile(r"[-(\n]|[一二三四五六七八九十\d]+[、.是]|第[一二三四五六七八九十百\d]+[章节条]|附件|$")
"""What no torn sentence goes on with."""
_STOPS_AT = re.compile(r"(?:最高|不超过|不低于|不少于|给予|予以|达到?|分别|按照?|[\d.万亿、])$")
_GOES_WITH = re.compile(r"\d[\d.]*[万亿]*[元%]|[万亿]+元|元|%")
"""不超过 ⏎ 100万元, 100 ⏎ 万元: a line that breaks before its number, or inside."""
_ANNOUNCES = re.compile(r"(?:给予|予以)[^,:\d]{0,12}$")
_TOLD = re.compile(r"元(?:的?[^、,\d]{0,8})?$")


def whole(text: Plain) -> Plain:
    """Without the line ends that tear a sentence."""
    torn = {i for i, char in enumerate(text.text) if char == "\n" and _is_torn(text.text, i)}
    if not torn:
        return text
    left = [i for i in range(len(text.text)) if i not in torn]
    moved = {at: new for new, at in enumerate(left)}
    spans = [[Span(moved[a], moved[b - 1] + 1) for a, b in found] for found in (text.quotes, text.brackets)]
    folded, printed = ("".join(chars[i] for i in left) for chars in (text.text, text.printed))
    return Plain(folded, printed, tuple(text.origin[i] for i in left), tuple(spans[0]), tuple(spans[1]))


def segments(text: Plain, part: Span) -> Iterator[Span]:
    """A part comma by comma, and where a grant is listed behind another; marks inside quotes and brackets left alone."""
    start = part.start
    for at in range(part.start, part.end + 1):
        mark = at < part.end and (text.text[at] == "," or _lists_grant(text.text, start, at))
        if at == part.end or (mark and not text.sealed(at)):
            if at > start:
                yield Span(start, at)
            start = at + 1


def _lists_grant(text: str, start: int, at: int) -> bool:
    """单个项目最高50万元、单个企业最高200万元; 本科院校的补助1万元、专科院校的补助8000元: each is a grant of its own; so
    is what 给予补助: announces."""
    if text[at] == ":":
        return _ANNOUNCES.search(text, start, at) is not None
    if text[at] != "、" or not _TOLD.search(text, start, at):
        return False
    said = text[start:at]
    gave = _GAVE.search(said) is not None and not _ALL.search(said)
    listed = gave or (text[start - 1] == "、" and _HEIR.match(said) is not None)
    return _OWN.match(text, at + 1) is not None or (listed and _HEIR.match(text, at + 1) is not None)


def _is_torn(text: str, at: int) -> bool:
    """A line that ends in a bracket or quote, or before what it announces, or goes on with 的, in a sentence's middle."""
    first, last = at, at
    while text.startswith("\n", first - 1):
        first -= 1
    while text.startswith("\n", last + 1):
        last += 1
    start = text.rfind("\n", 0, first) + 1
    if _GOES_WITH.match(text, last + 1) and _STOPS_AT.search(text, start, first):
        return True
    ended = max(text.rfind(mark, start, first) for mark in "。;!")
    rest = text[ended + 1 : first]
    if ended < 0 or not rest or (rest[0] == "(" and rest[-1] == ")"):
        return False
    return text.startswith(_GOES_ON, at + 1) or (rest[-1] in _CLOSES and _BEGINS.match(text, at + 1) is None)
