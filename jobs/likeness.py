"""How alike two printed names are, for scoring only: nothing in the graph is ever merged by this."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

_UNREAD = re.compile("[\\s\u201c\u201d\"\u2018\u2019'「」《》·•,，、。;；]")
_FOLD = str.maketrans(
    "（）〔〕％＋：" + "".join(chr(0xFF10 + i) for i in range(10)) + "".join(chr(0xFF21 + i) for i in range(26)),
    "()()%+:" + "0123456789" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
G = TypeVar("G")
F = TypeVar("F")


def plain(text: str | None) -> str:
    """Blanks, quotation marks and list separators out; brackets, digits and letters half-width."""
    return _UNREAD.sub("", text or "").translate(_FOLD)


def bigrams(text: str) -> Counter[str]:
    """Pairs of neighbouring signs, brackets left out; a text of one sign or none counts as itself."""
    flat = re.sub("[()]", "", plain(text))
    return Counter(flat[i : i + 2] for i in range(len(flat) - 1)) or Counter([flat])


def alike(one: str, other: str) -> float:
    """Dice's coefficient of the bigrams, 0 to 1."""
    a, b = bigrams(one), bigrams(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def close(one: str | None, other: str | None, least: float = 0.5) -> bool:
    """Whether one holds the other, or they are alike by ``least``; nothing is close to an empty text."""
    a, b = plain(one), plain(other)
    return bool(a and b) and (a in b or b in a or alike(a, b) >= least)


def pair(
    gold: Sequence[G], found: Sequence[F], fit: Callable[[G, F], float]
) -> tuple[list[tuple[G, F]], list[G], list[F]]:
    """Each gold row takes the found row that fits best and is still free, in the order of ``gold``; 0 is no fit.

    Returns the pairs, the gold rows and the found rows that stay alone.
    """
    left, pairs, missed = list(found), [], []
    for wanted in gold:
        fits = [(fit(wanted, row), -i) for i, row in enumerate(left)]
        best, at = max(fits, default=(0.0, 0))
        if best:
            pairs.append((wanted, left.pop(-at)))
        else:
            missed.append(wanted)
    return pairs, missed, left
