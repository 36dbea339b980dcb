"""A target's printed indicator → the quantity that it counts, with value and date in standard form.

Three wordings of R&D intensity are one indicator; the document's own place (全市) is no part of the quantity, another
population (规上工业企业) or level (省级以上) is. Rows: ``data/gazetteers/indicators.csv``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from ingest.fields import Target
from ingest.identity import fold
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity

Row = Mapping[str, str]
Precision = Literal["day", "month", "year"]
_MARKS = re.compile(r"[\s“”\"‘’'《》]")
_SHORTEST = 2


def resolve_target(
    fields: Target, document: Document, lexicon: Lexicon
) -> tuple[Target, Sequence[Entity], Sequence[str]]:
    """The fields with key, standard value and date, and the indicator's node."""
    name, basis = indicator_name(fields.indicator, lexicon)
    date, precision = _date(fields.deadline)
    rank = fields.change == "rank"
    value, unit = (fields.value, "名") if rank else _standard(fields.value, fields.unit, lexicon)
    named = replace(
        fields,
        indicator_key=name,
        value_standard=value,
        unit_standard=unit,
        deadline_date=date,
        deadline_precision=precision,
    )
    return named, (Entity("Indicator", name, {"name": name}, basis=basis),), ()


def indicator_name(printed: str, lexicon: Lexicon) -> tuple[str, str]:
    """The normalised name, and the first row of that name ("" where only prefixes were dropped), whatever was printed."""
    rows = lexicon.tables["indicators"]
    name = _MARKS.sub("", fold(printed))
    for row in rows:
        if row["kind"] == "word":
            name = name.replace(row["form"], row["canonical"])
    while opener := _affix(rows, "prefix", name, name.startswith):
        name = name.removeprefix(opener)
    while ending := _affix(rows, "suffix", name, name.endswith):
        name = name.removesuffix(ending)
    names = [r for r in rows if r["kind"] == "name"]
    name = next((r["canonical"] for r in names if r["form"] == name), name)
    return name, next((r["basis"] for r in names if r["canonical"] == name), "")


def _affix(rows: Sequence[Row], kind: str, name: str, has: Callable[[str], bool]) -> str | None:
    """The first affix of a kind that the name has, if a noun is left without it."""
    return next((r["form"] for r in rows if r["kind"] == kind and has(r["form"]) and _leaves(name, r["form"])), None)


def _leaves(name: str, affix: str) -> bool:
    return len(name) >= len(affix) + _SHORTEST


def _standard(value: float | None, unit: str | None, lexicon: Lexicon) -> tuple[float | None, str | None]:
    """650 亿元 → 65000000000 元."""
    row = next((r for r in lexicon.tables["indicators"] if r["kind"] == "unit" and r["form"] == unit), None)
    if row is None or value is None:
        return value, row["canonical"] if row else unit
    return round(value * float(row["factor"]), 6), row["canonical"]


def _date(deadline: str | None) -> tuple[str | None, Precision | None]:
    """The last day of a deadline, and how exactly it was given."""
    if deadline is None:
        return None, None
    parts = [int(part) for part in deadline.split("-")]
    if len(parts) == 1:
        return f"{deadline}-12-31", "year"
    if len(parts) == 2:
        return f"{deadline}-{calendar.monthrange(*parts)[1]}", "month"
    return deadline, "day"
