"""Digits that a copy has exchanged one for another: 到8985年, 有效期至5355年. Nothing can be put back, so it is only told."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Repair, Restored, Vocabulary

_YEAR = re.compile(r"(?:[到至]|(?<![\d.,])(?=\d{4}年(?:\d{1,2}月|年?[底末]|[以之]?前)))(?P<year>\d{4})年")
_FIRST, _LAST = 1600, 2199


def tell_exchanged_digits(restored: Restored, vocabulary: Vocabulary) -> Restored:
    """The text as it is, with a note of the years that can be none: its other numbers are doubtful too, and read as printed."""
    years = [m["year"] for m in _YEAR.finditer(restored.text) if not _FIRST <= int(m["year"]) <= _LAST]
    if not years:
        return restored
    note = "digits are exchanged in this text, numbers are read as printed; these can be no years: "
    told = Repair("exchanged_digits", len(years), note + "、".join(dict.fromkeys(years)))
    return replace(restored, repairs=(*restored.repairs, told))
