"""What a printed name names: a body at all, and of which kind; whether it is a place or a collective.

Pure functions over text; the words are ``agency.*`` of the vocabulary, the known names the gazetteer's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.departments import designated
from ingest.designation import SLOT, at_level, designations, is_known, offices_of, simplify, without_plate
from ingest.fields import Body
from ingest.lexicon import Lexicon, Region
from ingest.model import Vocabulary

_LONGEST_NAME = 45
_LEVELS = re.compile(r"[(（〔][市县区州盟旗乡镇、,，]+[)）〕]|^[省市县区州盟旗](?:[、,，和及][市县区州盟旗乡镇])+")
_TIERS = {
    "nation": (),
    "province": ("省", "自治区"),
    "city": ("市", "州", "自治州", "盟"),
    "county": ("区", "县", "旗"),
}
_MARKS = re.compile(r"[。：:！？!?]|\d[年月日]")


def is_body(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` looks like a body's name: known, a place (its government), a collective, or ending like one."""
    name = without_plate(text)
    if not 1 < len(name) <= _LONGEST_NAME or _MARKS.search(name) or name.count("“") != name.count("”"):
        return False
    if is_known(name, lexicon) or is_place(name, lexicon):
        return True
    if any(word in name for word in lexicon.vocabulary["agency.not_body"]):
        return False
    if is_group(name, lexicon):
        return True
    words = lexicon.vocabulary
    return len(name) > 2 and name.endswith(_endings(words)) and not name.endswith(words["agency.not_end"])


def body_kind(name: str, lexicon: Lexicon, home: Region | None = None) -> Body:
    """Agency unless the gazetteer or the ending says otherwise; a collective (各区, 相关部门) is a group.

    So is 区民政局 in a document of a city, which means each district's: ``home`` is the document's region.
    """
    text = without_plate(name)
    if home is not None and _is_below(text, home, lexicon):
        return "group"
    rows = [row for d in designations(text, None, lexicon) for row in offices_of(d.form, lexicon)]
    rows += offices_of(SLOT + simplify(text), lexicon)
    if rows:
        return rows[0].kind
    department = designated(text, lexicon)
    if department is not None:
        return "agency" if department.head else "group"
    if is_group(text, lexicon):
        return "group"
    words = lexicon.vocabulary
    ends: tuple[tuple[Body, tuple[str, ...]], ...] = (
        ("enterprise", words["agency.enterprise_end"]),
        ("agency", words["agency.agency_end"]),
        ("institution", words["agency.institution_end"]),
    )
    fitting = [(len(end), kind) for kind, group in ends for end in group if text.endswith(end)]
    return max(fitting)[1] if fitting else "agency"


def is_place(name: str, lexicon: Lexicon) -> bool:
    """A full name of a place, the short one of a province, city or zone, or a zone that no row knows."""
    regions = lexicon.region_names.get(name, ())
    wide = any(r.level in ("province", "city", "zone") or (r.level == "county" and r.name == name) for r in regions)
    return wide or (len(name) > 2 and name.endswith(lexicon.vocabulary["agency.zone_end"]))


def is_group(name: str, lexicon: Lexicon) -> bool:
    words = lexicon.vocabulary
    if name.startswith(words["agency.quantifier"]) or name.endswith(words["agency.collective_end"]):
        return True
    if "各" in name or _LEVELS.search(name):
        return True
    if name.startswith(words["agency.graded"]) and name.endswith(words["agency.government"] + words["agency.zone_end"]):
        return True
    return name.removesuffix("人民政府").removesuffix("政府").endswith(words["agency.common_place"])


def _is_below(text: str, home: Region, lexicon: Lexicon) -> bool:
    words = lexicon.vocabulary
    level = next((word for word in words["agency.level"] if text.startswith(word)), "")
    tier = next((place for place, signs in _TIERS.items() if level in signs), None)
    if not level or tier is None or text == level or text.startswith(words["agency.not_level"]):
        return False
    below = list(_TIERS).index(tier) > (list(_TIERS).index(home.level) if home.level in _TIERS else len(_TIERS))
    office = text.endswith(words["agency.agency_end"]) or designated(text, lexicon) is not None
    return below and office and at_level(level, home, lexicon) is None


def _endings(words: Vocabulary) -> tuple[str, ...]:
    return _joined(words["agency.agency_end"], words["agency.institution_end"], words["agency.enterprise_end"])


@lru_cache(maxsize=4)
def _joined(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for words in lists for word in words)
