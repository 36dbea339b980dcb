"""A platform's printed name → its node: a type is one node for the whole country, a named one belongs to a place.

The node is made from the key alone, so that it is the same whichever document or alias led to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.fields import Platform
from ingest.identity import fold
from ingest.lexicon import Lexicon, Region
from ingest.model import Document, Entity
from ingest.resolve.owner import owned, place_in
from ingest.resolve.region import region_entities

Row = Mapping[str, str]
Outcome = tuple[Platform, Sequence[Entity], Sequence[str]]

_LEVELS = {
    "国家": "国家级",
    "全国": "国家级",
    "国际": "",
    "自治区": "省级",
    "自治区级": "省级",
    "省": "省级",
    "市": "市级",
    "区": "区级",
    "县": "县级",
    "州级": "市级",
    "盟级": "市级",
    "旗级": "县级",
}
_CLASSES = frozenset({"class", "single"})
_BARE = frozenset({"ending", "place", "area"})


def resolve_platform(fields: Platform, document: Document, lexicon: Lexicon) -> Outcome:
    """The fields with key and level, the platform's node before its place, and ``region`` if that is not printed."""
    row = _class_row(fields, lexicon)
    level = _LEVELS.get(fields.level or "", fields.level) or row.get("level") or None
    fields = replace(fields, level=level, platform_class=row.get("canonical", fields.platform_class))
    if fields.platform_kind == "type":
        return _type(fields, row, document, lexicon)
    return _named(fields, document, lexicon)


def _class_row(fields: Platform, lexicon: Lexicon) -> Row:
    return next((row for row in lexicon.tables["platform_classes"] if row["name"] == fields.platform_class), {})


def _type(fields: Platform, row: Row, document: Document, lexicon: Lexicon) -> Outcome:
    """重点实验室/省级; a head noun that is no class (基地) leaves the whole name as the class."""
    name = fields.platform_class or fields.name
    if row.get("standing") not in _CLASSES:
        name = owned(fields.name, lexicon.regions.get(document.region_code or ""), lexicon).name
    key = f"{name}/{fields.level}" if fields.level else name
    properties = {"name": name, "kind": "type", "platform_class": name, "level": fields.level}
    entity = Entity("Platform", key, properties, basis=_basis(name, lexicon))
    return replace(fields, key=key, platform_class=name), (entity,), ()


def _basis(name: str, lexicon: Lexicon) -> str:
    """The row of the class itself, not of the alias that was printed; else of the head noun that the name ends with."""
    rows = [row for row in lexicon.tables["platform_classes"] if row["canonical"] == name]
    own = next((row for row in rows if row["name"] == name), None)
    return (own or next(iter(rows), None) or _head_row(name, lexicon))["basis"]


def _head_row(name: str, lexicon: Lexicon) -> Row:
    """The longest class or head noun at the end of a name, a bracket behind it left aside."""
    forms = {name, name.partition("(")[0] if name.endswith(")") else name}
    heads = _heads(lexicon)
    rows = [heads[form[at:]] for form in forms for at in range(len(form)) if form[at:] in heads]
    return max(rows, key=lambda row: len(row["name"]), default={"canonical": "", "level": "", "basis": ""})


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> Mapping[str, Row]:
    """The classes by name, the first row of each."""
    return {row["name"]: row for row in reversed(lexicon.tables["platform_classes"])}


def _named(fields: Platform, document: Document, lexicon: Lexicon) -> Outcome:
    home = lexicon.regions.get(document.region_code or "")
    printed = place_in(fields.name, home, lexicon)
    region: Region | None = printed or home
    entity = _named_entity(fold(fields.name), region, lexicon)
    inferred = ("region",) if region and not printed else ()
    regions = region_entities(region, lexicon) if region else []
    return replace(fields, key=entity.key), (entity, *regions), inferred


def _named_entity(name: str, region: Region | None, lexicon: Lexicon) -> Entity:
    """Without a place the key ends in a bare @: 科技大市场@ is one market, 科技大市场 the class.

    A bare head noun (中心, 片区) is no class: it would make all that end so alike.
    """
    row = _head_row(name, lexicon)
    properties = {
        "name": name,
        "kind": "named",
        "platform_class": None if row.get("standing") in _BARE else row["canonical"] or None,
        "level": _printed_level(name, lexicon) or row["level"] or None,
    }
    links = (("IN_REGION", "Region", region.code),) if region else ()
    return Entity("Platform", f"{name}@{region.code if region else ''}", properties, links, row["basis"])


def _printed_level(name: str, lexicon: Lexicon) -> str | None:
    """国家级 of 长三角国家技术创新中心, 省级 of 栖霞省级农高区; a single 省 or 市 only where the name opens with it."""
    words = lexicon.vocabulary["noun_phrase.level"]
    word = next((w for w in words if name.startswith(w) or (w in name and (w.endswith("级") or w == "国家"))), None)
    return _LEVELS.get(word or "", word)
