"""A passage as rules read it: half-width, without blanks, with its sentences and sealed ranges, and the way back."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Passage, Span

_FOLD = str.maketrans(
    {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"\u3014": "(", "\u3015": ")", "\u2236": ":", "﹪": "%"}
)
_SEALED = re.compile(r"“[^“”\"\n]{0,60}[”\"]|\"[^“”\"\n]{1,30}\"|《[^《》\n]*》|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_BREAK = re.compile(r"[。;!\n]")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` and ``printed`` are of one length: folded, and as printed; ``origin[i]`` is the offset in the passage.

    ``quotes`` and ``brackets`` are the ranges inside quotation or title marks and inside round brackets.
    """

    text: str
    printed: str
    origin: tuple[int, ...]
    quotes: tuple[Span, ...]
    brackets: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """A range of ``text`` as a range of the passage."""
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def quoted(self, at: int) -> bool:
        return any(span.start <= at < span.end for span in self.quotes)

    def bracketed(self, at: int) -> bool:
        return any(span.start <= at < span.end for span in self.brackets)

    def sealed(self, at: int) -> bool:
        return self.quoted(at) or self.bracketed(at)

    def parts(self) -> tuple[Span, ...]:
        """What stands between 。 ； ！ or line ends, empty ones left out: the quote of a number."""
        cuts = [-1, *(m.start() for m in _BREAK.finditer(self.text) if not self.sealed(m.start())), len(self.text)]
        return tuple(Span(a + 1, b) for a, b in itertools.pairwise(cuts) if b > a + 1)


def readable_parts(text: Plain, passage: Passage) -> Iterator[Span]:
    """The parts of a passage before its responsibility statement that do not look back."""
    statement = passage.statement
    for part in text.parts():
        if any(past.start <= text.origin[part.start] < past.end for past in passage.past):
            continue
        end = part.end
        while statement and end > part.start and text.origin[end - 1] >= statement.start:
            end -= 1
        if end > part.start:
            yield Span(part.start, end)


@lru_cache(maxsize=64)
def plain(text: str) -> Plain:
    """Folds and thins a passage's text; line ends stay, because a line ends a sentence, unless a comma stands there."""
    kept = tuple(
        i for i, char in enumerate(text) if not char.isspace() or (char == "\n" and text[i - 1] not in "，,、")
    )
    printed = "".join(text[i] for i in kept)
    folded = printed.translate(_FOLD)
    sealed = [Span(*m.span()) for m in _SEALED.finditer(folded)]
    return Plain(
        text=folded,
        printed=printed,
        origin=kept,
        quotes=tuple(s for s in sealed if folded[s.start] != "("),
        brackets=tuple(s for s in sealed if folded[s.start] == "("),
    )
