"""Pairs of names from ``pairs.csv`` of an annotation folder: are they one node, of one family, or different?

Their nodes are judged by ``ingest.resolve.pairs``, from what names and gazetteers say alone.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.resolve.pairs import judge
from jobs.gold import GoldInvalid
from jobs.read import SUFFIXES, extractor
from jobs.resolve import KINDS, Node, Place, place_of, resolve_name

COLUMNS = ("kind", "name_a", "document_a", "name_b", "document_b", "judgement", "reason")
JUDGEMENTS = ("same", "family", "different")


@dataclass(frozen=True, slots=True)
class Judged:
    """``judgement`` is the annotator's, ``found`` ours."""

    kind: str
    names: tuple[str, str]
    judgement: str
    found: str
    reason: str
    nodes: tuple[Node, Node]


def judge_pairs(file: Path, texts: Path) -> tuple[Judged, ...]:
    """``texts``: the folder of the documents that the names stand in, by stem. Empty where there is no such file."""
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise GoldInvalid(file, f"the columns are not {', '.join(COLUMNS)}", "Correct the header.")
        return tuple(_judged(file, reader.line_num, row, texts) for row in reader)


def agreement(judged: Sequence[Judged]) -> str:
    """One sentence: how often we agree, by kind of name."""
    kinds = {kind: [pair for pair in judged if pair.kind == kind] for kind in KINDS}
    counts = [
        f"{kind} {sum(pair.judgement == pair.found for pair in pairs)} of {len(pairs)}"
        for kind, pairs in kinds.items()
        if pairs
    ]
    return f"Pairs of names judged same, family or different as annotated: {', '.join(counts)}."


def _judged(file: Path, line: int, row: dict[str, str], texts: Path) -> Judged:
    if row["kind"] not in KINDS or row["judgement"] not in JUDGEMENTS:
        known = f"{', '.join(KINDS)}; {', '.join(JUDGEMENTS)}"
        raise GoldInvalid(file, f"line {line}: {row['kind']!r}, {row['judgement']!r}", f"Known are {known}.")
    one, other = (
        resolve_name(row["kind"], row[f"name_{side}"], _place(file, row[f"document_{side}"], texts)) for side in "ab"
    )
    owners = tuple(node.owner.code if node.owner else None for node in (one, other))
    found = judge(one.entity, other.entity, (owners[0], owners[1]), extractor().lexicon)
    return Judged(row["kind"], (row["name_a"], row["name_b"]), row["judgement"], found, row["reason"], (one, other))


@lru_cache(maxsize=64)
def _place(file: Path, stem: str, texts: Path) -> Place:
    found = next((f for suffix in SUFFIXES if (f := texts / f"{stem}{suffix}").is_file()), None)
    if found is None:
        raise GoldInvalid(file, f"{texts} holds no text {stem}.*", "Name its folder with --texts.")
    return place_of(found)
