"""Two edits that keep the offset map true: dropping ranges, and putting passages into another order."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from ingest.model import Repair, Restored, Span


def whole(text: str) -> Restored:
    """The text as it stands, before any repair."""
    return Restored(text, array("I", range(len(text))))


def drop(restored: Restored, ranges: Sequence[Span], name: str, note: str) -> Restored:
    """Leaves out ``ranges`` (ascending, apart from one another); seams move along."""
    ranges = [r for r in ranges if r.start < r.end]
    if not ranges:
        return restored
    edges = [0, *(edge for r in ranges for edge in r), len(restored.text)]
    kept = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    origin = array("I")
    for span in kept:
        origin.extend(restored.origin[span.start : span.end])
    text = "".join(restored.text[a:b] for a, b in kept)
    seams = tuple(sorted({_after_drop(seam, kept) for seam in restored.seams}))
    return Restored(text, origin, seams, (*restored.repairs, Repair(name, len(ranges), note)))


def reorder(restored: Restored, parts: Sequence[Span], name: str, note: str) -> Restored:
    """``parts`` cover the whole text; they are put one after another, a seam at each new joint."""
    text, origin, joints = "", array("I"), []
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None and before.end != part.start:
            joints.append(len(text))
        text += restored.text[part.start : part.end]
        origin.extend(restored.origin[part.start : part.end])
    return Restored(text, origin, tuple(joints), (*restored.repairs, Repair(name, len(joints), note)))


def _after_drop(offset: int, kept: Sequence[Span]) -> int:
    index = bisect_left([span.end for span in kept], offset)
    before = sum(span.end - span.start for span in kept[:index])
    if index == len(kept):
        return before
    return before + max(0, offset - kept[index].start)
