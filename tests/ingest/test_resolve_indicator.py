"""Indicators: wordings of one quantity are one node, other populations and levels are others; standard values and dates."""

from __future__ import annotations

import pytest

from ingest.fields import Target
from ingest.lexicon import Lexicon
from ingest.model import Document
from ingest.resolve.indicator import indicator_name, resolve_target

DOCUMENT = Document(id="d", status="issued")


@pytest.mark.parametrize(
    "printed",
    [
        "全社会研发经费投入强度",
        "全市研究与试验发展经费投入强度",
        "全社会研究与试验发展经费支出占地区生产总值比重",
        "R&D经费支出占GDP的比重",
    ],
)
def test_wordings_of_research_intensity_are_one(printed: str, lexicon: Lexicon) -> None:
    name, basis = indicator_name(printed, lexicon)
    assert name == "全社会研发经费投入强度"
    assert basis.startswith("indicators.csv:")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("全市高新技术企业", "高新技术企业数量", True),
        ("规模以上工业企业研发投入", "规上工业企业研发投入", True),
        ("省级以上孵化载体数量", "市级孵化载体数量", False),
        ("规上工业企业研发投入", "全社会研发投入", False),
    ],
)
def test_same_quantity_or_another(one: str, other: str, same: bool, lexicon: Lexicon) -> None:
    assert (indicator_name(one, lexicon)[0] == indicator_name(other, lexicon)[0]) is same


@pytest.mark.parametrize(
    ("value", "unit", "change", "standard"),
    [(650, "亿元", "level", (65e9, "元")), (500, "名", "increase", (500, "人")), (40, "位", "rank", (40, "名")), (12, "EFLOPS", "level", (12000, "PFLOPS"))],
)  # fmt: skip
def test_standard_value(value: float, unit: str, change: str, standard: tuple[float, str], lexicon: Lexicon) -> None:
    target, _, _ = resolve_target(Target("X指标", "=", value, unit, change), DOCUMENT, lexicon)  # type: ignore[arg-type]
    assert (target.value_standard, target.unit_standard) == standard


@pytest.mark.parametrize(
    ("deadline", "date", "precision"),
    [("2027", "2027-12-31", "year"), ("2024-02", "2024-02-29", "month"), ("2024-12-31", "2024-12-31", "day"), (None, None, None)],
)  # fmt: skip
def test_deadline_date(deadline: str | None, date: str | None, precision: str | None, lexicon: Lexicon) -> None:
    target, _, _ = resolve_target(Target("X指标", "=", 1, "家", "level", deadline=deadline), DOCUMENT, lexicon)
    assert (target.deadline_date, target.deadline_precision) == (date, precision)
