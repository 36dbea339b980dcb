"""Where the cues of a list stand in a passage: what themes and instruments are read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.model import Passage, Span, Vocabulary
from ingest.rules.noun_phrase import parts, trimmed

Cues = Mapping[str, re.Pattern[str]]
"""Theme or code → its cues, longest first."""


def load_cues(vocabulary: Vocabulary, family: str) -> Cues:
    prefix = f"{family}."
    return {
        name.removeprefix(prefix): re.compile("|".join(map(re.escape, words)))
        for name, words in sorted(vocabulary.items())
        if name.startswith(prefix)
    }


def hits(passage: Passage, cues: re.Pattern[str]) -> list[tuple[Span, Span]]:
    """Every cue outside the responsibility statement, with the part that holds it."""
    if not cues.search(passage.text):
        return []
    return [
        (trimmed(passage.text, part), Span(*hit.span()))
        for part in parts(passage)
        for hit in cues.finditer(passage.text, part.start, part.end)
    ]


def evidence(passage: Passage, found: Sequence[tuple[Span, Span]]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Quote and mention: the part with most cues (the first of equals) and the cues in it."""
    parts_ = [part for part, _ in found]
    quote = max(parts_, key=parts_.count)
    return (quote,), tuple(cue for part, cue in found if part == quote)


def headline(passage: Passage) -> Span:
    """The range of the clause's headline in the passage; its first part where the outline has none."""
    clause = passage.clause
    if clause and clause.start < clause.head.end <= clause.start + len(passage.text):
        return Span(0, clause.head.end - clause.start)
    return next(parts(passage), Span(0, 0))
