"""Pairs of names from outside the five documents, judged by the guide before the rules read them: ``tests/cases/pairs.csv``."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.model import Given
from ingest.resolve.pairs import judge
from jobs.read import extractor
from jobs.resolve import Place, resolve_name

CASES = Path(__file__).parents[1] / "cases" / "pairs.csv"
with CASES.open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name_a']}|{row['name_b']}")
def test_two_names_are_judged_as_the_guide_does(row: dict[str, str]) -> None:
    one, other = (
        resolve_name(row["kind"], row[f"name_{side}"], Place(Given(region=row[f"region_{side}"]))) for side in "ab"
    )
    owners = (one.owner.code if one.owner else None, other.owner.code if other.owner else None)
    lexicon = extractor().lexicon
    assert judge(one.entity, other.entity, owners, lexicon) == row["judgement"]
    assert judge(other.entity, one.entity, owners[::-1], lexicon) == row["judgement"]
