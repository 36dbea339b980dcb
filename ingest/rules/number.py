"""Numbers as these documents print them: 1.5万家, 5—10%, 前20名, 三家, 百项, 500名左右, 不低于60%.

A number counts only with a unit of ``words/number.csv`` behind it (or a reach before a bare decimal); names with digits
(“3331”, G60, 5G, 12345热线) have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import cn2an

from ingest.model import Vocabulary
from ingest.wording import any_of

Comparator = Literal[">=", ">", "=", "~", "<=", "<", "range"]

_NUMERAL = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MAGNITUDE = "万亿|千亿|百亿|千万|百万|十万|亿|万|千|百"
_SHARED = r"(?=(?:[、和][\d.]+[万千百亿]{1,2})+元)"
"""5万、3万、1万元: the last of several sums has the unit of all."""
_DASH = r"(?:[-\u2010-\u2015\u2212~～─]{1,2}|至|到)"
_SCALE = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8}
_FRACTION = re.compile(
    r"(?P<half>一半)|千分之(?P<permille>[\d.]+|[一二三四五六七八九十]+)|百分之(?P<percent>[\d.]+|百|[一二三四五六七八九十]+(?:点[零一二三四五六七八九]+)?)|"
    r"(?<![\d/])(?P<over>\d)/(?P<under>\d)(?![\d/])|(?P<part>[二三四五六七八九十])分之(?P<count>[一二三四五六七八九])|"
    r"(?P<tenth>[一二三四五六七八九])成(?=以上|左右|[,、。;]|$)"
)
_ROUND = re.compile(r"(?P<size>[百千万])(?P<unit>[万亿]元)|(?P<order>[百千万])亿(?:元?级)?(?=[,、。;]|$)")
_PASSES = re.compile(r"[^个家户通超]过[百千万][万亿]元?(?:[,。;]|$)")
_FOREMOST = re.compile(r"(?<=前)(?P<place>[一二三四五六七八九十]{1,3}|[1-9]\d{0,2})(?:强|列)?(?=[,、。;以]|$)")
_BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("at_least", ">="),
    ("above", ">"),
    ("passes", ">"),
    ("at_most", "<="),
    ("below", "<"),
    ("about", "~"),
)
_AFTER: tuple[tuple[str, Comparator], ...] = (("or_more", ">="), ("or_less", "<="), ("or_so", "~"))
_NAME = re.compile(r"(?:[、和][一二三四五六七八九十]+次)*(?:全会|全体|会议|代表大会|产业)|数|“")
"""省委十二届四次、五次全会, 三次产业, 两位数, 三个“一号工程”: numbers that are names."""
_BY = re.compile("[底末年月日之]")
_JOINED = re.compile(r"[年人户平]均|[供响反效对适感]应|[主重需首]要|公共|[首成]都|[作行]为|[认许]可|[刚内军必]需|赶超")
"""A word whose last sign governs no number: 电煤供应170万吨, 人均1.5平方米."""
_NOTED = re.compile(r"\([^()]{2,16}\)")
"""5亿元(3000万美元)以上."""
_DAMAGED = re.compile(r"0\d")
"""033万元: no number is printed like this, digits were lost or exchanged."""
_ARRIVES = re.compile(r"[进入居列身在刺第排][^,、。;]{0,14}前$")
_LONG = 4
"""So many digits without a unit are a name or a lost exponent, no index."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``lead``–``end`` is all that governs it (力争达到500家以上), ``start`` where it begins.

    ``marks``: which lists of words stand in the lead (reach, above, each, respectively, first …); ``damaged`` where no
    number is printed as these digits are (033万元).
    """

    lead: int
    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    comparator: Comparator
    marks: frozenset[str]

    @property
    def counts_money(self) -> bool:
        return self.unit is not None and self.unit.endswith("元")

    @property
    def is_share(self) -> bool:
        return self.unit in ("%", "‰", "个百分点", "倍")


class Numbers:
    """Finds quantities with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        units = any_of(vocabulary["number.unit"])
        latin = any_of(vocabulary["number.latin_unit"])
        self._number = re.compile(
            rf"(?<![A-Za-z\d.\ue000-\uf8ff])(?:(?P<low>{_NUMERAL})(?P<low_size>{_MAGNITUDE})?(?P<low_unit>{units})?{_DASH})?"
            rf"(?P<high>{_NUMERAL})(?P<more>[余多])?(?P<size>{_MAGNITUDE})?(?P<more_>[余多])?"
            rf"(?P<unit>(?:{units})(?<!人(?=口))(?!级(?!以上)|目(?!标))|(?:{latin})(?![A-Za-z\d])|(?P<shared>{_SHARED})|(?P<order>元?级(?=[,、。;]|$))|(?=$|[以左,、。;]))"
        )
        self._chinese = re.compile(
            rf"(?<![第一二两三四五六七八九十百千万\d])(?P<high>[一二两三四五六七八九十][二三四五六七八九十百千]*)(?P<unit>{units})(?<!人(?=口))"
            r"|(?<![一二两三四五六七八九十百千万\d几数上近逾])(?P<round>[百千万])(?P<counted>[家项])(?=[\u4e00-\u9fff])(?!争鸣|万户|[百千万])"
        )
        self._before = {w: k for k in self._lists(vocabulary, "before_") for w in vocabulary[f"number.before_{k}"]}
        self._longest = max(map(len, self._before))
        self._never_spelt = frozenset(vocabulary["number.never_spelt"])
        self._sums = vocabulary["number.sum"]
        self._after = {k: vocabulary[f"number.{k}"] for k, _ in _AFTER}

    @staticmethod
    def _lists(vocabulary: Vocabulary, prefix: str) -> list[str]:
        return [n.removeprefix(f"number.{prefix}") for n in vocabulary if n.startswith(f"number.{prefix}")]

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """Quantities in ``text[start:end]``, in order."""
        found = [*self._arabic(text, start, end), *self._spelt(text, start, end), *self._fractions(text, start, end)]
        found.sort(key=lambda q: (q.start, -q.end))
        return [q for i, q in enumerate(found) if not any(p.end > q.start for p in found[:i])]

    def _arabic(self, text: str, start: int, end: int) -> Iterator[Quantity]:
        for m in self._number.finditer(text, start, end):
            lead, marks = self._lead(text, start, m.start())
            printed = self._printed_unit(text, lead, m, marks)
            unit, factor = _unit(m["size"] or "", printed)
            if not printed and not self._stands_bare(text, m, marks):
                continue
            low = None
            if m["low"]:
                size = m["low_size"] or ("" if m["low_unit"] else m["size"] or "")
                low = _number(m["low"]) * _size(size) / (_size(m["size"] or "") / factor)
            value = _number(m["high"]) * factor
            if _DAMAGED.match(m["high"]):
                marks |= {"damaged"}
            yield self._quantity(text, (lead, *m.span()), (low, value, unit), marks, bool(m["more"] or m["more_"]))

    def _printed_unit(self, text: str, lead: int, m: re.Match[str], marks: frozenset[str]) -> str:
        """The unit, 元 where the sum or its noun implies it: 5万、3万元; 7000亿级; 产值突破100亿."""
        reaches = marks & {"reach", "passes", "above"}
        if m["order"]:
            return "元" if m["size"] and reaches else ""
        if m["unit"] or not m["size"]:
            return str(m["unit"])
        summed = reaches and m["size"] != "百" and text.endswith(self._sums, 0, lead)
        return "元" if m["shared"] is not None or summed else ""

    @staticmethod
    def _stands_bare(text: str, m: re.Match[str], marks: frozenset[str]) -> bool:
        """Whether a number is one without a unit: 降到1.3以下, 总体水平达到65."""
        if m["order"] or text.startswith(("、", "和"), m.end()):
            return False
        if "." in m["high"]:
            return not m["size"] and bool(marks & {"reach", "at_most", "below"})
        return not m["size"] and "reach" in marks and len(m["high"]) < _LONG

    def _spelt(self, text: str, start: int, end: int) -> Iterator[Quantity]:
        for m in self._chinese.finditer(text, start, end):
            lead, marks = self._lead(text, start, m.start())
            if _NAME.match(text, m.end()) or text.startswith("届", m.start() - 1):
                continue
            numeral, unit = m["high"] or f"一{m['round']}", m["unit"] or m["counted"]
            single = numeral == "一" and not marks & {"at_least", "at_most"}
            if single or unit in self._never_spelt:
                continue
            value = float(cn2an.cn2an(numeral, "smart"))
            yield self._quantity(text, (lead, *m.span()), (None, value, unit), marks, False)
        for m in _ROUND.finditer(text, start, end):
            lead, marks = self._lead(text, start, m.start())
            if _PASSES.match(text, m.start() - 2):
                lead, marks = min(lead, m.start() - 1), marks | {"passes"}
            if marks & {"reach", "passes", "above"}:
                size, unit = m["size"] or m["order"], m["unit"] or "亿元"
                yield self._quantity(text, (lead, *m.span()), (None, _size(size), unit), marks, False)
        for m in _FOREMOST.finditer(text, start, end):
            if not _ARRIVES.search(text, start, m.start()):
                continue
            lead, marks = self._lead(text, start, m.start())
            value = float(m["place"] if m["place"][0].isdigit() else cn2an.cn2an(m["place"], "smart"))
            yield self._quantity(text, (lead, *m.span()), (None, value, "名"), marks, False)

    def _fractions(self, text: str, start: int, end: int) -> Iterator[Quantity]:
        for m in _FRACTION.finditer(text, start, end):
            lead, marks = self._lead(text, start, m.start())
            unit = "‰" if m["permille"] else "%"
            yield self._quantity(text, (lead, *m.span()), (None, round(_percent(m), 2), unit), marks, False)

    def _lead(self, text: str, floor: int, at: int) -> tuple[int, frozenset[str]]:
        """Walks left over words that govern the number; 2025年底前|达到 is a deadline, 进入前|10位 a rank."""
        marks: set[str] = set()
        while True:
            for size in range(min(self._longest, at - floor), 0, -1):
                kind = self._before.get(text[at - size : at])
                if kind == "first" and _BY.match(text, at - size - 1):
                    continue
                if kind and not _JOINED.match(text, at - size - 1):
                    marks.add(kind)
                    at -= size
                    break
            else:
                return at, frozenset(marks)

    def _quantity(
        self,
        text: str,
        place: tuple[int, int, int],
        amount: tuple[float | None, float, str | None],
        marks: frozenset[str],
        more: bool,
    ) -> Quantity:
        lead, start, end = place
        low, value, unit = amount
        comparator: Comparator = next((c for k, c in _BEFORE if k in marks), ">" if more else "=")
        if (noted := _NOTED.match(text, end)) and text.startswith(self._after["or_more"], noted.end()):
            end = noted.end()
        for kind, sign in _AFTER:
            if word := next((w for w in self._after[kind] if text.startswith(w, end)), None):
                end += len(word)
                comparator = sign if comparator in ("=", "~") else comparator
        if "first" in marks:
            comparator = "<="
        elif "nth" in marks:
            comparator = "="
        if low is not None:
            return Quantity(lead, start, end, low, value, unit, "range", marks)
        return Quantity(lead, start, end, value, None, unit, comparator, marks)


def _number(printed: str) -> float:
    return float(printed.replace(",", ""))


def _size(magnitude: str) -> float:
    product = 1.0
    for char in magnitude:
        product *= _SCALE[char]
    return product


def _unit(magnitude: str, unit: str) -> tuple[str | None, float]:
    """The unit a number is given in and the factor to it: counts lose 万 and 亿, money keeps the last of them."""
    if unit.endswith("元") and magnitude[-1:] in ("万", "亿"):
        return magnitude[-1] + unit, _size(magnitude[:-1])
    return unit or None, _size(magnitude)


def _percent(m: re.Match[str]) -> float:
    """In hundredths; 千分之三 in thousandths."""
    if m["half"]:
        return 50.0
    if m["percent"] == "百":
        return 100.0
    if printed := m["percent"] or m["permille"]:
        return float(printed if printed[0].isdigit() else cn2an.cn2an(printed, "smart"))
    if m["over"]:
        return 100.0 * int(m["over"]) / max(1, int(m["under"]))
    if m["part"]:
        return 100.0 * float(cn2an.cn2an(m["count"], "smart")) / float(cn2an.cn2an(m["part"], "smart"))
    return 10.0 * float(cn2an.cn2an(m["tenth"], "smart"))
