"""The answer to a query as bars: only like figures share a scale, level and increase never."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui import draw, frame
from ui.texts import Texts

MOST_BARS = 30
MOST_WORDS, LONGEST_WORDS = 3, 40
"""Columns that name a bar, and characters that one of them may have."""
ALIKE = ("indicator", "change", "unit_standard", "unit", "per_year")
"""Columns in which rows agree whose figures may be compared (codebook: targets)."""
SCALES = ("unit_standard", "unit")
TARGETS = ("value_standard", "value", "value_max")
"""Columns whose figures mean nothing without unit and change; the standard one first, 万人 and 人 compare by it."""
ALWAYS = ("region", "deadline")
NEVER = ("comparator",)
"""Columns that name a bar wherever a result has them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Bars of one scale, longest first. A group of one has nothing to be compared with."""

    title: str
    bars: tuple[tuple[str, float], ...]
    most: float


def show(rows: list[dict[str, Any]], glosses: Mapping[str, str], t: Texts) -> None:
    """Bars by group, or the words that say why there are none."""
    figures = _figures(rows)
    if figures is None:
        frame.notice(t, "cypher.no_chart")
        return
    alike = _alike(rows[0], figures)
    if alike is None:
        frame.notice(t, "cypher.mixed", column=figures)
        return
    found = groups(rows, figures, alike, t)
    if not found:
        frame.notice(t, "cypher.no_chart")
        return
    left_out = len(rows) - sum(len(group.bars) for group in found)
    title = glosses.get(figures, figures)
    draw.show("bars.html", t, groups=found, title=title, left_out=left_out, apart=bool(alike))


def groups(rows: list[dict[str, Any]], figures: str, alike: tuple[str, ...], t: Texts) -> tuple[Group, ...]:
    """Rows that agree in ``alike``, the fullest groups first, so many bars in all."""
    held: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row[figures] is not None:
            held[tuple(row[name] for name in alike)].append(row)
    found: list[Group] = []
    for key, own in sorted(held.items(), key=lambda one: (-len(one[1]), str(one[0]))):
        room = MOST_BARS - sum(len(group.bars) for group in found)
        names = _names(own, alike)
        if names is not None and room > 0:
            found.append(_group(_title(dict(zip(alike, key, strict=True)), t), names, [r[figures] for r in own], room))
    return tuple(found)


def _group(title: str, names: list[str], values: list[float], room: int) -> Group:
    bars = sorted(zip(names, values, strict=True), key=lambda bar: (-abs(bar[1]), bar[0]))
    return Group(title, tuple(bars[:room]), abs(bars[0][1]) or 1)


def _title(key: Mapping[str, Any], t: Texts) -> str:
    """高新技术企业 · 达到 · 家."""
    words = [str(key.get("indicator") or ""), t.value(str(key.get("change") or ""))]
    words += [t("each_year") if key.get("per_year") is True else ""]
    words += [next((str(key[name]) for name in SCALES if key.get(name)), "")]
    return " · ".join(word for word in words if word)


def _figures(rows: list[dict[str, Any]]) -> str | None:
    """The column that is drawn: of targets the value, else the first of figures."""
    found = [name for name in rows[0] if _is_figures(rows, name)]
    return next((name for name in TARGETS if name in found), found[0] if found else None)


def _alike(row: Mapping[str, Any], figures: str) -> tuple[str, ...] | None:
    """The columns to part by; None where the figures are of targets and the result does not say in what they count."""
    of_targets = figures.rpartition(".")[2] in TARGETS
    if not of_targets:
        return tuple(name for name in SCALES if name in row)
    if "change" not in row or not any(name in row for name in SCALES):
        return None
    scale = "unit_standard" if figures == "value_standard" and "unit_standard" in row else "unit"
    return tuple(name for name in ALIKE if name in row and (name not in SCALES or name == scale))


def _names(rows: list[dict[str, Any]], told: tuple[str, ...] = ()) -> list[str] | None:
    """One name a row, the city first; ids, long sentences and what the heading tells do not count as words."""
    words = [
        name for name in rows[0] if name not in (*told, *NEVER) and not name.endswith("_id") and _is_words(rows, name)
    ]
    words.sort(key=lambda name: ALWAYS.index(name) if name in ALWAYS else len(ALWAYS))
    if "deadline" in words and "year" in words:
        words.remove("year")
    first = max(sum(name in ALWAYS for name in words), 1)
    for count in range(first, len(words) + 1):
        names = [" · ".join(str(row[name]) for name in words[:count] if row[name]) for row in rows]
        if len(set(names)) == len(names) or count >= MOST_WORDS:
            return names
    return names if words else None


def _is_words(rows: list[dict[str, Any]], name: str) -> bool:
    values = [row[name] for row in rows if row[name] is not None]
    return bool(values) and all(isinstance(value, str) and len(value) <= LONGEST_WORDS for value in values)


def _is_figures(rows: list[dict[str, Any]], name: str) -> bool:
    values = [row[name] for row in rows if row[name] is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
