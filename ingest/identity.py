"""Ids. No clock, no random number, no file name: only what the document prints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from ingest.model import Path

KINDS = {
    "Role": "role",
    "Target": "target",
    "Award": "funding",
    "Programme": "programme",
    "Platform": "platform",
    "Instrument": "instrument",
    "Theme": "theme",
    "Citation": "citation",
    "Issuer": "issuer",
}
"""Class of the fields → kind of the JSON line."""

_FOLD = str.maketrans("（）〔〕﹝﹞［］【】：，；０１２３４５６７８９", "()()()()():,;0123456789")


@lru_cache(maxsize=65_536)
def fold(surface: str) -> str:
    """Blanks out, brackets, digits and separators half-width: one blank more upstream changes no id."""
    return "".join(surface.split()).translate(_FOLD)


def clause_id(document: str, path: Path) -> str:
    return f"{document}#{'/'.join(fold(part) for part in path)}"


def fact_id(document: str, path: Path, kind: str, surfaces: Iterable[str], ordinal: int) -> str:
    """16 hex of document, clause path, kind, the printed surfaces, and the ordinal among equals in that clause."""
    parts = (document, *map(fold, path), kind, *map(fold, surfaces), str(ordinal))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
