"""Named repairs, in the order in which they can rely on one another. Each takes and returns ``Restored``."""

from __future__ import annotations

from collections.abc import Callable

from ingest.model import Restored, Source, Vocabulary
from ingest.repair.blanks import drop_line_signs, drop_stray_blanks
from ingest.repair.chrome import drop_closing_chrome
from ingest.repair.copies import drop_second_copy
from ingest.repair.dashes import tell_lost_dashes
from ingest.repair.digits import tell_exchanged_digits
from ingest.repair.edit import whole
from ingest.repair.lines import join_wrapped_lines
from ingest.repair.markers import drop_page_lines, drop_segment_markers
from ingest.repair.pages import restore_page_order
from ingest.repair.quotes import curl_quotes

REPAIRS: tuple[Callable[[Restored, Vocabulary], Restored], ...] = (
    drop_line_signs,
    drop_closing_chrome,
    drop_page_lines,
    drop_segment_markers,
    drop_stray_blanks,
    curl_quotes,
    drop_second_copy,
    restore_page_order,
    join_wrapped_lines,
    tell_lost_dashes,
    tell_exchanged_digits,
)


def repair(source: Source, vocabulary: Vocabulary) -> Restored:
    """Decoded text → text in reading order, with the offset of every character in the decoded text."""
    restored = whole(source.text)
    for step in REPAIRS:
        restored = step(restored, vocabulary)
    return restored
