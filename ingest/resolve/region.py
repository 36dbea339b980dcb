"""Places: their official names as bodies print them, their nodes, and the places that a text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.designation import ancestry, places_at
from ingest.model import Entity, Lexicon, Region

_NATION = "100000"


def regions_named(text: str, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Codes of the places that ``text`` names with counts, most often first, then by code. A name of several places
    counts for the one that lies within, or around, a place that is named beyond doubt; else for none."""
    mentions = [m.row["codes"].split("|") for m in lexicon.lookup(text) if m.kind == "region"]
    certain = Counter(codes[0] for codes in mentions if len(codes) == 1)
    for codes in mentions:
        if len(codes) > 1:
            certain.update(_beside(codes, certain, lexicon))
    return sorted(certain.items(), key=lambda item: (-item[1], item[0]))


def region_of_name(name: str, lexicon: Lexicon, home: Region | None = None) -> str | None:
    """The code of the place that opens ``name``: 山东省烟台市, 青岛市崂山区, 烟台, 烟台市人民政府; None if unsure."""
    return next((region.code for region, _ in places_at(name.strip(), 0, home, lexicon)), None)


def regions_of_number(number: str, lexicon: Lexicon) -> list[str]:
    """Codes of the places whose document numbers open like ``number`` (威政办字〔2018〕106号), by the longest sign."""
    signed = [(-len(sign), r.code) for r in lexicon.regions.values() for sign in r.sign if number.startswith(sign)]
    return [code for length, code in sorted(signed) if length == min(signed)[0]]


def full_name(region: Region, lexicon: Lexicon) -> str:
    """As official names print it: 青岛市崂山区, but 韩城市 and 象州县 alone; nothing for the nation."""
    if region.code == _NATION:
        return ""
    parent = lexicon.regions[region.parent] if region.parent else None
    if region.level == "county" and parent is not None and region.name.endswith(("区", "旗")):
        return parent.name + region.name
    if region.level == "county" and parent is not None and parent.level == "province" and parent.name.endswith("市"):
        return parent.name + region.name
    return region.name


def short_name(region: Region) -> str:
    return region.forms[0] if region.forms and region.code != _NATION else region.name


def party_committee(region: Region, lexicon: Lexicon) -> str:
    """烟台市委, 内蒙古自治区党委."""
    return full_name(region, lexicon) + ("党委" if region.name.endswith("自治区") else "委")


def region_entities(region: Region, lexicon: Lexicon) -> list[Entity]:
    """The region and all that it is part of."""
    return [_entity(r) for r in ancestry(region, lexicon)]


def _entity(region: Region) -> Entity:
    links = (("PART_OF", "Region", region.parent),) if region.parent else ()
    file = "zones.csv" if region.level == "zone" else "regions.csv"
    return Entity("Region", region.code, {"name": region.name, "level": region.level}, links, file)


def _beside(codes: Iterable[str], certain: Counter[str], lexicon: Lexicon) -> list[str]:
    related = [code for code in codes if any(_kin(code, other, lexicon) for other in certain)]
    return related if len(related) == 1 else []


def _kin(code: str, other: str, lexicon: Lexicon) -> bool:
    if _NATION in (code, other):
        return False
    one, two = ({r.code for r in ancestry(lexicon.regions[c], lexicon)} for c in (code, other))
    return code in two or other in one


def find_region(names: Iterable[str], lexicon: Lexicon) -> Region | None:
    """The place of the first of ``names`` (title, issuer, head …) that opens with one."""
    for name in names:
        found = region_of_name(name, lexicon)
        if found is not None:
            return lexicon.regions[found]
    return None
