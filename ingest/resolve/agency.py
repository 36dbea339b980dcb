"""A body's printed name → who it is: its full official name on the document's date, its key, its node.

The gazetteer's rows are templates (``{R}科学技术局``); the place comes from the name itself or from the document. A
name that no row explains is still a body, with its printed name, ``resolved`` false. Nothing is merged by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.departments import designated
from ingest.designation import NATION, SLOT, Designation, designations, form_of, offices_of, places_at, without_plate
from ingest.fields import Body
from ingest.identity import fold
from ingest.kinds import body_kind
from ingest.lexicon import Lexicon, Office, Region
from ingest.model import Document, Entity
from ingest.own_names import full_name_of
from ingest.resolve.region import full_name, party_committee, region_entities, short_name

_SEATED = re.compile(r"国家\((?=[^()]+\))")
_LAST_DAY, _MIDDLE = "9999-12-31", "-06-30"
_WHOLE = ("政府", "党委", "开发区")
"""Whose offices are bodies of their own: 市政府 in front explains no 市政府口岸办."""
_LEAST_FULL = 6
"""An institute without a place has a full name (中国科学院海洋研究所) only if it is that long: 教科院 is no full name."""
_USUAL = ("nation", "province", "city")
"""Tiers where the first of several offices of one function is what most places have (发展和改革委员会); one that held
for some years only goes first."""
_SECTOR = {"agency": "government", "group": "government", "institution": "academic", "enterprise": "enterprise"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """``canonical`` is None for groups and for names that the gazetteer does not explain."""

    agency_key: str
    canonical: str | None
    entities: tuple[Entity, ...]
    """The agency first, then its region's chain, its function and its successor."""
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Identity:
    """Who a body is: ``name`` is what its key holds, the official name where there is one, else the printed."""

    name: str
    canonical: str | None
    region: Region | None
    office: Office


@dataclass(frozen=True, slots=True)
class _Match:
    office: Office
    region: Region
    place: str


def resolve_agency(name: str, document: Document, lexicon: Lexicon) -> Resolved:
    """``name`` as restored (市教育工委). The document gives the place of 市 and the date; both may be missing."""
    text = fold(name)
    home = lexicon.regions.get(document.region_code or "")
    kind = body_kind(text, lexicon, home)
    if kind == "group":
        return _body(_Identity(text, None, _place_of_group(text, home, lexicon), _printed(kind)), lexicon)
    match, organ = _with_organ(without_plate(text), home, document.date, lexicon)
    by_function = None if match else _by_function(text, home, document.date, lexicon)
    match = match or by_function
    printed = full_name_of(text, document.own_names, home) if match is None or not match.office.name else None
    if printed is not None:
        return resolve_agency(printed, replace(document, own_names=()), lexicon)
    if match is None:
        return _body(_unexplained(text, kind, home, lexicon), lexicon)
    official = _fill(match.office.name, match.region, lexicon)
    canonical = official + organ if official else None
    if organ:
        match = replace(match, office=replace(match.office, name="", succeeded_by=None))
    identity = _Identity(canonical or text, canonical, match.region, match.office)
    return _body(identity, lexicon, (*_inferred(match, document), *(("function",) if by_function else ())))


def _with_organ(text: str, home: Region | None, date: str | None, lexicon: Lexicon) -> tuple[_Match | None, str]:
    """The body, or the body that ``text`` begins with and its organ: 教育部 and 办公厅 of 教育部办公厅."""
    match = _best(_matches(text, home, lexicon), date)
    if match is not None or not text.endswith(lexicon.vocabulary["agency.organ"]):
        return match, ""
    for end in range(len(text) - 2, 2, -1):
        match = _best(_matches(text[:end], home, lexicon), date)
        if match is not None and match.office.function not in _WHOLE:
            return match, text[end:]
    return None, ""


def _by_function(text: str, home: Region | None, date: str | None, lexicon: Lexicon) -> _Match | None:
    """市财政部门 → 市财政局: the office that has the function there, if it is the only one or the usual one."""
    department = designated(text, lexicon)
    if department is None or not department.head:
        return None
    named = next(designations(department.head + "政府", home, lexicon), None)
    region = named.region if named else None
    if region is None:
        return None
    offices = [office for office in lexicon.functions.get(department.word, ()) if _holds(office, region)]
    fitting = [office for office in offices if not _days_off(office, _day(date))] or offices
    nearest = max((len(office.region) for office in fitting), default=0)
    found = [_Match(office, region, department.head) for office in fitting if len(office.region) == nearest]
    found.sort(key=lambda match: not (match.office.valid_from or match.office.valid_to))
    usual = len(found) == 1 or _tier(region) in _USUAL
    return found[0] if found and usual else None


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


# --- a name that no row explains


def _unexplained(text: str, kind: Body, home: Region | None, lexicon: Lexicon) -> _Identity:
    """A name that is full as printed (青岛海洋科技中心, 烟台市某某局) is its own canonical name."""
    named, end = next(places_at(text, 0, home, lexicon), (None, 0))
    words = lexicon.vocabulary
    committee = re.match(f"(.*(?:{'|'.join(words['agency.zone_full'])}))(?:管委会?|管理委员会)$", text)
    if named is not None and committee:
        text, end = committee[1] + "管理委员会", 0
    levelled = named is None and text.startswith(words["agency.level"])
    own = kind in ("institution", "enterprise") and (named is not None or len(text) >= _LEAST_FULL)
    full = own or (named is not None and text[:end] not in named.forms)
    region = named or _levelled_region(text, home, lexicon)
    return _Identity(text, text if full and not levelled else None, region, _printed(kind))


def _printed(kind: Body) -> Office:
    """What stands in for a row: only what the name's grammar says."""
    return Office("", (), (), "", kind, _SECTOR[kind], None, "", "", None, "printed name")


def _levelled_region(text: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """市重大项目办 belongs to the city, 市场服务中心 to the document's place."""
    if text.startswith(lexicon.vocabulary["agency.not_level"]):
        return home
    found = [d.region for d in designations(text, home, lexicon) if d.place and d.region is not None]
    return found[0] if found else home


def _place_of_group(text: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """A group takes the place that it names; 市有关部门 the city's, 各区 the document's, 国家(威海)…领导小组 Weihai's."""
    seated = _SEATED.match(text)
    named = next((region for region, _ in places_at(text, seated.end() if seated else 0, home, lexicon)), None)
    return named or _levelled_region(text, home, lexicon)


# --- its node


def _body(identity: _Identity, lexicon: Lexicon, inferred: tuple[str, ...] = ()) -> Resolved:
    region, office = identity.region, identity.office
    entities = [_agency(identity, lexicon), *(region_entities(region, lexicon) if region else ()), *_function(office)]
    for successor in _successors(office, region, lexicon):
        name = _fill(successor.name, region, lexicon)
        entities += [_agency(_Identity(name, name, region, successor), lexicon), *_function(successor)]
    return Resolved(entities[0].key, identity.canonical, tuple(entities), inferred)


def _agency(identity: _Identity, lexicon: Lexicon) -> Entity:
    region, office = identity.region, identity.office
    links = [("IN_REGION", "Region", region.code)] if region else []
    if office.function:
        links.append(("PERFORMS", "Function", office.function))
    successor = next(_successors(office, region, lexicon), None)
    if successor:
        links.append(("SUCCEEDED_BY", "Agency", _key(region, _fill(successor.name, region, lexicon))))
    properties: dict[str, str | int | float | bool | list[str] | None] = {
        "name": identity.name,
        "short_name": _short(office, region) if office.name and region else identity.name,
        "kind": office.kind,
        "sector": office.sector,
        "level": region.level if region else None,
        "resolved": identity.canonical is not None,
    }
    return Entity("Agency", _key(region, identity.name), properties, tuple(links), office.basis)


def _function(office: Office) -> list[Entity]:
    if office.function is None:
        return []
    return [Entity("Function", office.function, {"name": office.function}, basis="functions.csv")]


def _successors(office: Office, region: Region | None, lexicon: Lexicon) -> Iterator[Office]:
    """Who took over, then who took over from that one, as far as the gazetteer knows."""
    while office.succeeded_by is not None and region is not None:
        rows = offices_of(form_of(office.succeeded_by), lexicon)
        named = [row for row in rows if row.name == office.succeeded_by and _holds(row, region)]
        if not named:
            return
        office = named[0]
        yield office


def _fill(template: str, region: Region | None, lexicon: Lexicon) -> str:
    if region is None:
        return template
    filled = template.replace("{R}", full_name(region, lexicon)).replace("{r}", short_name(region))
    filled = filled.replace("{C}", region.committee or region.name + "管理委员会")
    return filled.replace("{W}", party_committee(region, lexicon))


def _short(office: Office, region: Region) -> str:
    """As the documents of its own place print it: 市科技局, 团市委, 高新区管委会; branches with the place: 烟台海关."""
    place = short_name(region)
    if region.code == NATION:
        place = ""
    elif region.level == "zone":
        place = region.code.partition("-")[2]
    elif "{r}" not in office.name:
        place = "自治区" if region.name.endswith("自治区") else region.name[-1]
    return office.forms[0].replace(SLOT, place)


def _key(region: Region | None, name: str) -> str:
    return f"{region.code if region else ''}:{name}"
