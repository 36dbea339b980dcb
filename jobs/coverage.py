"""How many responsibility statements a document shows, and how many of them were read as roles; the rest is listed.

What counts as *seen* is told by a pattern of its own, which shares nothing with the rules (docs/methods.md): a bracket, or
a line that a label opens, with one of the words of ``coverage.cue`` and the ending of a body's name; a bracket behind a
full stop with nothing but such names; in a table with a column of ``coverage.column`` the cells of that column in each
row. Blanks inside words do not matter. *Read* is a statement that overlaps the evidence of a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.held import stated
from graph.queries import run
from graph.rows import ROLES
from graph.schema import load_schema
from graph.store import Store
from ingest.gazetteer import load_vocabulary
from ingest.model import Span
from jobs.home import GAZETTEERS
from jobs.show import Rows

COLUMNS = ("document_id", "line", "char_start", "text")
_BARE = re.compile(r"[。；]\s*(?P<list>[（(][^（()）。：:\n]{4,200}[)）])[ \t\u3000]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The statements seen in one document, and those of them that no role was read from."""

    document: str
    text: str
    seen: tuple[Span, ...]
    unread: tuple[Span, ...]

    @property
    def read(self) -> int:
        return len(self.seen) - len(self.unread)


def coverage(store: Store, documents: Iterable[str]) -> dict[str, Coverage]:
    """Document id → what was seen and read, from the stored text and the evidence of its roles."""
    found = {}
    for document in documents:
        rows = run(store, "view/text", {"document": document})
        text = str(rows[0]["text"] or "") if rows else ""
        found[document] = covered(document, text, list(_evidence(store, document)))
    return found


def _evidence(store: Store, document: str) -> Iterator[Span]:
    """Asked for each document: of a large graph the engine holds not all statements at once."""
    for edge in stated(store, load_schema(), document, ROLES.values()):
        offsets: Any = edge.properties["spans"]
        yield from map(Span, offsets[::2], offsets[1::2])


def covered(document: str, text: str, evidence: Sequence[Span]) -> Coverage:
    """``evidence``: the spans of the passages that roles were read from, in offsets of ``text``."""
    seen = tuple(seen_in(text))
    unread = tuple(s for s in seen if not any(e.start < s.end and s.start < e.end for e in evidence))
    return Coverage(document, text, seen, unread)


def unread(found: Iterable[Coverage]) -> Rows:
    """Every statement that was seen and not read, with its line and offset in the document's text."""
    rows = [
        {
            "document_id": document.document,
            "line": document.text.count("\n", 0, span.start) + 1,
            "char_start": span.start,
            "text": " ".join(document.text[span.start : span.end].split()),
        }
        for document in found
        for span in document.unread
    ]
    return Rows(COLUMNS, rows)


def seen_in(text: str) -> Iterator[Span]:
    """Every place in ``text`` that looks like a responsibility statement, in order."""
    shape, cue, body, column = _patterns()
    found = [Span(*m.span()) for m in shape.finditer(text) if cue.search(m[0]) and body.search(m[0])]
    found += [Span(*m.span("list")) for m in _BARE.finditer(text) if _are_bodies(m["list"], body)]
    cells = (cell for cell in _cells(text, column) if body.search(text[cell.start : cell.end]))
    found += [cell for cell in cells if not any(s.start < cell.end and cell.start < s.end for s in found)]
    yield from sorted(found)


def _are_bodies(bracket: str, body: re.Pattern[str]) -> bool:
    names = re.split(r"[、，,；;]", bracket.strip("（()）"))
    return len(names) > 1 and all(re.search(f"(?:{body.pattern})$", name) for name in names)


def _cells(text: str, column: re.Pattern[str]) -> Iterator[Span]:
    """In each row below a row with a head for bodies what stands in those columns; a row of other shape as a whole."""
    heads: list[str] = []
    start = 0
    for line in text.split("\n"):
        cells = re.split(r"[\t|]", line)
        if len(cells) > 1 and any(column.fullmatch(cell) for cell in cells):
            heads = cells
        elif len(cells) > 1 and heads:
            named = [i for i, head in enumerate(heads) if column.fullmatch(head)]
            first, last = (named[0], named[-1]) if len(cells) > named[-1] else (0, len(cells) - 1)
            begin = start + sum(len(cell) + 1 for cell in cells[:first])
            yield Span(begin, begin + len("|".join(cells[first : last + 1])))
        elif line.strip():
            heads = []
        start += len(line) + 1


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_vocabulary(GAZETTEERS)
    cue, end = _spaced(words["coverage.cue"]), _spaced(words["coverage.body_end"])
    nested = r"[（(][^（()）]{0,40}[)）]"
    bracket = rf"[（(](?:[^（()）]|{nested}){{4,1200}}[)）]"
    unclosed = rf"[（(](?:[^（()）\n]|{nested}){{4,400}}$"
    line = rf"^[ \t\u3000]*(?:{cue})[^\n：:。]{{0,6}}[：:][^\n]+"
    shape = re.compile(f"{bracket}|{unclosed}|{line}", re.MULTILINE)
    column = re.compile(rf"\s*(?:{_spaced(words['coverage.column'])})\s*(?:[（(][^（()）]*[)）])?\s*")
    return shape, re.compile(cue), re.compile(rf"[\u4e00-\u9fff](?:{end})"), column


def _spaced(words: Sequence[str]) -> str:
    return "|".join(r"\s*".join(word) for word in words)
