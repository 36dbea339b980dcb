"""Line breaks inside sentences: a page printed to PDF, or a bracket broken over two lines."""

from __future__ import annotations

import re

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

_OPEN_ENDED = re.compile(r"[^\s。；;：:！!？?）)」”》\t]$")
_FRESH_START = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}\s?[.．、]|第[一二三四五六七八九十百\d]+[章节条编]"
    r"|[①-⑳]|[-—]{2}|附件|\S{2,6}(?:单位|部门|时限)[:：]|\S*\t"
)
_BROKEN_BRACKET = re.compile(r"[（(][^（()）\n]{0,80}\n[^（()）\n]{0,80}[）)]")
_LEAST_LINES, _SHORT = 30, 16


def join_wrapped_lines(restored: Restored, _: Vocabulary) -> Restored:
    """Drops the line break where the sentence goes on.

    In a document whose lines mostly break in the middle of a sentence at one width, every full line is joined with
    the next unless a heading begins there. Elsewhere only breaks inside a bracket are mended.
    """
    breaks = _inside_brackets(restored.text)
    width = _wrap_width(restored.text)
    if width:
        breaks |= _at_full_lines(restored.text, width)
    ranges = [Span(at, at + 1) for at in sorted(breaks)]
    return drop(restored, ranges, "wrapped_lines", "line breaks inside sentences")


def _inside_brackets(text: str) -> set[int]:
    return {text.index("\n", m.start()) for m in _BROKEN_BRACKET.finditer(text)}


def _wrap_width(text: str) -> int:
    """The width at which lines were wrapped, 0 where the document is not wrapped."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES:
        return 0
    torn = sorted(len(line) for line in lines if _OPEN_ENDED.search(line) and len(line) >= _SHORT)
    if len(torn) < 0.4 * len(lines):
        return 0
    median = torn[len(torn) // 2]
    near = sum(abs(length - median) <= 0.2 * median for length in torn)
    return median if near >= 0.6 * len(torn) else 0


def _at_full_lines(text: str, width: int) -> set[int]:
    found, start = set(), 0
    for line in text.split("\n")[:-1]:
        end = start + len(line)
        if len(line) >= 0.75 * width and _OPEN_ENDED.search(line) and not _FRESH_START.match(text, end + 1):
            found.add(end)
        start = end + 1
    return found
