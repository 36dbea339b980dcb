"""A programme's printed name → its node: a mechanism is the same everywhere, anything else belongs to somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.identity import fold
from ingest.model import Document, Entity, Lexicon, Programme, Region
from ingest.resolve.owner import Owned, level_of, owned
from ingest.resolve.region import region_entities

Row = Mapping[str, str]


def resolve_programme(
    fields: Programme, document: Document, lexicon: Lexicon
) -> tuple[Programme, Sequence[Entity], Sequence[str]]:
    """The fields with their key, the programme's node before its owner's region, and ``region`` if not printed."""
    home = lexicon.regions.get(document.region_code or "")
    owner = owned(fields.name, home, lexicon)
    row = _known(fields, owner, lexicon)
    if row and not row["owner"]:
        return replace(fields, key=row["canonical"]), (_entity(row["canonical"], row, None, fields, lexicon),), ()
    if row:
        owner = Owned(row["canonical"], lexicon.regions[row["owner"]], owner.printed)
    entity = _entity(owner.name, row, owner.region, fields, lexicon)
    regions = region_entities(owner.region, lexicon) if owner.region else []
    inferred = ("region",) if owner.region and not owner.printed else ()
    return replace(fields, key=entity.key), (entity, *regions), inferred


def _known(fields: Programme, owner: Owned, lexicon: Lexicon) -> Row | None:
    """The gazetteer's row: by the whole name, or a bare mechanism inside a mechanism's name (经费包干制)."""
    rows = lexicon.tables["programmes"]
    names = {fold(fields.name), owner.name}
    whole = next((row for row in rows if fold(row["name"]) in names), None)
    if whole or fields.programme_kind != "mechanism":
        return whole
    inside = [row for row in rows if not row["owner"] and row["kind"] == "mechanism" and row["name"] in owner.name]
    return max(inside, key=lambda row: len(row["name"]), default=None)


def _entity(name: str, row: Row | None, region: Region | None, fields: Programme, lexicon: Lexicon) -> Entity:
    key = f"{name}@{region.code}" if region else name
    links = (("IN_REGION", "Region", region.code),) if region else ()
    properties = {
        "name": name,
        "kind": row["kind"] if row else _kind(name, fields, lexicon),
        "level": level_of(region),
        "family": row["family"] if row else name,
    }
    return Entity("Programme", key, properties, links, row["basis"] if row else "")


def _kind(name: str, fields: Programme, lexicon: Lexicon) -> str:
    """By the name's own ending, so that it does not depend on the sentence that names it."""
    bare = name.partition("(")[0]
    endings = [row for row in lexicon.tables["programme_endings"] if bare.endswith(row["ending"])]
    longest = max(endings, key=lambda row: len(row["ending"]), default=None)
    return longest["kind"] if longest else fields.programme_kind
