"""Quotation marks that a copy has flattened: “数字工匠" and "数字工匠" mean “数字工匠”."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Repair, Restored, Vocabulary

_FLAT = re.compile(r"(?:“|(?<!\d)\"(?=[^，。；\n\"]*\"))(?=[^“”\"\n]*[\u4e00-\u9fff])(?P<inner>[^“”\"\n]{1,40})\"")


def curl_quotes(restored: Restored, vocabulary: Vocabulary) -> Restored:
    """Sign for sign, so that no offset moves."""
    text, count = _FLAT.subn(r"“\g<inner>”", restored.text)
    note = "quotation marks are flat in this text; names have them as “ ”, quotes as printed"
    return (
        replace(restored, text=text, repairs=(*restored.repairs, Repair("flat_quotes", count, note)))
        if count
        else restored
    )
