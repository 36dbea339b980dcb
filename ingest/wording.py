"""Words as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """a|b|c: any of the words, to be put in brackets where more follows."""
    return "|".join(map(re.escape, words))
