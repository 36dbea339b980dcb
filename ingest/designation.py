"""How a body's printed name says of which place it is: 市科技局, 烟台市科技局, 人民银行烟台市分行, 科技部.

A *form* is a name with its place replaced by ``{r}``. Pure functions; the gazetteer's forms are written the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.identity import fold
from ingest.lexicon import Lexicon, Office, Region

SLOT = "{r}"
NATION = "100000"
_SAME = (
    (re.compile("人民政府"), "政府"),
    (re.compile("管理委员会|(?<!城)管委(?!会)"), "管委会"),
    (re.compile("^中共(?!中央)"), ""),
)
_PLATE = re.compile(r"\([^()]*\)$")
_LONGEST_PLACE = 24


@dataclass(frozen=True, slots=True)
class Designation:
    """One way to read a name: the place printed in it (``市``, ``烟台市``, empty) and the form that is left."""

    form: str
    place: str
    region: Region | None
    """None where the printed level is none of the document's: 省科技厅 in a national document."""


def simplify(form: str) -> str:
    """One spelling for words that are freely shortened: 人民政府 and 政府, 管理委员会, 管委会 and 管委."""
    for pattern, short in _SAME:
        form = pattern.sub(short, form)
    return form.replace(SLOT + "党委", SLOT + "委")


def without_plate(name: str) -> str:
    """Folded, without the second name-plate in brackets: 市自然资源局(市林业局) is 市自然资源局."""
    text = fold(name)
    return _PLATE.sub("", text) or text


def form_of(template: str) -> str:
    """The form of an office's full name: 中共{W}组织部 → {r}委组织部."""
    return simplify(template.replace("{W}", SLOT + "委").replace("{R}", SLOT).replace("{C}", SLOT + "管委会"))


def designations(name: str, home: Region | None, lexicon: Lexicon) -> Iterator[Designation]:
    """Every way to read ``name`` (folded), the most explicit first. ``home`` is the document's region."""
    text = name.removeprefix("中共") if not name.startswith("中共中央") else name
    for start in _place_starts(text, lexicon):
        yield from _named(text, start, home, lexicon)
        yield from _levelled(text, start, home, lexicon)
    yield Designation(simplify(text), "", None)
    if home is not None:
        yield Designation(SLOT + simplify(text), "", home)


def offices_of(form: str, lexicon: Lexicon) -> tuple[Office, ...]:
    return lexicon.offices.get(form, ())


def is_known(name: str, lexicon: Lexicon) -> bool:
    """Whether some row of the gazetteer has this name as a form, whatever the place."""
    text = fold(name)
    if offices_of(SLOT + simplify(text), lexicon):
        return True
    return any(offices_of(d.form, lexicon) for d in designations(text, None, lexicon))


def ancestry(region: Region, lexicon: Lexicon) -> Iterator[Region]:
    """The region itself, then what it is part of, up to the nation."""
    yield region
    while region.parent is not None:
        region = lexicon.regions[region.parent]
        yield region


def nearest(candidates: tuple[Region, ...], home: Region | None, lexicon: Lexicon) -> Region | None:
    """Which of several places of one name is meant: the only one, else the one that shares most with ``home``."""
    if len(candidates) == 1:
        return candidates[0]
    if home is None:
        return None
    above = [r.code for r in ancestry(home, lexicon)][:-1]
    ranked = sorted((_distance(c, above, lexicon), i) for i, c in enumerate(candidates))
    if ranked[0][0] == len(above) or ranked[0][0] == ranked[1][0]:
        return None
    return candidates[ranked[0][1]]


def _distance(candidate: Region, above: list[str], lexicon: Lexicon) -> int:
    lineage = {r.code for r in ancestry(candidate, lexicon)}
    return next((i for i, code in enumerate(above) if code in lineage), len(above))


def _place_starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    yield 0
    for head in lexicon.vocabulary["agency.before_place"]:
        if text.startswith(head):
            yield len(head)


def _named(text: str, start: int, home: Region | None, lexicon: Lexicon) -> Iterator[Designation]:
    for region, end in places_at(text, start, home, lexicon):
        yield Designation(simplify(text[:start] + SLOT + text[end:]), text[start:end], region)


def places_at(text: str, start: int, home: Region | None, lexicon: Lexicon) -> Iterator[tuple[Region, int]]:
    """Places whose name begins at ``start``, longest first; 青岛市崂山区 is read through to the district."""
    for end in range(min(len(text), start + _LONGEST_PLACE), start + 1, -1):
        found = candidates(text[start:end], home, lexicon)
        region = nearest(found, home, lexicon) if found else None
        if region is None:
            continue
        inner = next(places_at(text, end, region, lexicon), None)
        if inner and region.code in {r.code for r in ancestry(inner[0], lexicon)} - {inner[0].code}:
            yield inner
        yield region, end


def candidates(name: str, home: Region | None, lexicon: Lexicon) -> tuple[Region, ...]:
    """The places of that name; a zone's own short name (高区) counts only where its parent is at home."""
    found = lexicon.region_names.get(name, ())
    if home is not None:
        for region in ancestry(home, lexicon):
            found += lexicon.region_names.get(f"{region.code}:{name}", ())
    return tuple(dict.fromkeys(found))


def _levelled(text: str, start: int, home: Region | None, lexicon: Lexicon) -> Iterator[Designation]:
    """国家, 省, 市 … before a body; a level alone names nobody."""
    words = lexicon.vocabulary
    for word in (*words["agency.nation"], *words["agency.level"]):
        if text.startswith(word, start) and text != word:
            region = lexicon.regions[NATION] if word in words["agency.nation"] else at_level(word, home, lexicon)
            yield Designation(simplify(text[:start] + SLOT + text[start + len(word) :]), word, region)


def at_level(word: str, home: Region | None, lexicon: Lexicon) -> Region | None:
    """The region that 省, 市, 区, 县 … means in a document of ``home``."""
    if home is None:
        return None
    return next((r for r in ancestry(home, lexicon) if r.name.endswith(word)), None)
