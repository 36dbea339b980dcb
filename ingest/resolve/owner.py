"""Whose a named thing is: the level or place printed in its name, else the document's region."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.designation import NATION, ancestry, at_level, nearest, places_at
from ingest.identity import fold
from ingest.lexicon import Lexicon, Region

_LEVELS = {"nation": "国家级", "province": "省级", "city": "市级", "county": "县级", "zone": "园区级"}
_LEAST_NAME = 3
_AREAS = ("县域", "市域", "省域", "镇域")
"""嵊泗|县域综合类共富省级试点: the last sign of the place opens the next word."""


@dataclass(frozen=True, slots=True)
class Owned:
    """``name`` without the owner in front; ``printed`` is false where the owner is only the document's region."""

    name: str
    region: Region | None
    printed: bool

    @property
    def key(self) -> str:
        return f"{self.name}@{self.region.code}" if self.region else self.name

    @property
    def level(self) -> str | None:
        return level_of(self.region)


def level_of(region: Region | None) -> str | None:
    return _LEVELS[region.level] if region else None


def owned(name: str, home: Region | None, lexicon: Lexicon) -> Owned:
    """省自然科学基金 → 自然科学基金 of the document's province, 泰安市科技创新转化基金 → 科技创新转化基金 of Tai'an."""
    text = fold(name)
    return _levelled(text, home, lexicon) or _placed(text, home, lexicon) or Owned(text, home, printed=False)


def _levelled(text: str, home: Region | None, lexicon: Lexicon) -> Owned | None:
    if text.startswith(lexicon.vocabulary["noun_phrase.keep"]):
        return None
    for word in lexicon.vocabulary["noun_phrase.level"]:
        rest = text.removeprefix(word)
        national = word.startswith(("国家", "全国"))
        level = "自治区" if word.startswith("自治区") else word[0]
        if (
            rest == text
            or len(rest) < _LEAST_NAME
            or word.endswith("以上")
            or text[: len(word) + 1].endswith(_AREAS)
            or not (national or level[-1] in "省市区县")
        ):
            continue
        region = lexicon.regions[NATION] if national else at_level(level, home, lexicon)
        return Owned(rest, region, printed=True) if region else None
    return None


def _placed(text: str, home: Region | None, lexicon: Lexicon) -> Owned | None:
    for region, end in places_at(text, 0, home, lexicon):
        whole = text[: end + 1].endswith(_AREAS)
        if len(text) - end >= _LEAST_NAME and text[end].isalnum() and is_meant(region, text[:end], home, lexicon):
            return Owned(text[end - whole :], region, printed=True)
    return None


def is_meant(region: Region, printed: str, home: Region | None, lexicon: Lexicon) -> bool:
    """A short form counts for provinces, and for cities and zones near the document's region.

    东方航天港 in Yantai is not 东方市's, 泰山学者 are not 泰山区's.
    """
    if printed == region.name or region.level in {"province", "nation"}:
        return True
    if home is None or region.level == "county":
        return False
    near = {r.code for r in ancestry(home, lexicon)} - {NATION}
    return any(r.code in near for r in ancestry(region, lexicon))


def place_in(name: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """The narrowest place that a name mentions: 山东产业技术研究院泰安分院 is Tai'an's."""
    found: list[Region] = []
    for mention in lexicon.lookup(name):
        if mention.kind == "region":
            candidates = tuple(lexicon.regions[code] for code in mention.row["codes"].split("|"))
            region = nearest(candidates, home, lexicon)
            if region and is_meant(region, mention.surface, home, lexicon):
                found.append(region)
    return max(found, key=lambda region: len(tuple(ancestry(region, lexicon))), default=None)
