"""One printed recipient for several sums: 国家级、省级技术创新中心 with 1000万元、500万元 are two recipients."""

from __future__ import annotations

import re

from ingest.model import Vocabulary

_SEPARATOR = re.compile(r"[、和及与或]|以及|(?<=”)(?=“)")
_SEALED = re.compile(r"“[^“”]*”|《[^《》]*》|[(（][^()（）]*[)）]")
_UNIT = r"(?:[亿万千百])*(?:美元|元|家|%|平方米|人|名|个|亩|项|件|吨|户)?"
_SUM = re.compile(rf"\d[\d.,]*{_UNIT}(?:\([^)]*\))?(?:以上|以下)?(?:[至-][\d.]+{_UNIT}(?:以上|以下)?)?(?:\(含\))?")


class Splitter:
    """Deals a recipient out to ``n`` sums."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._levels = vocabulary["funding.level"]
        self._predicates = vocabulary["funding.predicate"]

    def split(self, recipient: str, n: int) -> list[str] | None:
        """``n`` recipients, each with the words that they share, or None where the text does not fall into ``n``."""
        items = _items(recipient)
        if n < 2 or len(items) < n:
            return None
        return self._by_level(items, n) or self._by_sum(items, n) or (self._by_item(items) if len(items) == n else None)

    def tiers(self, condition: str, n: int) -> list[str] | None:
        """A condition with ``n`` thresholds as ``n`` conditions."""
        items = _items(condition)
        return self._by_sum(items, n) if n > 1 and len(items) >= n else None

    def members(self, recipient: str) -> list[str]:
        """All members of a list, for one sum that goes to each of them."""
        items = _items(recipient)
        return self.split(recipient, len(items)) or [recipient]

    def labelled(self, recipient: str, label: str) -> str:
        """国家级、省级X + 省级 → 省级X; a label that is no level says who (高级工1000元)."""
        if label not in self._levels:
            return label
        levels = "|".join(self._levels)
        run = re.search(rf"(?:{levels})(?:[、和](?:{levels}))+", recipient)
        return recipient[: run.start()] + label + recipient[run.end() :] if run else label + recipient

    def _by_level(self, items: list[str], n: int) -> list[str] | None:
        """…国家级、省级X: what differs is the level, what stands around it is shared."""
        for i in range(len(items) - n + 1):
            run = items[i : i + n]
            first = next((w for w in self._levels if run[0].endswith(w)), None)
            last = next((w for w in self._levels if run[-1].startswith(w) and len(run[-1]) > len(w)), None)
            if first and last and all(item in self._levels for item in run[1:-1]):
                head, tail = "、".join([*items[:i], run[0][: -len(first)]]), run[-1][len(last) :]
                tail = "、".join([tail, *items[i + n :]])
                suffix = "级" if last.endswith("级") and not first.endswith("级") else ""
                return [
                    head + level + (suffix if not level.endswith("级") else "") + tail
                    for level in (first, *run[1:-1], last)
                ]
        return None

    def _by_sum(self, items: list[str], n: int) -> list[str] | None:
        """达到2000万元、5000万元的企业: what differs is the threshold."""
        for i in range(len(items) - n + 1):
            run = items[i : i + n]
            ends = [m for m in _SUM.finditer(run[0]) if m.end() == len(run[0])]
            begin = _SUM.match(run[-1])
            if ends and begin and all(_SUM.fullmatch(item) for item in run[1:-1]):
                head, tail = "、".join([*items[:i], run[0][: ends[0].start()]]), run[-1][begin.end() :]
                sums = [ends[0].group(), *run[1:-1], begin.group()]
                return [head + one + "、".join([tail, *items[i + n :]]) for one in sums]
        return None

    def _by_item(self, items: list[str]) -> list[str]:
        """Whole members; the opening of the first (新认定的) and the ending of the last (”的企业, 集群) are shared."""
        opening, ending = self._opening(items[0]), _ending(items)
        return [
            ("" if i == 0 or item.startswith(opening) else opening) + item + ("" if i == len(items) - 1 else ending)
            for i, item in enumerate(items)
        ]

    def _opening(self, first: str) -> str:
        plain = _SEALED.sub(lambda m: "□" * len(m.group()), first)
        if "的" in plain[:-2]:
            return first[: plain.rindex("的", 0, len(plain) - 2) + 1]
        return next((w for w in self._predicates if first.startswith(w)), "")


def _ending(items: list[str]) -> str:
    last = items[-1]
    if m := re.search(r"”(的?[^“”]+)$", last):
        return m[1] if all(item.endswith("”") for item in items[:-1]) else ""
    first = items[0]
    for size in range(min(len(first), len(last)), 1, -1):
        at = last.find(first[-size:])
        if at >= 0 and at + size < len(last):
            return last[at + size :]
    return ""


def _items(text: str) -> list[str]:
    """Parted at list marks that stand outside quotes and brackets."""
    sealed = [m.span() for m in _SEALED.finditer(text)]
    items, start = [], 0
    for m in _SEPARATOR.finditer(text):
        if not any(a < m.start() < b for a, b in sealed):
            items.append(text[start : m.start()])
            start = m.end()
    return [item for item in (*items, text[start:]) if item]
