"""A platform's printed name → its node: a type is one node for the whole country, a named one belongs to a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.identity import fold
from ingest.model import Document, Entity, Lexicon, Platform, Region
from ingest.resolve.owner import owned, place_in
from ingest.resolve.region import region_entities

Outcome = tuple[Platform, Sequence[Entity], Sequence[str]]

_LEVELS = {"国家": "国家级", "全国": "国家级", "省": "省级", "市": "市级", "区": "区级", "县": "县级"}
_CLASSES = frozenset({"class", "single"})


def resolve_platform(fields: Platform, document: Document, lexicon: Lexicon) -> Outcome:
    """The fields with key and level, the platform's node before its place, and ``region`` if that is not printed."""
    row = _class_row(fields, lexicon)
    level = _LEVELS.get(fields.level or "", fields.level) or row.get("level") or None
    fields = replace(fields, level=level, platform_class=row.get("canonical", fields.platform_class))
    if fields.platform_kind == "type":
        return _type(fields, row, document, lexicon)
    return _named(fields, row, document, lexicon)


def _class_row(fields: Platform, lexicon: Lexicon) -> Mapping[str, str]:
    return next((row for row in lexicon.tables["platform_classes"] if row["name"] == fields.platform_class), {})


def _type(fields: Platform, row: Mapping[str, str], document: Document, lexicon: Lexicon) -> Outcome:
    """重点实验室/省级; a head noun that is no class (基地) leaves the whole name as the class."""
    name = fields.platform_class or fields.name
    if row.get("standing") not in _CLASSES:
        name = owned(fields.name, lexicon.regions.get(document.region_code or ""), lexicon).name
    key = f"{name}/{fields.level}" if fields.level else name
    properties = {"name": name, "kind": "type", "platform_class": name, "level": fields.level}
    entity = Entity("Platform", key, properties, basis=row.get("basis", ""))
    return replace(fields, key=key, platform_class=name), (entity,), ()


def _named(fields: Platform, row: Mapping[str, str], document: Document, lexicon: Lexicon) -> Outcome:
    home = lexicon.regions.get(document.region_code or "")
    printed = place_in(fields.name, home, lexicon)
    region: Region | None = printed or home
    name = fold(fields.name)
    key = f"{name}@{region.code}" if region else name
    properties = {"name": name, "kind": "named", "platform_class": fields.platform_class, "level": fields.level}
    links = (("IN_REGION", "Region", region.code),) if region else ()
    entity = Entity("Platform", key, properties, links, row.get("basis", ""))
    inferred = ("region",) if region and not printed else ()
    regions = region_entities(region, lexicon) if region else []
    return replace(fields, key=key), (entity, *regions), inferred
