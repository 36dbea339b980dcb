"""Policy instruments of the EC-OECD STIP Compass taxonomy, by cues (``words/instrument.csv``). Experimental: docs/methods.md has the score.

Source of codes and labels: EC-OECD STIP Compass, taxonomy of policy instrument types (28 types), as of 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.fields import Instrument
from ingest.model import Finding, Passage, Vocabulary
from ingest.rules.cue import evidence, gate, hits, load_cues
from ingest.rules.rule import Rule

_ID = "instrument.cue/2"


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
            version=2,
            finds="the kinds of policy instrument that a measure uses",
            why="a cue names an instrument (创新券), or a deed with its thing does (建设…实验室); goals and principles use none",
            gate=gate(vocabulary, "instrument"),
            find=find,
            examples=("用好科技创新券政策。", "持续推进科技信贷风险补偿机制。", "支持龙头企业牵头组建省级重点实验室。"),
            counter_examples=("推动高质量发展。", "依托重点实验室的专家提出申请。"),
        ),
    )
