"""Blanks that the typesetter, the PDF or the site put where the document has none."""

from __future__ import annotations

import re

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

BLANK = r"[ \u00a0\u2002\u2003\u2009\u200b\u3000\ufeff]"
_STRAY = re.compile(
    rf"^{BLANK}+|{BLANK}+$"  # at the edges of a line: indentation
    rf"|(?<=[^\x00-\x7f]){BLANK}+"  # after Chinese text or full-width punctuation
    rf"|{BLANK}+(?=[^\x00-\x7f])"  # before it
    rf"|(?<=\d\.){BLANK}+(?=\d)"  # 3. 65%
    rf"|(?<=\d){BLANK}+(?=[.、%])",  # 1 .打造
    re.MULTILINE,
)


def drop_line_signs(restored: Restored, _: Vocabulary) -> Restored:
    """Carriage returns, and the form feeds that a PDF's pages leave at the head of a line."""
    ranges = [Span(*m.span()) for m in re.finditer(r"\r+(?=\n)|\f", restored.text)]
    return drop(restored, ranges, "line_signs", "line ends of another system, page breaks; nothing is lost")


def drop_stray_blanks(restored: Restored, _: Vocabulary) -> Restored:
    """A blank is kept only between half-width signs (``EC OECD``); tabs separate the cells of a table and stay."""
    ranges = [Span(*m.span()) for m in _STRAY.finditer(restored.text)]
    return drop(restored, ranges, "stray_blanks", "blanks beside Chinese text; nothing is lost")
