"""A document that a page stored twice, one after the other."""

from __future__ import annotations

from ingest.model import Restored, Span, Vocabulary
from ingest.repair.edit import drop

_PROBE = 60
"""So many signs of the first half are looked for again."""
_SHARE = 0.38
"""Of all signs, that a copy holds at least: less is a form, or a notice that quotes itself."""


def drop_second_copy(restored: Restored, _: Vocabulary) -> Restored:
    """Leaves one of two copies out, blanks not counted: the later one, or the first where the title stands between them."""
    text = restored.text
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    signs = "".join(text[at] for at in places)
    first = _first_copy(signs)
    if first is None:
        return restored
    copy, shift = first
    between = signs[copy.end : copy.start + shift]
    start = copy.start if between else copy.start + shift
    dropped = Span(places[start], places[start + copy.end - copy.start - 1] + 1)
    return drop(restored, [dropped], "second_copy", "the whole text stands there twice; one copy is left out")


def _first_copy(signs: str) -> tuple[Span, int] | None:
    """The range of the first of two copies among the signs, and how far behind it the second is."""
    probe = len(signs) // 4
    again = signs.find(signs[probe : probe + _PROBE], probe + _PROBE)
    if again < 0:
        return None
    shift, start, end = again - probe, probe, probe + _PROBE
    while start > 0 and signs[start - 1] == signs[start - 1 + shift]:
        start -= 1
    while end < start + shift and end + shift < len(signs) and signs[end] == signs[end + shift]:
        end += 1
    return (Span(start, end), shift) if end - start >= _SHARE * len(signs) else None
