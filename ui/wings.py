"""The butterfly: who leads or shares on the left, who supports on the right, around one bureau. Geometry only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph.views.leads import Tie

WIDTH, MIDDLE = 500, 255
STEP = 26
MOST = 12
LONGEST = 10
"""Characters of a label before it is cut."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One tied body: a disc at (x, y), a curve to the middle, a label on the outer side. Pixels."""

    kind: str
    name: str
    label: str
    count: int
    x: float
    y: float
    radius: float
    label_x: float
    anchor: str
    stroke: float
    curve: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Wings:
    width: int
    height: float
    x: float
    y: float
    arms: tuple[Arm, ...]
    kinds: tuple[str, ...]
    left_out: int


def spread(ties: Sequence[Tie]) -> Wings:
    """Ties, heaviest first on each side, twelve a side at most."""
    left = [tie for tie in ties if tie.kind != "support"]
    right = [tie for tie in ties if tie.kind == "support"]
    left.sort(key=lambda tie: (tie.kind != "lead", -tie.count))
    shown = max(min(len(left), MOST), min(len(right), MOST), 1)
    height = STEP * shown + 56.0
    centre = STEP * shown / 2 + 14
    arms = _side(left[:MOST], -1, centre) + _side(right[:MOST], 1, centre)
    kinds = tuple(kind for kind in ("lead", "shared", "support") if any(arm.kind == kind for arm in arms))
    return Wings(WIDTH, height, MIDDLE, centre, arms, kinds, len(ties) - len(arms))


def _side(ties: Sequence[Tie], side: int, centre: float) -> tuple[Arm, ...]:
    heaviest = max((tie.count for tie in ties), default=0)
    return tuple(_arm(tie, side, i - (len(ties) - 1) / 2, (centre, heaviest)) for i, tie in enumerate(ties))


def _arm(tie: Tie, side: int, row: float, middle: tuple[float, int]) -> Arm:
    centre, heaviest = middle
    y = centre + row * STEP
    bow = 14 * math.cos(min(abs(row) / 7, 1) * math.pi / 2)
    x = MIDDLE + side * (72 + bow)
    radius = round(3.2 + 1.1 * math.sqrt(tie.count), 1)
    bend = MIDDLE + side * 34
    return Arm(
        kind=tie.kind,
        name=tie.short,
        label=tie.short if len(tie.short) <= LONGEST else tie.short[: LONGEST - 1] + "…",
        count=tie.count,
        x=round(x, 1),
        y=round(y, 1),
        radius=radius,
        label_x=round(x + side * (radius + 6), 1),
        anchor="start" if side > 0 else "end",
        stroke=round(0.8 + 0.75 * min(tie.count, 9), 2),
        curve=f"M{MIDDLE} {centre:.1f}C{bend} {centre:.1f} {bend} {y:.1f} {x:.1f} {y:.1f}",
        strong=tie.count == heaviest and heaviest > 1,
    )
