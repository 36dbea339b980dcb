"""A part of a passage, comma by comma: what a grant is told from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span
from ingest.rules.plain import Plain

_OWN = re.compile(
    r"(?:单|每)(?:\([^)]*\)|[^、,\d]){1,10}(?:最高|不超过|累计|上限|至少|不少于)|对|[^、,\d]{2,24}的(?:一次性)?(?:给予|补|奖|资|发)"
)
_TOLD = re.compile(r"元(?:的?[^、,\d]{0,8})?$")


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
    """单个项目最高50万元、单个企业最高200万元; 本科院校的补助1万元、专科院校的补助8000元: each is a grant of its own."""
    return text[at] == "、" and _OWN.match(text, at + 1) is not None and _TOLD.search(text, start, at) is not None
