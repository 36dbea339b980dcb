"""A grant → the node that it goes to, and the government that pays."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from ingest.fields import Award, Platform, Programme
from ingest.identity import fold
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity
from ingest.resolve.platform import resolve_platform
from ingest.resolve.programme import resolve_programme

_CLASSES = frozenset({"class", "single"})
_LEVEL = re.compile(r"(国家级|省部级|省级|市级|区级|县级|国家|省|市)(?=[^国省市区县级]*$)")
_JOINED = re.compile(r"[、和与及]")
_QUOTES = re.compile(r"[“”\"]")
_LEVEL_PAYS = re.compile(r"(?P<level>中央|国家|省|市|区|县)(?:本?级)?(?:人民)?(?:政府|财政)?(?:资金)?")
"""市级, 市财政, 市本级财政: a level of government, told by its purse."""
_NATION = "100000"


class Payer(Protocol):
    """What agency resolution answers."""

    @property
    def agency_key(self) -> str: ...
    @property
    def entities(self) -> Sequence[Entity]: ...


def resolve_award(
    fields: Award,
    document: Document,
    lexicon: Lexicon,
    agency: Callable[[str], Payer],
    programmes: Collection[str] = (),
) -> tuple[Award, Sequence[Entity], Sequence[str]]:
    """The fields with recipient and funder as keys, their nodes, and ``funder`` where it was not printed.

    ``programmes``: the names of those that the document speaks of.
    """
    key, entities = _recipient(fields, document, lexicon, programmes)
    funder = _government(fields.funder) if fields.funder else _issuing(document, lexicon)
    if funder is None:
        return replace(fields, recipient_key=key), entities, ()
    payer = agency(funder)
    named = replace(fields, recipient_key=key, funder=fields.funder or funder, funder_key=payer.agency_key)
    return named, (*entities, *payer.entities), () if fields.funder else ("funder",)


def _recipient(
    fields: Award, document: Document, lexicon: Lexicon, programmes: Collection[str]
) -> tuple[str, Sequence[Entity]]:
    """A platform class where that is the head noun, a known programme, else the beneficiary's own name."""
    name = fold(fields.recipient)
    if row := _one_class(name.removesuffix("等"), lexicon):
        level = _LEVEL.search(name.removesuffix("等").removesuffix(row["name"]))
        platform = Platform(name, "type", row["name"], level.group() if level else None)
        named, entities, _ = resolve_platform(platform, document, lexicon)
        return f"Platform:{named.key}", entities
    if programme := _programme(_QUOTES.sub("", name), fields.mode, lexicon, programmes):
        scheme, entities, _ = resolve_programme(programme, document, lexicon)
        return f"Programme:{scheme.key}", entities
    name = _plain_name(name, lexicon)
    return f"Beneficiary:{name}", (Entity("Beneficiary", name, {"name": name}),)


def _one_class(name: str, lexicon: Lexicon) -> dict[str, str] | None:
    """The class at the end; None where a list names another besides (孵化器和众创空间), so that no member is lost."""
    rows = [_longest(item, lexicon, "platform_classes", "name") for item in _JOINED.split(name)]
    last = _longest(name, lexicon, "platform_classes", "name")
    return last if len({row["canonical"] for row in (*rows, last) if row}) == 1 else None


def _programme(name: str, mode: str, lexicon: Lexicon, programmes: Collection[str]) -> Programme | None:
    """One of the gazetteer or of the document by its whole name, or a fund that is set up; 入选X is none."""
    is_fund = name.endswith("基金")
    known = name in programmes or any(fold(row["name"]) == name for row in lexicon.tables["programmes"])
    return Programme(name, "fund" if is_fund else "plan") if known or (is_fund and mode == "基金") else None


def _longest(name: str, lexicon: Lexicon, table: str, column: str) -> dict[str, str] | None:
    ends = [row for row in lexicon.tables[table] if name.endswith(row[column]) and row["standing"] in _CLASSES]
    return dict(max(ends, key=lambda row: len(row[column]))) if ends else None


def _plain_name(name: str, lexicon: Lexicon) -> str:
    """Without 新认定的, 首次入选…: the year's news is no part of who is paid."""
    opener = next((w for w in lexicon.vocabulary["funding.newly"] if name.startswith(w) and len(name) > len(w) + 1), "")
    return name.removeprefix(opener)


def _government(printed: str) -> str:
    """市级, 市财政 → 市政府; a body printed by its name is itself."""
    m = _LEVEL_PAYS.fullmatch(printed)
    if m is None:
        return printed
    return "国务院" if m["level"] in ("中央", "国家") else f"{m['level']}政府"


def _issuing(document: Document, lexicon: Lexicon) -> str | None:
    """The government of the document's region."""
    region = lexicon.regions.get(document.region_code or "")
    if region is None:
        return None
    if region.code == _NATION:
        return "国务院"
    return region.committee or f"{region.name}人民政府"
