"""All rules, family by family, in the order in which they are tried."""

from __future__ import annotations

from ingest.lexicon import Lexicon
from ingest.rules import citation, funding, instrument, platform, programme, responsibility, target, theme
from ingest.rules.rule import Rule


def all_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Every rule, its words taken from the lexicon. Two rules of one id would be a defect; the suite looks."""
    words, tables = lexicon.vocabulary, lexicon.tables
    return (
        *responsibility.rules(lexicon),
        *funding.rules(words),
        *target.rules(words),
        *programme.rules(words, tables["programme_endings"], tables["programmes"]),
        *platform.rules(words, tables["platform_classes"], lexicon.regions.values()),
        *theme.rules(words),
        *instrument.rules(words),
        *citation.rules(words),
    )
