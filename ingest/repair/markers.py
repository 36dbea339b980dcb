"""Markers of pages and segments that stand inside the text."""

from __future__ import annotations

import re

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

_PAGE_LINE = re.compile(
    r"^[ \t\u3000]*(?:[-—–－·]+[ \t]*\d{1,4}[ \t]*[-—–－·]+|第[ \t]*\d{1,4}[ \t]*页(?:[ \t]*[,，/]?[ \t]*共[ \t]*\d{1,4}[ \t]*页)?"
    r"|\d{1,4}[ \t]*/[ \t]*\d{1,4}|https?://\S+(?:[ \t]+\d+/\d+)?)[ \t\u3000]*(?:\n|$)",
    re.MULTILINE,
)
_SEGMENT = re.compile(r"^(\d{1,3})、", re.MULTILINE)
_CLOSED = re.compile(r"[。；;：:！!？?）)」”]$")
_LEAST_SEGMENTS, _LONG_LINE = 3, 30


def drop_page_lines(restored: Restored, _: Vocabulary) -> Restored:
    """Lines that are nothing but a page number (— 3 —, 第3页 共10页, 2/14) or the address that a browser prints."""
    ranges = [Span(*m.span()) for m in _PAGE_LINE.finditer(restored.text)]
    return drop(restored, ranges, "page_lines", "lines that hold only a page number or address")


def drop_segment_markers(restored: Restored, _: Vocabulary) -> Restored:
    """Document-sharing sites cut the text into segments ``1、… 2、…`` wherever a page or a length is full.

    They are told from headings by what stands before them: most segments begin in the middle of a sentence. Then the
    line break goes with the marker.
    """
    markers = _ascending(restored.text)
    torn = [m for m in markers if _is_torn(restored.text, m.start())]
    if len(markers) < _LEAST_SEGMENTS or 2 * len(torn) < len(markers):
        return restored
    ranges = [Span(max(0, m.start() - 1) if m in torn else m.start(), m.end()) for m in markers]
    return drop(restored, ranges, "segment_markers", "numbers that a sharing site put between segments, left out")


def _ascending(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in _SEGMENT.finditer(text):
        if int(match[1]) == len(found) + 1:
            found.append(match)
    return found


def _is_torn(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, max(0, at - 1)) + 1 : max(0, at - 1)].rstrip()
    return len(before) > _LONG_LINE and not _CLOSED.search(before)
