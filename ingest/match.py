"""Clause → mentions: every name of the gazetteer that stands in a text."""

from __future__ import annotations

from ingest.lexicon import Lexicon
from ingest.model import Mention


def find_mentions(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Hits ordered by start, the longer first; offsets count in ``text``. Hits of different kinds may overlap."""
    return lexicon.lookup(text)
