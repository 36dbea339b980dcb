"""The number of a target and the sum of an award, as a page compares and words them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.views.quotes import Row, optional, text


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of a target. Figures compare only where `scale` is the same: change, unit, and whether it is yearly."""

    comparator: str
    value: float | None
    value_max: float | None
    unit: str
    change: str
    deadline: str
    per_year: bool
    words: str
    scale: tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Money:
    """What one award grants. Amounts in yuan, ratios as fractions of ``base``; with a ratio the amount is its cap."""

    amount: float | None
    amount_min: float | None
    ratio: float | None
    ratio_min: float | None
    base: str | None
    limit: str
    per: str | None
    mode: str | None


def figure_of(row: Row) -> Figure:
    """The columns of ``view/targets``."""
    unit, change, yearly = text(row, "unit"), text(row, "change"), row.get("per_year") is True
    return Figure(
        comparator=text(row, "comparator"),
        value=_float(row, "value"),
        value_max=_float(row, "value_max"),
        unit=unit,
        change=change,
        deadline=text(row, "deadline"),
        per_year=yearly,
        words=text(row, "words"),
        scale=(change, text(row, "unit_standard") or unit, yearly),
    )


def money_of(row: Row) -> Money:
    """The columns of ``view/awards``."""
    return Money(
        amount=_float(row, "amount"),
        amount_min=_float(row, "amount_min"),
        ratio=_float(row, "ratio"),
        ratio_min=_float(row, "ratio_min"),
        base=optional(row, "ratio_base"),
        limit=text(row, "limit") or "unspecified",
        per=optional(row, "per"),
        mode=optional(row, "mode"),
    )


def _float(row: Row, name: str) -> float | None:
    value = row.get(name)
    return float(value) if isinstance(value, int | float) else None
