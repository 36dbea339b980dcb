"""Places: how official names of bodies print them, and their nodes."""

from __future__ import annotations

from ingest.designation import NATION, ancestry
from ingest.lexicon import Lexicon, Region
from ingest.model import Entity


def full_name(region: Region, lexicon: Lexicon) -> str:
    """As official names print it: 青岛市崂山区, but 韩城市 and 象州县 alone; nothing for the nation."""
    if region.code == NATION:
        return ""
    parent = lexicon.regions[region.parent] if region.parent else None
    if region.level == "county" and parent is not None and region.name.endswith("区"):
        return parent.name + region.name
    if region.level == "county" and parent is not None and parent.level == "province" and parent.name.endswith("市"):
        return parent.name + region.name
    return region.name


def short_name(region: Region) -> str:
    return region.forms[0] if region.forms and region.code != NATION else region.name


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
