"""The full names of bodies that a document itself prints, with the short ones that it defines for them (以下简称)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.designation import places_at
from ingest.lexicon import Lexicon, Region

_DEFINED = re.compile(
    r"(?P<full>[\u4e00-\u9fff]{6,40})[（(]以下(?:简称|统称|称)(?:为)?[：:]?[“\"]?(?P<short>[\u4e00-\u9fff]{2,12})[”\"]?[)）]"
)
_OFFICE = re.compile(r"(?:人民政府)?(?P<name>[\u4e00-\u9fff]{3,18}?(?:办公室|委员会|局))")
_ENDS = {"办": "办公室", "委": "委员会", "局": "局"}


def own_names(text: str, home: Region | None, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Pairs of short and full name; the short is empty where the full is only printed, for the document's own place."""
    found = [(match["short"], _from_place(match["full"], lexicon)) for match in _DEFINED.finditer(text)]
    defined = [(short, full) for short, full in found if full]
    printed = [("", full) for full in _of_home(text, home)] if home else []
    return tuple(dict.fromkeys((*defined, *printed)))


def full_name_of(short: str, names: tuple[tuple[str, str], ...], home: Region | None) -> str | None:
    """What ``short`` stands for in its document: by its definition, else the only printed name that it abbreviates."""
    defined = {full for name, full in names if name == short}
    fitting = defined or {full for name, full in names if not name and home and _abbreviates(short, full, home)}
    return fitting.pop() if len(fitting) == 1 else None


def _from_place(text: str, lexicon: Lexicon) -> str:
    """The name at the end of ``text``, from its place on: 由上海市临港地区开发建设管理委员会."""
    for start in range(len(text) - 5):
        for region, end in places_at(text, start, None, lexicon):
            if text[start:end] == region.name and text.endswith(lexicon.vocabulary["agency.agency_end"]):
                return text[start:]
    return ""


def _of_home(text: str, home: Region) -> Iterator[str]:
    for match in re.finditer(re.escape(home.name), text):
        office = _OFFICE.match(text, match.end())
        if office:
            yield text[match.start() : office.end()]


def _abbreviates(short: str, full: str, home: Region) -> bool:
    """市外侨办 and 威海市人民政府外事侨务办公室: same level, same kind of office, its signs in order from the first on."""
    level, ending = home.name[-1], _ENDS.get(short[-1])
    office = full.removeprefix(home.name).removeprefix("人民政府")
    signs = short.removeprefix(level).removeprefix("政府")[:-1]
    if not short.startswith(level) or len(signs) < 2 or ending is None or not office.endswith(ending):
        return False
    rest = iter(office.removesuffix(ending))
    return office.startswith(signs[0]) and all(sign in rest for sign in signs)
