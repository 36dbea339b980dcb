"""The arithmetic on a hand-made pair, whose figures an independent program worked out from the same two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.facts import read_facts
from jobs.scoring import Scored, Tally, inexact, score

HERE = Path(__file__).parent / "scoring"


@pytest.fixture(scope="module")
def scores() -> dict[str, Scored]:
    gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
    return score(gold, read_facts(HERE / "facts.jsonl"))


@pytest.mark.parametrize(
    ("kind", "hits", "missed", "extra", "precision", "recall", "f1"),
    [
        ("measures", 1, 2, 1, 0.5, 0.3333333333333333, 0.4),
        ("roles", 3, 1, 1, 0.75, 0.75, 0.75),
        ("targets", 2, 0, 1, 0.6666666666666666, 1.0, 0.8),
        ("funding", 1, 0, 0, 1.0, 1.0, 1.0),
        ("programmes", 1, 0, 1, 0.5, 1.0, 0.6666666666666666),
        ("platforms", 1, 1, 1, 0.5, 0.5, 0.5),
    ],
)
def test_figures(
    scores: dict[str, Scored],
    kind: str,
    hits: int,
    missed: int,
    extra: int,
    precision: float,
    recall: float,
    f1: float,
) -> None:
    tally = scores[kind].relaxed
    assert (tally.hits, tally.missed, tally.extra) == (hits, missed, extra)
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


@pytest.mark.parametrize(
    ("kind", "attribute", "right", "of"),
    [
        ("roles", "canonical", 1, 2),
        ("targets", "comparator", 2, 2),
        ("targets", "comparator and unit", 1, 2),
        ("targets", "change", 1, 2),
        ("targets", "deadline", 2, 2),
        ("targets", "per year", 2, 2),
        ("targets", "place", 2, 2),
        ("funding", "limit", 0, 1),
        ("funding", "place", 1, 1),
        ("platforms", "named found", 0, 1),
    ],
)
def test_attributes(scores: dict[str, Scored], kind: str, attribute: str, right: int, of: int) -> None:
    checked = scores[kind].attributes[attribute]
    assert (checked.right, checked.of) == (right, of)


def test_exact_counts_only_pairs_with_every_attribute_right(scores: dict[str, Scored]) -> None:
    assert scores["roles"].exact == Tally(2, 2, 2)
    assert scores["targets"].exact == Tally(1, 1, 2)
    assert scores["funding"].exact == Tally(0, 1, 1)
    assert scores["platforms"].exact == Tally(0, 2, 2)


def test_what_the_annotator_was_unsure_of_counts_neither_way(scores: dict[str, Scored]) -> None:
    assert all(line["indicator"] != "创新团队" for line in scores["targets"].extra)
    assert [line["name"] for line in scores["programmes"].extra] == ["金种子计划"]


def test_nothing_annotated_and_nothing_found_is_no_fault() -> None:
    assert Tally(0, 0, 0).f1 == 1.0
    assert Tally(0, 3, 0).precision == 0.0
    assert Tally(0, 0, 3).recall == 1.0


def test_evidence_is_checked_letter_for_letter() -> None:
    text = "市科技局牵头。"
    right = {"kind": "role", "start": 0, "end": 6, "quote": "市科技局牵头", "spans": [[0, 6]], "mention": [[0, 4]]}
    wrong = [{**right, "quote": "市科技局 牵头"}, {**right, "mention": [[0, 7]]}, {**right, "spans": [[0, 7]]}]
    assert inexact([right, *wrong], text) == (4, wrong)
