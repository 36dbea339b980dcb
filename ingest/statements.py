"""Where responsibility statements stand, and what they say: closing brackets, lines of labels, columns of tables.

Whether a text is a statement is told by its grammar: labels or verbs of ``responsibility.csv`` and at least one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.designation import is_known
from ingest.kinds import is_body
from ingest.lexicon import Lexicon
from ingest.model import Restored, Span, Statement
from ingest.names import Piece, split_bodies
from ingest.statement import Listing, Part, StatementReading, read_statement, settled

_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_CUE = re.compile(r"牵头|负责|责任|配合|单位|部门|落实|参与|会同|分工|协同")
_LABEL_LINE = re.compile(r"[ \t\u3000]*[（(]?([\u4e00-\u9fff]{2,10})(?:[（(][^（()）]{1,6}[)）])?[：:]")
_HEAD_NOTE = re.compile(r"[（(][^（()）]*[)）]$")
_NEXT = re.compile(r"[ \t\u3000]*(?:\n|$|[一二三四五六七八九十]+、|\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]+[）)])")
_LONGEST = 1500
_LONGEST_OPEN = 400
_BEHIND_SENTENCE = "。；;！!：:）)】]」”\n"


def find_statements(restored: Restored, body: Span, lexicon: Lexicon) -> tuple[Statement, ...]:
    """In reading order, none inside another; brackets and lines that follow one another are one statement."""
    text = restored.text
    places = (*_brackets(text, body, lexicon), *_label_lines(text, body, lexicon), *_cells(text, body, lexicon))
    found = sorted(places, key=lambda s: s.start)
    merged: list[Statement] = []
    for statement in found:
        last = merged[-1] if merged else None
        if last and statement.start < last.end:
            continue
        if last and not text[last.end : statement.start].strip(" \t\n。；;，,"):
            merged[-1] = Statement(last.start, statement.end, last.form)
        else:
            merged.append(statement)
    return tuple(merged)


def read_found(text: str, statement: Statement, lexicon: Lexicon) -> tuple[Span, StatementReading]:
    """The range of the statement inside its brackets, and what stands there; ranges count from that range's start."""
    if not statement.labels:
        content = _inside(text, statement)
        return content, read_statement(text[content.start : content.end], lexicon.vocabulary)
    content = Span(statement.start, statement.end)
    listings: list[Listing] = []
    start = 0
    for label, cell in zip(statement.labels, text[content.start : content.end].split("\t"), strict=False):
        head = f"{label}："
        for listing in read_statement(head + cell, lexicon.vocabulary).listings if label else ():
            shift = start - len(head)
            listings.append(Listing(listing.part, Span(listing.span.start + shift, listing.span.end + shift)))
        start += len(cell) + 1
    return content, StatementReading(tuple(settled(listings)), None, None, len(listings))


def bodies_of(text: str, reading: StatementReading, lexicon: Lexicon) -> list[tuple[Part, Piece]]:
    """Every body of a statement with its part, in printed order; pieces that are no body's name are left out."""
    conventions = lexicon.vocabulary["responsibility.convention"]
    return [
        (listing.part, piece._replace(start=listing.span.start + piece.start, end=listing.span.start + piece.end))
        for listing in reading.listings
        for piece in split_bodies(text[listing.span.start : listing.span.end], lexicon)
        if is_body(piece.name, lexicon) and not piece.name.startswith(conventions)
    ]


def _inside(text: str, statement: Statement) -> Span:
    """The statement without the brackets around it."""
    start, end = statement.start, statement.end
    if start < end and text[start] in _OPEN:
        close = _closing(text, start, end)
        if close in (end - 1, None):
            return Span(start + 1, end - 1 if close is not None else end)
    return Span(start, end)


def _brackets(text: str, body: Span, lexicon: Lexicon) -> Iterator[Statement]:
    position = body.start
    for match in re.finditer(r"[（(【\[]", text[body.start : body.end]):
        start = body.start + match.start()
        if start < position:
            continue
        close = _closing(text, start, min(body.end, start + _LONGEST))
        end = close + 1 if close is not None else _line_end(text, start, body.end)
        if close is None and end - start > _LONGEST_OPEN:
            continue
        content = text[start + 1 : end - (close is not None)]
        if _is_statement(content, lexicon) or (_closes_task(text, start, end) and _are_bodies(content, lexicon)):
            yield Statement(start, end, "bracket")
            position = end


def _closes_task(text: str, start: int, end: int) -> bool:
    """Whether a bracket stands behind a full stop, at the end of a line or before the next number."""
    return text[:start].rstrip(" \t\u3000")[-1:] in ("。", "；", "！") and _NEXT.match(text, end) is not None


def _are_bodies(content: str, lexicon: Lexicon) -> bool:
    """Several bodies and nothing else, or one of the document's own level: （市科技局、市财政局） needs no label."""
    names = [piece.name for piece in split_bodies(content, lexicon)]
    alone = content.startswith(lexicon.vocabulary["agency.level"]) and is_known(content, lexicon)
    return (len(names) > 1 or alone) and all(is_body(name, lexicon) for name in names)


def _closing(text: str, start: int, limit: int) -> int | None:
    """The bracket that closes the one at ``start``, half- or full-width; None where it was lost."""
    depth = 0
    for at in range(start, limit):
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == "\n" and text[at + 1 : at + 2] == "\n":
            return None
    return None


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return len(text[start : limit if end < 0 else end].rstrip()) + start


def _label_lines(text: str, body: Span, lexicon: Lexicon) -> Iterator[Statement]:
    labels = {
        w
        for name in ("lead", "joint", "support", "due", "scope")
        for w in lexicon.vocabulary[f"responsibility.label_{name}"]
    }
    for start, end in _pieces(text, body):
        match = _LABEL_LINE.match(text, start, end)
        if match is None or match[1] not in labels:
            continue
        if match[1] in lexicon.vocabulary["responsibility.label_due"] or _is_statement(text[start:end], lexicon):
            yield Statement(start, end, "lines")


def _cells(text: str, body: Span, lexicon: Lexicon) -> Iterator[Statement]:
    """The responsibility columns of a table: tab-separated rows below a row that names a column 责任单位 or its like."""
    known = {w for name in ("lead", "joint", "support") for w in lexicon.vocabulary[f"responsibility.label_{name}"]}
    columns: tuple[str, ...] = ()
    start = body.start
    for line in text[body.start : body.end].split("\n"):
        cells = tuple(_HEAD_NOTE.sub("", "".join(cell.split())) for cell in line.split("\t"))
        if len(cells) > 1 and known.intersection(cells):
            columns = tuple(cell if cell in known else "" for cell in cells)
        elif columns and len(cells) > 1:
            yield from _row(line, start, columns)
        start += len(line) + 1


def _row(line: str, start: int, columns: tuple[str, ...]) -> Iterator[Statement]:
    """An empty cell at the end of a row is not printed: a row may be shorter than the head."""
    cells = line.split("\t")
    named = [i for i, label in enumerate(columns[: len(cells)]) if label]
    if len(cells) > len(columns) or not any(cells[i].strip() for i in named):
        return
    first, last = named[0], named[-1]
    begin = start + sum(len(cell) + 1 for cell in cells[:first])
    end = start + sum(len(cell) + 1 for cell in cells[: last + 1]) - 1
    yield Statement(begin, end, "cells", columns[first : last + 1])


def _pieces(text: str, body: Span) -> Iterator[Span]:
    """Lines, and sentences that begin behind a full stop inside a line."""
    start = body.start
    for match in re.finditer(r"[。\n]", text[body.start : body.end]):
        end = body.start + match.start()
        if end > start:
            yield Span(start, end)
        start = end + 1
    if start < body.end:
        yield Span(start, body.end)


def _is_statement(content: str, lexicon: Lexicon) -> bool:
    if not _CUE.search(content):
        return False
    reading = read_statement(content, lexicon.vocabulary)
    return bool(reading.cues) and bool(bodies_of(content, reading, lexicon))
