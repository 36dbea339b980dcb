"""What a site adds below a document: copyright, addresses, hotlines, share buttons."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

_LONGEST = 150
"""A longer line is text: a clause on infringement (侵权), or a whole document that has lost its line breaks."""


def drop_closing_chrome(restored: Restored, vocabulary: Vocabulary) -> Restored:
    """Drops the last lines of the file as far up as each is blank, a cue of site chrome or a bare telephone line.

    The lines above the title stay: date of publication and source stand in them.
    """
    cue = _cues(vocabulary["repair.site_chrome"])
    text, end = restored.text, len(restored.text.rstrip())
    cut = end
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and (len(line) > _LONGEST or not cue.search(line)):
            break
        if line:
            cut = start
        end = start - 1
    ranges = [Span(cut, len(text))] if cut < len(text.rstrip()) else []
    return drop(restored, ranges, "site_chrome", "lines of the site below the document, left out")


@lru_cache(maxsize=8)
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    telephone = r"^[\d\s()（）+\-—转]{7,}\S{0,6}$"
    return re.compile("|".join([*map(re.escape, words), telephone]))
