"""Two nodes: one and the same, of one family, or different? By the rules of ``data/gold/GUIDE.md``, from the nodes alone.

Only what the names and ``data/gazetteers`` say is known here: that two names are two plates of one body is a person's
decision (``data/review``).
"""

from __future__ import annotations

from typing import Literal

from ingest.lexicon import Lexicon
from ingest.model import Entity

Judgement = Literal["same", "family", "different"]

_LEAST_WHOLE = 4
_SHORTEST_QUANTITY = 2


def judge(one: Entity, other: Entity, owners: tuple[str | None, str | None], lexicon: Lexicon) -> Judgement:
    """``owners``: the region codes of whose they are; for a class with a level, whose 省级 or 市级 it is."""
    if (one.label, one.key) == (other.label, other.key) and owners[0] == owners[1]:
        return "same"
    if one.properties.get("kind") != other.properties.get("kind") and "named" in _kinds(one, other):
        return "different"
    if _family(one) == _family(other):
        flagships = {row["family"] for row in lexicon.tables["programme_families"] if row["flagship"]}
        if _family(one) not in flagships:
            return "family"
        return "family" if owners[0] != owners[1] and _level(one) == _level(other) else "different"
    if one.label == "Indicator" and _without_level(one, lexicon) == _without_level(other, lexicon):
        return "family"
    return "family" if _holds(one, other) or _holds(other, one) else "different"


def _kinds(one: Entity, other: Entity) -> set[object]:
    return {entity.properties.get("kind") for entity in (one, other) if entity.label == "Platform"}


def _family(entity: Entity) -> str:
    """Programmes have a family of their own, a class is its own family, as is anything with a name."""
    return str(entity.properties.get("family") or entity.properties["name"])


def _level(entity: Entity) -> object:
    return entity.properties.get("level")


def _without_level(entity: Entity, lexicon: Lexicon) -> str:
    """创新平台 of 国家级创新平台 and of 省级以上创新平台."""
    name = str(entity.properties["name"])
    level = next((word for word in lexicon.vocabulary["noun_phrase.level"] if name.startswith(word)), "")
    return name.removeprefix(level)


def _holds(whole: Entity, part: Entity) -> bool:
    """A branch carries its parent's name in front (山东产业技术研究院|泰安分院), a population stands before a quantity."""
    inner, outer = str(whole.properties["name"]), str(part.properties["name"])
    if inner == outer or len(inner) < _LEAST_WHOLE:
        return False
    if whole.label == "Indicator":
        return _adds_population(inner, outer)
    return "type" not in _kinds(whole, part) and outer.startswith(inner)


def _adds_population(inner: str, outer: str) -> bool:
    """上市|高新技术企业, 每万人口|高价值|发明专利拥有量: one stretch more, and not at the end, where the quantity stands."""
    return any(
        outer.startswith(inner[:at]) and outer.endswith(inner[at:]) for at in range(len(inner) - _SHORTEST_QUANTITY + 1)
    )
