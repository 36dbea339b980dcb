"""All rules, family by family, in the order in which they are tried."""

from __future__ import annotations

from ingest.model import Lexicon
from ingest.rules import citation, funding, instrument, platform, programme, responsibility, target, theme
from ingest.rules.rule import Rule


def all_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Every rule, its words taken from the lexicon. Two rules of one id would be a defect; the suite looks."""
    words = lexicon.vocabulary
    return (
        *responsibility.rules(lexicon),
        *target.rules(words),
        *funding.rules(words),
        *programme.rules(words, lexicon.rows("programme_endings"), lexicon.rows("programmes")),
        *platform.rules(words, lexicon.rows("platform_classes")),
        *theme.rules(words),
        *instrument.rules(words),
        *citation.rules(words),
    )
