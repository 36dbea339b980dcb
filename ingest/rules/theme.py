"""Themes: what a measure is about, by the cues of ``words/theme.csv`` (one list a theme).

A theme is given where the headline holds one of its cues, or where the body holds at least two different ones. A word in
passing (人才 in a clause on finance) is no theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.fields import Theme
from ingest.model import Finding, Passage, Vocabulary
from ingest.rules.cue import evidence, gate, headline, hits, load_cues
from ingest.rules.rule import Rule

_ID = "theme.cue/2"
_LEAST_DIFFERENT = 2


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    cues = load_cues(vocabulary, "theme")

    def find(passage: Passage) -> Iterator[Finding]:
        head = headline(passage)
        for name, pattern in cues.items():
            found = hits(passage, pattern)
            in_head = [hit for hit in found if hit[1].end <= head.end]
            different = {passage.text[cue.start : cue.end] for _, cue in found}
            if in_head or len(different) >= _LEAST_DIFFERENT:
                quote, mention = evidence(passage, in_head or found)
                yield Finding(Theme(name), quote, mention, _ID)

    return (
        Rule(
            name="theme.cue",
            version=2,
            finds="the themes that a clause is about",
            why="the headline names the theme; without it several different cues do",
            gate=gate(vocabulary, "theme"),
            find=find,
            examples=(
                "强化知识产权保护运用。引导企业开展培训。",
                "加强政策支持。引进领军人才，用好院士工作站，面向全球引进人才和科学家团队。",
            ),
            counter_examples=("优化发展环境。落实各项政策，吸引资本和人才。",),
        ),
    )
