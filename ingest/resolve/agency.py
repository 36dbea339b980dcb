"""A body's printed name → who it is: its full official name on the document's date, its key, its node.

The gazetteer's rows are templates (``{R}科学技术局``); the place comes from the name itself or from the document. A
name that no row explains is still a body, with its printed name, ``resolved`` false. Nothing is merged by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.designation import NATION, SLOT, Designation, ancestry, designations, offices_of, places_at
from ingest.identity import fold
from ingest.model import Body, Document, Entity, Lexicon, Office, Region
from ingest.names import body_kind
from ingest.resolve.region import full_name, party_committee, region_entities, short_name

Properties = dict[str, str | int | float | bool | list[str] | None]
_LAST_DAY, _MIDDLE = "9999-12-31", "-06-30"


@dataclass(frozen=True, slots=True)
class Resolved:
    """``canonical`` is None for groups and for names that the gazetteer does not explain."""

    agency_key: str
    canonical: str | None
    entities: tuple[Entity, ...]
    """The agency first, then its region's chain, its function and its successor."""
    inferred: tuple[str, ...] = ()

    @property
    def entity(self) -> Entity:
        return self.entities[0]


@dataclass(frozen=True, slots=True)
class _Match:
    office: Office
    region: Region
    place: str


def resolve_agency(name: str, document: Document, lexicon: Lexicon) -> Resolved:
    """``name`` as restored (市教育工委). The document gives the place of 市 and the date; both may be missing."""
    text = fold(name)
    home = lexicon.regions.get(document.region_code or "")
    kind = body_kind(text, lexicon)
    if kind == "group":
        return _unresolved(text, kind, _place_of_group(text, home, lexicon), lexicon)
    match = _best(_matches(text, home, lexicon), document.date)
    if match is None:
        return _unexplained(text, kind, home, lexicon)
    inferred = _inferred(match, document)
    if not match.office.name:
        return _unresolved(text, kind, match.region, lexicon, match.office, inferred)
    return _resolved(match, lexicon, inferred)


def _matches(text: str, home: Region | None, lexicon: Lexicon) -> Iterator[_Match]:
    """Matches of the most explicit reading of the name that has any."""
    for designation in _in_order(text, home, lexicon):
        region = designation.region
        rows = offices_of(designation.form, lexicon)
        if not designation.place and SLOT not in designation.form:
            region = lexicon.regions[NATION]
        found = [_Match(row, region, designation.place) for row in rows if region and _holds(row, region)]
        if found:
            yield from found
            return


def _in_order(text: str, home: Region | None, lexicon: Lexicon) -> list[Designation]:
    """A place printed in the name, then the document's own, then none: 税务局 is the city's before the nation's."""
    return sorted(designations(text, home, lexicon), key=lambda d: 0 if d.place else 1 if d.region else 2)


def _holds(office: Office, region: Region) -> bool:
    return _tier(region) in office.levels and region.code.startswith(office.region)


def _tier(region: Region) -> str:
    return "municipality" if region.level == "province" and region.name.endswith("市") else region.level


def _best(matches: Iterable[_Match], date: str | None) -> _Match | None:
    """The row whose place is written as printed (西安, 西安市), of that day, of the narrowest place, first of all."""
    day = _day(date)
    found = list(matches)
    ranked = [(_place_rank(m), _days_off(m.office, day), -len(m.office.region), i) for i, m in enumerate(found)]
    return found[min(ranked)[-1]] if ranked else None


def _day(date: str | None) -> str:
    if not date:
        return _LAST_DAY
    return date + _MIDDLE if len(date) == 4 else date


def _days_off(office: Office, day: str) -> int:
    """0 where the row holds on that day; else the further away, the higher, in days, counting months as 31."""
    if office.valid_from and day < office.valid_from:
        return _ordinal(office.valid_from) - _ordinal(day)
    if office.valid_to and day > office.valid_to:
        return _ordinal(day) - _ordinal(office.valid_to)
    return 0


def _ordinal(day: str) -> int:
    year, month, date = (int(part) for part in (day + "-01-01").split("-")[:3])
    return (year * 12 + month) * 31 + date


def _place_rank(match: _Match) -> int:
    """山东金融监管局 is a branch of the nation's, whose full name has a short place; 市金融监管局 is the city's."""
    short = match.place in match.region.forms
    return 0 if ("{r}" in match.office.name) == short else 1


def _inferred(match: _Match, document: Document) -> tuple[str, ...]:
    placed = not match.place or not match.region.name.startswith(match.place)
    reasons = {
        "date": document.date is None and bool(match.office.valid_from or match.office.valid_to),
        "region": placed and "region" in document.inferred,
    }
    return tuple(name for name, holds in reasons.items() if holds)


# --- what is known of it


def _resolved(match: _Match, lexicon: Lexicon, inferred: tuple[str, ...]) -> Resolved:
    canonical = _fill(match.office.name, match.region, lexicon)
    agency = _agency(match.office, match.region, lexicon)
    related = [*region_entities(match.region, lexicon), *_functions(match.office)]
    successor = _successor(match, lexicon)
    if successor is not None:
        related += [_agency(successor, match.region, lexicon), *_functions(successor)]
    return Resolved(agency.key, canonical, (agency, *related), inferred)


def _agency(office: Office, region: Region, lexicon: Lexicon) -> Entity:
    name = _fill(office.name, region, lexicon)
    successor = _successor(_Match(office, region, ""), lexicon)
    links = [("IN_REGION", "Region", region.code)]
    if office.function:
        links.append(("PERFORMS", "Function", office.function))
    if successor is not None:
        links.append(("SUCCEEDED_BY", "Agency", _key(region, _fill(successor.name, region, lexicon))))
    properties: Properties = {
        "name": name,
        "short_name": _short(office, region),
        "kind": office.kind,
        "sector": office.sector,
        "level": region.level,
        "resolved": True,
    }
    return Entity("Agency", _key(region, name), properties, tuple(links), office.basis)


def _successor(match: _Match, lexicon: Lexicon) -> Office | None:
    if match.office.succeeded_by is None:
        return None
    form = match.office.succeeded_by.replace("{R}", SLOT).replace("中共{W}", SLOT + "委")
    rows = [row for row in offices_of(form, lexicon) if row.name == match.office.succeeded_by]
    return next((row for row in rows if _holds(row, match.region)), None)


def _fill(template: str, region: Region, lexicon: Lexicon) -> str:
    filled = template.replace("{R}", full_name(region, lexicon)).replace("{r}", short_name(region))
    filled = filled.replace("{C}", region.committee or region.name + "管理委员会")
    return filled.replace("{W}", party_committee(region, lexicon))


def _short(office: Office, region: Region) -> str:
    """As the documents of its own place print it: 市科技局, 人民银行烟台分行."""
    form = office.forms[0]
    if region.code == NATION:
        return form.replace(SLOT, "")
    level = "市" if region.name.endswith("市") else region.name[-1]
    return form.replace(SLOT, level if form.startswith(SLOT) and office.sector != "vertical" else short_name(region))


def _key(region: Region | None, name: str) -> str:
    return f"{region.code if region else ''}:{name}"


def _functions(office: Office) -> list[Entity]:
    if office.function is None:
        return []
    return [Entity("Function", office.function, {"name": office.function}, basis="functions.csv")]


# --- what is not known of it


def _unexplained(text: str, kind: Body, home: Region | None, lexicon: Lexicon) -> Resolved:
    """No row: a name that is full as printed (青岛海洋科技中心, 烟台市某某局) is its own canonical name."""
    named = next(((region, end) for region, end in places_at(text, 0, home, lexicon)), None)
    levelled = text.startswith(lexicon.vocabulary["agency.level"]) and named is None
    full = (named is not None and text[: named[1]] not in named[0].forms) or kind in ("institution", "enterprise")
    region = named[0] if named else _levelled_region(text, home, lexicon)
    resolved = _unresolved(text, kind, region, lexicon)
    if not full or levelled:
        return resolved
    return Resolved(resolved.agency_key, text, resolved.entities)


def _levelled_region(text: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """市重大项目办 belongs to the city, 市场服务中心 to the document's place."""
    if text.startswith(lexicon.vocabulary["agency.not_level"]):
        return home
    found = [d.region for d in designations(text, home, lexicon) if d.place and d.region is not None]
    return found[0] if found else home


def _place_of_group(text: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """A group takes the place that it names; 市有关部门 the city's, 各区 the document's."""
    named = next((region for region, _ in places_at(text, 0, home, lexicon)), None)
    if named is not None:
        return named
    level = next((w for w in lexicon.vocabulary["agency.level"] if text.startswith(w)), None)
    if level is None or home is None:
        return home
    return next((r for r in ancestry(home, lexicon) if r.name.endswith(level)), home)


def _unresolved(
    text: str,
    kind: Body,
    region: Region | None,
    lexicon: Lexicon,
    office: Office | None = None,
    inferred: tuple[str, ...] = (),
) -> Resolved:
    links = [("IN_REGION", "Region", region.code)] if region else []
    if office and office.function:
        links.append(("PERFORMS", "Function", office.function))
    properties: Properties = {
        "name": text,
        "short_name": text,
        "kind": kind,
        "sector": office.sector if office else _SECTOR[kind],
        "level": region.level if region else None,
        "resolved": False,
    }
    agency = Entity("Agency", _key(region, text), properties, tuple(links), office.basis if office else "printed name")
    related = [*(region_entities(region, lexicon) if region else ()), *(_functions(office) if office else ())]
    return Resolved(agency.key, None, (agency, *related), inferred)


_SECTOR = {"agency": "government", "group": "government", "institution": "academic", "enterprise": "enterprise"}
