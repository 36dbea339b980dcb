"""Themes and policy instruments: closed lists, so a name or code is its own key."""

from __future__ import annotations

from ingest.fields import Instrument, Theme
from ingest.lexicon import Lexicon
from ingest.model import Entity


def theme_entity(fields: Theme, lexicon: Lexicon) -> Entity:
    row = next(row for row in lexicon.tables["themes"] if row["name"] == fields.name)
    return Entity("Theme", fields.name, {"name": fields.name, "name_en": row["gloss"]}, basis=row["basis"])


def instrument_entity(fields: Instrument, lexicon: Lexicon) -> Entity:
    row = next(row for row in lexicon.tables["instruments"] if row["code"] == fields.code)
    properties = {"code": fields.code, "name": row["name"], "name_en": row["name_en"]}
    return Entity("Instrument", fields.code, properties, basis=row["basis"])
