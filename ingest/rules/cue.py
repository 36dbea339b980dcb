"""Where the cues of a list stand in a passage: what themes and instruments are read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.model import Passage, Span, Vocabulary
from ingest.rules.noun_phrase import parts, trimmed
from ingest.wording import any_of

Cues = Mapping[str, re.Pattern[str]]
"""Theme or code → its cues, longest first."""
_DEPARTMENTS = r"(?:[\u4e00-\u9fff]{2,8}、){2,}[\u4e00-\u9fff]{2,8}(?:等[\u4e00-\u9fff]{0,8}?)?(?:部门|等领域)"
_REACH = 40
"""Signs between a deed and its thing: 支持山东省苹果·果业产业技术研究院、鲁花花生产业技术研究院 is within it."""


def load_cues(vocabulary: Vocabulary, family: str) -> Cues:
    """Lists ``X`` hold cues that tell X by themselves; a word of ``X.thing`` (实验室) does only beside one of ``X.deed`` (建设)."""
    prefix = f"{family}."
    lists = {name.removeprefix(prefix): words for name, words in vocabulary.items() if name.startswith(prefix)}
    return {label: _pattern(lists, label) for label in sorted({name.partition(".")[0] for name in lists})}


def gate(vocabulary: Vocabulary, family: str) -> tuple[str, ...]:
    """The words without which no cue of the family can stand in a text."""
    lists = (name for name in vocabulary if name.startswith(f"{family}.") and not name.endswith(".deed"))
    return tuple(word for name in lists for word in vocabulary[name])


def _pattern(lists: Mapping[str, Sequence[str]], label: str) -> re.Pattern[str]:
    alone, deeds, things = (any_of(lists.get(name, ())) for name in (label, f"{label}.deed", f"{label}.thing"))
    paired = f"(?:{deeds})[^。；;\\n]{{0,{_REACH}}}?(?:{things})|(?:{things})等?(?:{deeds})"
    return re.compile("|".join(filter(None, (alone, paired if things else ""))))


def load_seal(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Phrases in which a cue tells nothing: fields of government (工业和信息化) and lists of them that end in 部门."""
    return re.compile(rf"{any_of(vocabulary['cue.sealed'])}|{_DEPARTMENTS}")


def hits(passage: Passage, cues: re.Pattern[str]) -> list[tuple[Span, Span]]:
    """Every cue outside the responsibility statement, with the part that holds it."""
    if not cues.search(passage.text):
        return []
    return [
        (trimmed(passage.text, part), Span(*hit.span()))
        for part in parts(passage)
        for hit in cues.finditer(passage.text, part.start, part.end)
    ]


def sealed(passage: Passage, seal: re.Pattern[str]) -> tuple[Span, ...]:
    """Where a cue tells nothing: in the names of bodies, and in what ``seal`` matches."""
    bodies = (Span(m.start, m.end) for m in passage.mentions if m.kind == "office")
    return (*bodies, *(Span(*m.span()) for m in seal.finditer(passage.text)))


def outside(found: Sequence[tuple[Span, Span]], closed: Sequence[Span]) -> list[tuple[Span, Span]]:
    return [hit for hit in found if not any(s.start <= hit[1].start < s.end for s in closed)]


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
