"""Themes: what a measure is about, by the cues of ``words/theme.csv`` (one list a theme).

A theme is given where the headline holds one of its cues, or where the body holds at least two different ones. A word in
passing (人才 in a clause on finance) is no theme. An article whose first sentence stands for a headline must say a cue
twice; a page of a report must have two different ones in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.fields import Theme
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.cue import evidence, gate, headline, hits, load_cues, load_seal, outside, sealed
from ingest.rules.rule import Rule
from ingest.wording import any_of

Hits = list[tuple[Span, Span]]
_ID = "theme.cue/4"
_LEAST_DIFFERENT = 2
_LONGEST_HEADLINE = 25
_A_PAGE = 600


def rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    cues, seal = load_cues(vocabulary, "theme"), load_seal(vocabulary)
    penalty = re.compile(any_of(vocabulary["cue.penalty"]))

    def find(passage: Passage) -> Iterator[Finding]:
        if _is_article(passage) and penalty.search(passage.text):
            return
        head, closed = headline(passage), sealed(passage, seal)
        for name, pattern in cues.items():
            telling = _telling(passage, head, outside(hits(passage, pattern), closed))
            if telling:
                quote, mention = evidence(passage, telling)
                yield Finding(Theme(name), quote, mention, _ID)

    return (
        Rule(
            name="theme.cue",
            version=4,
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


def _is_article(passage: Passage) -> bool:
    return passage.clause is not None and passage.clause.path[-1].endswith("条")


def _telling(passage: Passage, head: Span, found: Hits) -> Hits:
    """The cues that make the theme, none where they stand in passing."""
    in_head = [hit for hit in found if hit[1].end <= head.end]
    if in_head and (head.end - head.start <= _LONGEST_HEADLINE or len(found) > 1):
        return in_head
    groups = [found]
    if len(passage.text) > _A_PAGE:
        groups = [[hit for hit in found if hit[0] == part] for part in dict.fromkeys(part for part, _ in found)]
    return next((hits_ for hits_ in groups if _different(passage, hits_) >= _LEAST_DIFFERENT), [])


def _different(passage: Passage, found: Hits) -> int:
    return len({passage.text[cue.start : cue.end] for _, cue in found})
