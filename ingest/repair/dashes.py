"""Dashes that a copy has lost: years run together (20232027年) tell of it. Nothing can be put back, so it is only told."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Repair, Restored, Vocabulary

_YEARS = re.compile(r"(?<!\d)(20\d\d)(20\d\d)(?!\d)")
_LONGEST_PLAN = 20
_WIDEST = 5
"""A range is seldom wider than this: 5-10, 2-3."""


def tell_lost_dashes(restored: Restored, vocabulary: Vocabulary) -> Restored:
    """The text as it is, with a note of the numbers that may be ranges: 510项 is 5-10项 or 510项, and is read as printed."""
    if not any(0 < int(m[2]) - int(m[1]) <= _LONGEST_PLAN for m in _YEARS.finditer(restored.text)):
        return restored
    dates = vocabulary.get("number.calendar", ())
    units = "|".join(re.escape(unit) for unit in vocabulary.get("number.unit", ()) if unit not in dates)
    numbers = re.compile(rf"(?<![\d.,])(?P<number>\d{{2,4}})(?:{units})")
    doubtful = [m.group() for m in numbers.finditer(restored.text) if _may_be_range(m["number"])]
    note = "years are run together, so dashes are lost in this text; numbers are read as printed, and these may be ranges: "
    told = Repair("lost_dashes", len(doubtful), note + "、".join(dict.fromkeys(doubtful)))
    return replace(restored, repairs=(*restored.repairs, told)) if doubtful else restored


def _may_be_range(digits: str) -> bool:
    """Whether two numbers, the smaller first, may stand there: 510, 23, 1015; not 300, 45000 or 2023."""
    cuts = ((digits[:at], digits[at:]) for at in range(1, len(digits)))
    return any(high[0] != "0" and int(low) < int(high) <= _WIDEST * int(low) for low, high in cuts)
