"""Where responsibility statements stand: closing brackets, lines of labels, and sentences that are nothing else.

Whether a text is a statement is told by its grammar: labels or verbs of ``responsibility.csv`` and at least one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Lexicon, Restored, Span, Statement
from ingest.names import is_body, split_bodies
from ingest.statement import StatementReading, read_statement

_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_CUE = re.compile(r"牵头|负责|责任|配合|单位|部门|落实|参与|会同|分工|协同")
_LABEL_LINE = re.compile(r"[ \t\u3000]*[（(]?([\u4e00-\u9fff]{2,10})[：:]")
_LONGEST = 1500
_LONGEST_OPEN = 400
_BEHIND_SENTENCE = "。；;！!：:）)】]」”\n"


def find_statements(restored: Restored, body: Span, lexicon: Lexicon) -> tuple[Statement, ...]:
    """In reading order, none inside another; brackets and lines that follow one another are one statement."""
    text = restored.text
    found = sorted([*_brackets(text, body, lexicon), *_label_lines(text, body, lexicon)], key=lambda s: s.start)
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


def bodies_of(text: str, reading: StatementReading, lexicon: Lexicon) -> list[tuple[str, Span]]:
    """Every body of a statement with its part, in printed order; pieces that are no body's name are left out."""
    found = []
    for listing in reading.listings:
        for start, end in split_bodies(text[listing.span.start : listing.span.end], lexicon):
            span = Span(listing.span.start + start, listing.span.start + end)
            if is_body(text[span.start : span.end], lexicon):
                found.append((listing.part, span))
    return found


def inside(text: str, span: Span) -> Span:
    """The statement without the brackets around it."""
    start, end = span
    if start < end and text[start] in _OPEN:
        close = _closing(text, start, end)
        if close in (end - 1, None):
            return Span(start + 1, end - 1 if close is not None else end)
    return span


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
        if _is_statement(text[start + 1 : end - (close is not None)], lexicon):
            yield Statement(start, end, "bracket")
            position = end


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
    labels = {w for name in ("lead", "joint", "support", "due", "scope") for w in lexicon.vocabulary[f"responsibility.label_{name}"]}
    for start, end in _pieces(text, body):
        match = _LABEL_LINE.match(text, start, end)
        if match is None or match[1] not in labels:
            continue
        if match[1] in lexicon.vocabulary["responsibility.label_due"] or _is_statement(text[start:end], lexicon):
            yield Statement(start, end, "lines")


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
