"""Which region a document is of: by its issuers, title or number, else by the places that its text names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.lexicon import Lexicon, Region

_NATION = "100000"
_LEVELS = ("nation", "province", "city", "county")
_HOME = re.compile(r"(?:结合|立足|推动|对照)(?P<place>[\u4e00-\u9fff]{2,8}?)(?:市|省|县|区)?(?:工作)?实际")
_INTERPRETED = re.compile(
    r"由(?P<by>[\u4e00-\u9fff]{2,30}?)(?:、[\u4e00-\u9fff、]{2,60}|会同[^。；\n]{2,40})?(?:依职责|按职责|共同)?(?:分别)?负责(?:具体)?(?:应用)?(?:的)?解释"
    r"|解释权(?:属于|归)(?P<of>[\u4e00-\u9fff]{2,30}?)(?:所有)?。"
)
_DIVISION = re.compile(r"部[\u4e00-\u9fff]{2,10}(?<!公)司$")
"""Of a ministry: 工业和信息化部科技司."""
_SPOKEN_LEVELS = {"自治区": "province", "省": "province", "市": "city", "州": "city", "县": "county", "区": "county"}
_SHARE, _LEAST_NAMED = 0.15, 3
_SPOKEN = 20_000
"""How much of a text is asked how it speaks of itself (我市, 全省) and which places it names."""


def region_of_name(name: str, lexicon: Lexicon) -> Region | None:
    """The region that a body's name or a title begins with or names first; 青岛市崂山区 is the district."""
    mentions = [m for m in lexicon.lookup(name) if m.kind == "region"]
    if not mentions:
        return None
    first = mentions[0]
    region = _unique(first.row["codes"], lexicon)
    end = first.end
    for mention in mentions[1:]:
        inner = _inside(mention.row["codes"], region, lexicon)
        if mention.start != end or inner is None:
            break
        region, end = inner, mention.end
    return region


def region_of_issuer(name: str, lexicon: Lexicon) -> Region | None:
    """As above; a body without a place that only the nation has (国务院, 科技部) is the nation's."""
    found = region_of_name(name, lexicon)
    if found is not None:
        return found
    words = lexicon.vocabulary
    national = name.startswith(words["document.nation_opening"]) or (
        (name.endswith(words["document.nation_ending"]) and "委" not in name) or _DIVISION.search(name)
    )
    return lexicon.regions[_NATION] if national else None


def region_of_number(number: str, lexicon: Lexicon) -> Region | None:
    """国办发 is the nation's, 鲁政字 Shandong's; a sign that several places share says nothing."""
    if number.startswith("国"):
        return lexicon.regions[_NATION]
    owners = [r for r in lexicon.regions.values() if number[:1] in r.sign]
    return owners[0] if len(owners) == 1 else None


def region_of_interpreter(text: str, lexicon: Lexicon) -> Region | None:
    """本办法由国家能源局负责解释."""
    found = (region_of_issuer(m["by"] or m["of"], lexicon) for m in _INTERPRETED.finditer(text))
    return next(filter(None, found), None)


def region_of_text(text: str, lexicon: Lexicon, spoken_for: str | None = None) -> Region | None:
    """结合烟台实际, else the place named most among those of the level that the text speaks for (我市, 全省).

    ``spoken_for``: 市人民政府 in whose name a report is given, so that the place is a 市.
    """
    start = text[:_SPOKEN]
    home = _HOME.search(start)
    if home:
        found = region_of_name(home["place"], lexicon)
        if found is not None:
            return found
    ending = next((word for word in _SPOKEN_LEVELS if spoken_for and spoken_for.startswith(word)), "")
    level = _SPOKEN_LEVELS.get(ending) or _level(start, lexicon)
    if level == "nation":
        return lexicon.regions[_NATION]
    counts = Counter(m.row["codes"] for m in lexicon.lookup(start) if m.kind == "region")
    ranked = [
        (n, r)
        for codes, n in counts.most_common()
        if (r := _unique(codes, lexicon)) and _speaks_as(r, level) and r.name.endswith(ending)
    ]
    least = 1 if level else _LEAST_NAMED
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def given_region(name: str, lexicon: Lexicon) -> Region | None:
    """By code or by any of its names, if only one place has that name."""
    if name in lexicon.regions:
        return lexicon.regions[name]
    found = {region.code: region for region in lexicon.region_names.get(name, ())}
    return next(iter(found.values())) if len(found) == 1 else None


def _level(text: str, lexicon: Lexicon) -> str | None:
    """The lowest level that the text speaks of as its own: a city also speaks of 全省, a province not of 全市.

    全区 is a district's or, where the text keeps saying 自治区, an autonomous region's.
    """

    def count(kind: str) -> int:
        return sum(text.count(word) for word in lexicon.vocabulary[f"document.{kind}"])

    counts = {level: count(level) for level in _LEVELS}
    counts["province" if 4 * count("autonomous") >= count("district") else "county"] += count("district")
    least = max(1, _SHARE * max(counts.values()))
    return next((level for level in reversed(_LEVELS) if counts[level] >= least), None)


def _speaks_as(region: Region, level: str | None) -> bool:
    """北京 says 我市 though it is a province, 义乌 though it is a county."""
    if level is None:
        return region.level in ("province", "city", "county")
    if level == "city":
        return region.level == "city" or (region.level in ("province", "county") and region.name.endswith("市"))
    if level == "province":
        return region.level == "province" and not region.name.endswith("市")
    return region.level == level


def _unique(codes: str, lexicon: Lexicon) -> Region | None:
    found = codes.split("|")
    return lexicon.regions[found[0]] if len(found) == 1 else None


def _inside(codes: str, outer: Region | None, lexicon: Lexicon) -> Region | None:
    """Which of the places ``codes`` lies in ``outer``."""
    inner = [
        r
        for code in codes.split("|")
        if outer is not None and outer.code in _above(r := lexicon.regions[code], lexicon)
    ]
    return inner[0] if len(inner) == 1 else None


def _above(region: Region, lexicon: Lexicon) -> Iterable[str]:
    while region.parent is not None:
        yield region.parent
        region = lexicon.regions[region.parent]
