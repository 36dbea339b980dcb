"""A programme's printed name → its node: a mechanism is the same everywhere, anything else belongs to somebody;
the editions of a fair or a contest are one.

The node is made from the key alone, so that it is the same whichever document or alias led to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.fields import Programme
from ingest.identity import fold
from ingest.lexicon import Lexicon, Region
from ingest.model import Document, Entity
from ingest.resolve.owner import level_of, owned
from ingest.resolve.region import region_entities

Row = Mapping[str, str]
_EDITION = re.compile(r"^(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}届)?")
_BRACKET = re.compile(r"(?P<before>[^()]{2,})\((?P<inside>[^()]{2,})\)")
_SHORTEST = 2


def resolve_programme(
    fields: Programme, document: Document, lexicon: Lexicon
) -> tuple[Programme, Sequence[Entity], Sequence[str]]:
    """The fields with their key, the programme's node before its owner's region, and ``region`` if not printed."""
    home = lexicon.regions.get(document.region_code or "")
    owner = owned(fields.name, home, lexicon)
    name, region = owner.name, owner.region
    row = _known(fields, owner.name, lexicon)
    if row:
        name, region = row["canonical"], lexicon.regions.get(row["owner"])
    elif _kind(name, lexicon) == "event":
        name = _EDITION.sub("", name) or name
    entity = programme_entity(name, region, lexicon)
    regions = region_entities(region, lexicon) if region else []
    inferred = ("region",) if region and not owner.printed else ()
    return replace(fields, key=entity.key), (entity, *regions), inferred


def _known(fields: Programme, bare: str, lexicon: Lexicon) -> Row | None:
    """The gazetteer's row: by the whole name, a name in brackets behind it or without 第二十五届 before it, or a bare
    mechanism inside a mechanism's name (经费包干制) or at the end of any (揭榜挂帅 of 科技项目揭榜挂帅机制试点)."""
    rows, places = lexicon.tables["programmes"], _places(lexicon)
    names = {form for name in (fold(fields.name), bare) for form in _forms(name)}
    whole = min((places[name] for name in names if name in places), default=None)
    if whole is not None:
        return rows[whole]
    core = _core(bare, lexicon.vocabulary["resolve.mechanism_ending"])
    mechanisms = _mechanisms(lexicon)
    inside = [row for end, row in mechanisms if core.endswith(end)]
    if fields.programme_kind == "mechanism":
        inside += [row for _, row in mechanisms if row["name"] in bare]
    return max(inside, key=lambda row: len(row["name"]), default=None)


@lru_cache(maxsize=4)
def _places(lexicon: Lexicon) -> Mapping[str, int]:
    """The number of the first row that has a name, by name and by canonical name."""
    rows = lexicon.tables["programmes"]
    return {fold(row[column]): at for at, row in reversed([*enumerate(rows)]) for column in ("name", "canonical")}


@lru_cache(maxsize=4)
def _mechanisms(lexicon: Lexicon) -> tuple[tuple[str, Row], ...]:
    """Every mechanism that nobody owns, with what is at its core."""
    endings = lexicon.vocabulary["resolve.mechanism_ending"]
    rows = (row for row in lexicon.tables["programmes"] if not row["owner"] and row["kind"] == "mechanism")
    return tuple((_core(fold(row["name"]), endings), row) for row in rows)


def _forms(name: str) -> tuple[str, ...]:
    """国家高层次人才特殊支持计划(万人计划) also goes by either name alone, 第二十五届某博览会 by that of the fair."""
    series = _EDITION.sub("", name)
    bracket = _BRACKET.fullmatch(series)
    return (name, series, bracket["before"], bracket["inside"]) if bracket else (name, series)


@lru_cache(maxsize=4096)
def _core(name: str, endings: tuple[str, ...]) -> str:
    """A mechanism's name without the words that any of them may end in: 制度, 试点, 改革."""
    ending = next((e for e in endings if name.endswith(e) and len(name) > len(e) + _SHORTEST), "")
    return _core(name.removesuffix(ending), endings) if ending else name


def programme_entity(name: str, region: Region | None, lexicon: Lexicon) -> Entity:
    """The node of ``name`` and its owner; without an owner (a bare mechanism) the name is the key."""
    code = region.code if region else ""
    row = _own_row(name, code, lexicon)
    properties = {
        "name": name,
        "kind": row["kind"] if row else _kind(name, lexicon),
        "level": level_of(region),
        "family": row["family"] if row else _family(name, lexicon),
    }
    links = (("IN_REGION", "Region", code),) if region else ()
    return Entity("Programme", f"{name}@{code}" if region else name, properties, links, row["basis"] if row else "")


def _own_row(name: str, owner: str, lexicon: Lexicon) -> Row | None:
    """The row of the programme itself, else the first alias that leads to it."""
    rows = [row for row in lexicon.tables["programmes"] if (row["canonical"], row["owner"]) == (name, owner)]
    return next((row for row in rows if row["name"] == name), None) or next(iter(rows), None)


def _kind(name: str, lexicon: Lexicon) -> str | None:
    """By the name's own ending; the kind that a sentence gives (海外工程师等人才计划) stays with the fact."""
    bare = name.partition("(")[0] if name.endswith(")") else name
    endings = [row for row in lexicon.tables["programme_endings"] if bare.endswith(row["ending"])]
    return max(endings, key=lambda row: len(row["ending"]))["kind"] if endings else None


def _family(name: str, lexicon: Lexicon) -> str:
    """What it shares with other places' programmes: by the longest cue of programme_families.csv, else the name."""
    cues = [row for row in lexicon.tables["programme_families"] if row["cue"] in name]
    return max(cues, key=lambda row: len(row["cue"]))["family"] if cues else name
