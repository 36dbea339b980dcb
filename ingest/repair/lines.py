"""Line breaks inside sentences: a page printed to PDF, or a bracket broken over two lines."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

_OPEN_ENDED = re.compile(r"[^\s。；;：:！!？?）)」”》\t]$")
_FRESH_START = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}\s?[.．、]|第[一二三四五六七八九十百\d]+[章节条编]"
    r"|[①-⑳]|[-—]{2}|附件|\S{2,6}(?:单位|部门|时限)[:：]|\S*\t"
)
_BROKEN_BRACKET = re.compile(r"[（(][^（()）\n]{0,80}\n[^（()）\n]{0,80}[）)]")
_LEAST_LINES, _SHORT = 30, 16
_INSIDE_SENTENCE = re.compile(r"(?:。.*[\u4e00-\u9fff\d、，,]|，.*[\d、，,的和与及或对按在由为予一])$")
"""A line of running text that stops in the middle: a heading of two halves has no full stop in it."""
_GOES_ON = re.compile(r"[\u4e00-\u9fff\d][^\n]*。")
_LEAST_PROSE, _MOST_TORN = 10, 0.2


def join_wrapped_lines(restored: Restored, _: Vocabulary) -> Restored:
    """Drops the line break where the sentence goes on.

    In a document whose lines mostly break in the middle of a sentence at one width, every full line is joined with
    the next unless a heading begins there. In one whose paragraphs mostly end with a full stop, one that does not is
    joined with the next that does. Elsewhere only breaks inside a bracket are mended.
    """
    breaks = _inside_brackets(restored.text)
    width = _wrap_width(restored.text)
    breaks |= _at_full_lines(restored.text, width) if width else _inside_sentences(restored.text)
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


def _inside_sentences(text: str) -> set[int]:
    """All breaks between a line that stops inside a sentence and the one that goes on with it."""
    lines = [(m.start(), m[0]) for m in re.finditer(r"[^\n]*\S", text)]
    prose = [line for _, line in lines if len(line) >= _SHORT and re.search(r"[，。；].", line)]
    torn = [line for line in prose if _INSIDE_SENTENCE.search(line)]
    if len(prose) < _LEAST_PROSE or len(torn) > _MOST_TORN * len(prose):
        return set()
    found: set[int] = set()
    for (start, line), (following, _) in pairwise(lines):
        joined = len(line) >= _SHORT and _INSIDE_SENTENCE.search(line) and _GOES_ON.match(text, following)
        if joined and not _FRESH_START.match(text, following):
            found.update(range(start + len(line), following))
    return found
