"""Policy instruments of the EC-OECD STIP Compass taxonomy, by cues (``words/instrument.csv``). Experimental.

Source of codes and labels: EC-OECD STIP Compass, taxonomy of policy instrument types (28 types), as of 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Finding, Instrument, Passage, Vocabulary
from ingest.rules.cue import evidence, hits, load_cues
from ingest.rules.rule import Rule

_ID = "instrument.cue/1"


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    cues = load_cues(vocabulary, "instrument")

    def find(passage: Passage) -> Iterator[Finding]:
        if passage.clause is None or passage.clause.kind != "measure":
            return
        for code, pattern in cues.items():
            found = hits(passage, pattern)
            if found:
                quote, mention = evidence(passage, found)
                yield Finding(Instrument(code), quote, mention, _ID)

    return (
        Rule(
            name="instrument.cue",
            version=1,
            finds="the kinds of policy instrument that a measure uses",
            why="each cue names an instrument (创新券, 风险补偿), not a subject; goals and principles use none",
            gate=tuple(word for name, words in vocabulary.items() if name.startswith("instrument.") for word in words),
            find=find,
            examples=("用好科技创新券政策。", "持续推进科技信贷风险补偿机制。"),
            counter_examples=("推动高质量发展。",),
        ),
    )
