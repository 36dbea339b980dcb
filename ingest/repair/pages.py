"""Pages out of order: previews on sharing sites print the first page, then the last, then those between.

Sign of it: the imprint that closes a document (…日印发) is followed by more of the document. What comes after it belongs
before the page that ends in it. Where that page begins is told by the numbering (the first heading out of sequence comes
after the seam) and, to the character, by wording: of all places the one whose two joints read like other passages of the
same document.
"""

from __future__ import annotations

import re

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import reorder

_IMPRINT = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发")
# (一) also counts right behind the heading above it: 一、总体要求(一)指导思想.
_HEADING = re.compile(
    r"(?:^|(?<=[。；;）)\n])|(?=[（(]一))"
    r"(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]|(\d{1,2})[.．](?!\d))"
)
_NUMERALS = "一二三四五六七八九十"
_LEAST_REST, _LEAST_LIKENESS, _REACH = 300, 6, 12


def restore_page_order(restored: Restored, _: Vocabulary) -> Restored:
    text = restored.text
    imprint = _IMPRINT.search(text)
    if imprint is None or len(text) - imprint.end() < _LEAST_REST or not _HEADING.search(text, imprint.end()):
        return restored
    rest = Span(imprint.end(), len(text.rstrip()))
    window = _window(text[: imprint.end()])
    seam = _likeliest_seam(text, window, rest) if window else None
    if seam is None:
        return restored
    parts = (Span(0, seam), rest, Span(seam, rest.start), Span(rest.end, len(text)))
    note = "the last page stood before the pages that lead up to it; nothing is lost"
    return reorder(restored, [p for p in parts if p.start < p.end], "page_order", note)


def _window(head: str) -> Span | None:
    """Where the seam can be: between the last heading in sequence and the first one out of sequence."""
    last = [0, 0, 0]
    end_of_last = 0
    for match in _HEADING.finditer(head):
        level = next(i for i in range(3) if match[i + 1])
        value = _value(match[level + 1])
        if value not in (last[level] + 1, 1):
            return Span(end_of_last, match.start())
        last[level:] = [value] + [0] * (2 - level)
        end_of_last = match.end()
    return None


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return _NUMERALS.index(numeral) + 1
    return 10 * (_NUMERALS.index(tens) + 1 if tens else 1) + (_NUMERALS.index(ones) + 1 if ones else 0)


def _likeliest_seam(text: str, window: Span, rest: Span) -> int | None:
    def likeness(at: int) -> int:
        return _familiar(text, text[rest.end - _REACH : rest.end], text[at : at + _REACH]) + _familiar(
            text, text[at - _REACH : at], text[rest.start : rest.start + _REACH]
        )

    best = max(range(window.start, window.end), key=likeness, default=None)
    return best if best is not None and likeness(best) >= _LEAST_LIKENESS else None


def _familiar(text: str, left: str, right: str) -> int:
    """Length of the longest string over the joint of ``left`` and ``right`` that the text has elsewhere, 0 if none."""
    best = 0
    for a in range(1, len(left) + 1):
        for b in range(max(1, best - a + 1), len(right) + 1):
            if left[-a:] + right[:b] not in text:
                break
            best = max(best, a + b)
    return best
