"""The full name of what is counted: a bare noun (占比, 投入强度) takes the subject before it."""

from __future__ import annotations

from ingest.model import Span, Vocabulary
from ingest.rules.number import Quantity
from ingest.rules.plain import Plain
from ingest.rules.target_noun import Noun


class Subjects:
    """Completes elliptical nouns from the sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._bare = vocabulary["target.bare"]
        self._levels = vocabulary["target.level"]
        self._predicates = vocabulary["target.predicate"]
        self._wishes = vocabulary["target.wish"]

    def complete(self, text: Plain, part: Span, noun: Noun, quantity: Quantity, former: str | None) -> str:
        printed = text.printed[noun.start : noun.end].replace("\n", "")
        if printed in self._levels and former:
            return printed + self._without_level(former)
        if printed and printed not in self._bare:
            return printed
        subject = self._subject(text, part, quantity.lead if noun.empty else noun.start) or former or ""
        return _join(subject, printed)

    def _without_level(self, name: str) -> str:
        level = next((w for w in self._levels if name.startswith(w)), "")
        return name[len(level) :]

    def _subject(self, text: Plain, part: Span, end: int) -> str:
        """The subject of the segment before: what stands before its predicate."""
        before = text.text[part.start : end].rstrip(",、" + "".join(()))
        segment = before.rsplit(",", 1)[-1]
        at = part.start + len(before) - len(segment)
        cuts = [segment.find(word) for word in self._predicates if segment.find(word) > 1]
        return text.printed[at : at + min(cuts)] if cuts else ""


def _join(subject: str, noun: str) -> str:
    """全社会研发经费投入 + 投入强度 → 全社会研发经费投入强度."""
    overlap = next((n for n in range(min(len(subject), len(noun)), 0, -1) if subject.endswith(noun[:n])), 0)
    return subject + noun[overlap:]
