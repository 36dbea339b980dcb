"""What the target rules hand to one another: a number with its noun, and the goal that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.model import Span
from ingest.rules.deadline import Moment
from ingest.rules.number import Comparator, Quantity
from ingest.rules.target_noun import Noun

Change = Literal["level", "increase", "growth", "rank", "ratio"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A number and its noun, ranges in the plain text."""

    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None
    change: Change
    moment: Moment | None
    mention: tuple[Span, ...]
    value_max: float | None = None
    per_year: bool = False
    words: str | None = None
    """What is printed where the value is concluded: 倍增, 033万元."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with its noun; ``said`` is what the part says before its number, ``turn`` its place in a 分别 run.

    ``closes``: nothing of its segment stands behind it.
    """

    quantity: Quantity
    noun: Noun
    said: str
    planned: bool
    closes: bool = False
    turn: int | None = None

    @property
    def clause(self) -> str:
        """What its own segment says before the number."""
        return re.split("[,、]", self.said)[-1]

    @property
    def listed(self) -> str:
        """What its list says before the number: all behind the last comma."""
        return self.said.rsplit(",", 1)[-1]
