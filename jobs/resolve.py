"""``policygraph resolve``: which node a name becomes, and why: gazetteer row, owner, level, family.

The name is looked for in the document that is named; where it does not stand there, it is read in a sentence of its own
by the same path as any document. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.views.quotes import papers
from ingest.designation import ancestry
from ingest.errors import PolicygraphError
from ingest.fields import Fields, Platform, Programme, Role, Target
from ingest.identity import fold
from ingest.lexicon import Lexicon, Region
from ingest.model import Document, Entity, Given, Reading, Source
from ingest.pipeline import Extractor, read_file, read_source
from ingest.resolve import resolve
from jobs.home import open_graph
from jobs.read import check_region, extractor, given_for

KINDS = ("agency", "programme", "platform", "indicator")
_CLASSES: Mapping[str, type] = dict(zip(KINDS, (Role, Programme, Platform, Target), strict=True))
_QUOTATION = '[“”"「」]'
_SENTENCES = {"programme": "实施{}。", "platform": "建设{}。"}
_INFERRED = {
    "region": "region (the name does not print whose it is)",
    "name": "name (completed to the official one)",
    "date": "date (no day is known, so the newest name is taken)",
    "level": "level (not printed)",
}
_LEVELS = {"国家级": "nation", "省级": "province", "市级": "city", "区级": "county", "县级": "county"}


class NoSuchDocument(PolicygraphError):
    """Neither a file nor a document of the graph."""

    exit_code = 2

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: no file, and no document of the graph. `policygraph status` lists its documents.")


class NoSuchKind(PolicygraphError):
    """Not a kind of name that becomes a node."""

    exit_code = 2

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind!r} is no kind of name. Kinds are {', '.join(KINDS)}.")


@dataclass(frozen=True, slots=True)
class Node:
    """``owner`` is whose the thing is; a class of platforms is one node for the whole country, yet a province's own
    register of it is that province's. ``family`` is what nodes of several places or levels have in common."""

    label: str
    key: str
    owner: Region | None
    family: str
    entity: Entity
    inferred: tuple[str, ...]
    read_as: Fields
    found: bool
    """Whether the name stands in the document, or was read in a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is read: a file's reading, or only a region and a day."""

    given: Given
    reading: Reading | None = None


def open_place(document: str | None, region: str | None, graph: str) -> Place:
    """``document`` is a file, or the id of a document in the graph, which is opened only then."""
    if document is None or Path(document).is_file():
        return place_of(Path(document) if document else None, region)
    with open_graph(graph) as store:
        for paper in papers(store):
            if fold(paper.id) == fold(document):
                return Place(Given(region=paper.city or region, date_published=paper.date))
    raise NoSuchDocument(document)


def place_of(file: Path | None, region: str | None = None) -> Place:
    """``region``: a name or code, where nothing else tells. Raises ``RegionUnknown``."""
    check_region(region)
    if file is None:
        return Place(Given(region=region))
    given = given_for([file], None, region)[file]
    return Place(given, read_file(file, extractor(), given))


def resolve_name(kind: str, name: str, place: Place) -> Node:
    """``kind`` is one of ``KINDS``; ``name`` as printed."""
    if kind not in KINDS:
        raise NoSuchKind(kind)
    tools = extractor()
    name = re.sub(_QUOTATION, "", name)
    alone = _alone(kind, name, place.given, tools)
    document = (place.reading or alone).document
    inside = _named(kind, name, place.reading) if place.reading else None
    fields = inside or _named(kind, name, alone) or _fields(kind, name)
    named, entities, inferred = resolve(fields, document, tools.lexicon)
    return _node(entities[0], named, (document, tools.lexicon), tuple(inferred), inside is not None)


def told(node: Node) -> Iterator[str]:
    """Lines to print."""
    properties = {name: value for name, value in node.entity.properties.items() if value is not None}
    yield f"node      {node.label} {node.key}"
    yield f"          {' · '.join(f'{name} {value}' for name, value in properties.items())}"
    yield f"meaning   {_meaning(node)}"
    yield f"owner     {f'{node.owner.name} {node.owner.code}' if node.owner else 'none'}"
    if node.owner is None and node.label == "Agency":
        yield "          whose it is depends on the place: give --region, or --document"
    yield f"family    {node.family}"
    yield f"basis     {node.entity.basis or 'no row of the gazetteer names it; as printed'}"
    for relation, label, key in node.entity.links:
        yield f"          {relation} → {label} {key}"
    yield f"inferred  {', '.join(_INFERRED.get(what, what) for what in node.inferred) or 'nothing'}"
    yield f"read      {'as the document says it' if node.found else 'by itself: no document, or it does not print this name'}"


def _meaning(node: Node) -> str:
    """What the node stands for, in a sentence: who shares it with whom."""
    owner = node.owner.name if node.owner else None
    match node.label, node.entity.properties.get("kind"):
        case "Indicator", _:
            return "a quantity: all wordings of it, of whatever place, count as this one"
        case "Platform", "type":
            return "a class of platforms: one node for the whole country, at each level"
        case "Platform", _:
            return f"one platform of its own, in {owner}" if owner else "one platform of its own"
        case "Programme", _ if owner is None:
            return "a way of doing things: one node for all places that use it"
        case "Programme", _:
            return f"belongs to {owner}, wherever it is named; others' of the kind are its family"
        case _:
            return f"a body of {owner}" if owner else "a body or a group; whose is not known"


def _alone(kind: str, name: str, given: Given, tools: Extractor) -> Reading:
    sentence = _SENTENCES.get(kind, "{}。").format(name)
    return read_source(Source(f"一、主要任务\n（一）{sentence}", "", "text", "utf-8", name), tools, given)


def _named(kind: str, name: str, reading: Reading) -> Fields | None:
    """The first fact of that kind with the name, as restored or as printed."""
    for fact in reading.facts:
        if isinstance(fact.fields, _CLASSES[kind]) and fold(name) in map(fold, _names(fact.fields)):
            return fact.fields
    return None


def _names(fields: Fields) -> tuple[str, ...]:
    match fields:
        case Role():
            return fields.name, fields.surface
        case Target():
            return (fields.indicator,)
        case Programme() | Platform():
            return (fields.name,)
        case _:
            return ()


def _fields(kind: str, name: str) -> Fields:
    match kind:
        case "agency":
            return Role(name, name, "joint", 1, "1", "agency")
        case "indicator":
            return Target(name, "=", None, None, "level")
        case "programme":
            return Programme(name, "plan")
        case _:
            return Platform(name, "named")


def _node(
    entity: Entity, fields: Fields, context: tuple[Document, Lexicon], inferred: tuple[str, ...], found: bool
) -> Node:
    document, lexicon = context
    code = next((key for relation, _, key in entity.links if relation == "IN_REGION"), "")
    owner = lexicon.regions.get(code)
    if isinstance(fields, Platform) and fields.platform_kind == "type":
        owner = _at_level(fields.level, lexicon.regions.get(document.region_code or ""), lexicon)
    family = str(entity.properties.get("family") or entity.properties["name"])
    return Node(entity.label, entity.key, owner, family, entity, inferred, fields, found)


def _at_level(level: str | None, home: Region | None, lexicon: Lexicon) -> Region | None:
    """Whose 省级 or 市级 it is in a document of ``home``; a municipality's own level is 市级."""
    wanted = _LEVELS.get(level or "")
    if wanted is None or home is None:
        return None
    above = list(ancestry(home, lexicon))
    found = next((region for region in above if region.level == wanted), None)
    if found is None and wanted == "city":
        return next((region for region in above if region.level == "province" and region.name.endswith("市")), None)
    return found
