"""Figures in words: the number of a target, the sum of an award."""

from __future__ import annotations

from graph.views.figures import Figure, Money
from ui.texts import Texts

COMPARATORS = {">=": "≥", "<=": "≤", "~": "≈", "range": "", "=": ""}
YUAN = {"zh": ((1e8, "亿元"), (1e4, "万元"), (1.0, "元")), "en": ((1.0, " yuan"),)}
"""Units of money by language, the largest first."""


def value(said: Figure) -> str:
    """≥ 4,000 家; where no number follows from the words, the words."""
    if said.value is None:
        return said.words
    most = "" if said.value_max is None else f"–{said.value_max:,.10g}"
    sign = COMPARATORS.get(said.comparator, said.comparator)
    return f"{sign} {said.value:,.10g}{most} {said.unit}".strip()


def figure(said: Figure, t: Texts) -> str:
    """≥ 4,000 家 · 达到 · 2025."""
    deadline = said.deadline or t("no_deadline")
    return " · ".join(word for word in (value(said), change(said, t), deadline) if word)


def change(said: Figure, t: Texts) -> str:
    """每年 · 新增."""
    return " · ".join(word for word in (t("each_year") if said.per_year else "", t.value(said.change)) if word)


def scale(said: Figure | None, t: Texts) -> str:
    """What figures that compare have in common: 达到 · 家."""
    if said is None:
        return ""
    kind, unit, yearly = said.scale
    return " · ".join(word for word in (t.value(kind), t("each_year") if yearly else "", unit) if word)


def money(said: Money, t: Texts) -> str:
    """最高 1,000 万元; 研发投入的 10%，最高 50 万元; 数额未载明."""
    share = _share(said, t)
    if said.amount is None:
        return share or t("money.unspecified")
    least = "" if said.amount_min is None else f"{_yuan(said.amount_min, t)} – "
    words = t(f"money.{said.limit}", sum=least + _yuan(said.amount, t))
    return t.join([share, words]) if share else words


def _share(said: Money, t: Texts) -> str:
    if said.ratio is None:
        return ""
    least = "" if said.ratio_min is None else f"{said.ratio_min * 100:,.6g}–"
    percent = f"{least}{said.ratio * 100:,.6g}%"
    return t("money.share", base=said.base, percent=percent) if said.base else percent


def _yuan(amount: float, t: Texts) -> str:
    size, unit = next((s, u) for s, u in YUAN[t.language] if amount >= s or s == 1.0)
    return f"{amount / size:,.10g} {unit.strip()}"
