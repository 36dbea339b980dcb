"""Printed surfaces → nodes: every fact gets its keys, and the shared nodes that they name are collected once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial

from ingest.fields import Award, Citation, Fields, Instrument, Issuer, Platform, Programme, Role, Target, Theme
from ingest.identity import fold
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity, Fact
from ingest.resolve.agency import resolve_agency
from ingest.resolve.award import resolve_award
from ingest.resolve.citation import with_numbers
from ingest.resolve.indicator import resolve_target
from ingest.resolve.platform import resolve_platform
from ingest.resolve.programme import resolve_programme
from ingest.resolve.region import region_entities
from ingest.resolve.topic import instrument_entity, theme_entity

Outcome = tuple[Fields, Sequence[Entity], Sequence[str]]


def resolve_facts(
    facts: Sequence[Fact], document: Document, lexicon: Lexicon
) -> tuple[tuple[Fact, ...], tuple[Entity, ...]]:
    """Facts with their keys, and all entities that they or the document refer to, each once, by label and key."""
    home = lexicon.regions.get(document.region_code or "")
    entities: list[Entity] = list(region_entities(home, lexicon)) if home else []
    programmes = frozenset(fold(fact.fields.name) for fact in facts if isinstance(fact.fields, Programme))
    facts = with_numbers(facts)
    resolved = []
    for fact in facts:
        fields, found, inferred = resolve(fact.fields, document, lexicon, programmes)
        entities += found
        notes = tuple(dict.fromkeys((*fact.evidence.inferred, *inferred)))
        resolved.append(replace(fact, fields=fields, evidence=replace(fact.evidence, inferred=notes)))
    return tuple(resolved), _once(entities)


def resolve(fields: Fields, document: Document, lexicon: Lexicon, programmes: Collection[str] = ()) -> Outcome:
    """One fact's fields with keys, the entities behind them, and what was inferred on the way.

    ``programmes``: the folded names of those that the document speaks of.
    """
    match fields:
        case Role() | Issuer():
            agency = resolve_agency(fields.name, document, lexicon)
            named = replace(fields, canonical=agency.canonical, agency_key=agency.agency_key)
            return named, agency.entities, agency.inferred
        case Target():
            return resolve_target(fields, document, lexicon)
        case Award():
            payer = partial(resolve_agency, document=document, lexicon=lexicon)
            return resolve_award(fields, document, lexicon, payer, programmes)
        case Programme():
            return resolve_programme(fields, document, lexicon)
        case Platform():
            return resolve_platform(fields, document, lexicon)
        case Theme():
            return fields, (theme_entity(fields, lexicon),), ()
        case Instrument():
            return fields, (instrument_entity(fields, lexicon),), ()
        case Citation():
            return fields, (), ()


def _once(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({(entity.label, entity.key): entity for entity in entities}.values())
