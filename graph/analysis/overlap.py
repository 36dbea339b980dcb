"""What two documents' like names have to do with each other: inherited, of one family, or one mechanism or name in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

Kin = Literal["inherited", "family", "name", "topic"]
HIGHER = ("国家", "省", "nation", "province")


@dataclass(frozen=True, slots=True)
class Naming:
    """One city's naming of a thing. ``owner`` is the code of the region whose thing it is, or empty."""

    city: str
    thing: str
    name: str
    owner: str
    level: str


def kin(namings: Iterable[Naming]) -> Kin:
    """How the namings of several cities under one heading are related; the strongest tie of any two cities counts."""
    ties = {_tie(a, b) for a, b in combinations(list(namings), 2) if a.city != b.city}
    order: tuple[Kin, ...] = ("inherited", "family", "name")
    return next((tie for tie in order if tie in ties), "family")


def _tie(a: Naming, b: Naming) -> Kin:
    if a.thing == b.thing and _is_higher(a) and (not _is_class(a) or _is_shared(a, b)):
        return "inherited"
    if a.thing == b.thing:
        return "family" if _is_class(a) else "name"
    own = a.owner == a.city and b.owner == b.city
    return "name" if own and a.name == b.name else "family"


def _is_class(naming: Naming) -> bool:
    """A type of platform, class/level, is one heading and nothing that the two have in common."""
    return "/" in naming.thing


def _is_shared(a: Naming, b: Naming) -> bool:
    """A class of the nation's is everybody's; one of a province's (省级) is that of each city's own."""
    return not a.level.startswith("省") or a.city[:2] == b.city[:2]


def _is_higher(naming: Naming) -> bool:
    """Whether the thing is the nation's or a province's: by owner, else by the level that is printed."""
    if naming.owner:
        return naming.owner.endswith("0000") and naming.owner != naming.city
    return naming.level.startswith(HIGHER)
