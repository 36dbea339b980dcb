"""One printed recipient for several sums: 国家级、省级技术创新中心 with 1000万元、500万元 are two recipients."""

from __future__ import annotations

import re

from ingest.model import Vocabulary
from ingest.rules.funding_phrase import RANK
from ingest.wording import any_of

_SEPARATOR = re.compile(r"[、或]|和(?!谐|解)|(?<![参给赋])与|以?及(?!其|时|以上)|(?<=”)(?=“)")
_ENUMERATION = re.compile("、")
"""智能工厂、数字化车间和自动化生产线 with two sums: what 和 joins is one member."""
_SEALED = re.compile(r"“[^“”]*”|《[^《》]*》|[(（][^()（）]*[)）]")
_UNIT = r"(?:[亿万千百])*(?:美元|元|家|%|平方米|人|名|个|亩|项|件|吨|户)?"
_SUM = re.compile(
    rf"\d[\d.,]*{_UNIT}(?:\([^)]*\))?(?:以上|以下)?(?:[至-][\d.]+{_UNIT}(?:以上|以下)?)?(?:[(（]不?含[)）])?(?:美?元)?"
)


class Splitter:
    """Deals a recipient out to ``n`` sums."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        manner, deeds = any_of(vocabulary["funding.deed_manner"]), any_of(vocabulary["funding.deed"])
        self._deed = re.compile(rf"(?:{manner})*(?:{deeds})|在")
        self._levels = vocabulary["funding.level"]
        self._level = re.compile(any_of(self._levels))
        self._payees = vocabulary["funding.payee"]
        self._predicates = vocabulary["funding.predicate"]

    def split(self, recipient: str, n: int) -> list[str] | None:
        """``n`` recipients, each with the words that they share, or None where the text does not fall into ``n``."""
        items = _items(recipient)
        if n < 2 or len(items) < n:
            return None
        groups = next((found for found in (items, _items(recipient, _ENUMERATION)) if len(found) == n), None)
        return self._by_token(recipient, n) or (self._by_item(groups) if groups else None)

    def tiers(self, condition: str, n: int) -> list[str] | None:
        """A condition with ``n`` thresholds as ``n`` conditions."""
        tiers = self._by_token(f"{condition}的", n) if n > 1 else None
        return [tier.removesuffix("的") for tier in tiers] if tiers else None

    def members(self, recipient: str) -> list[str]:
        """All members of a list, for one sum that goes to each of them."""
        shared = recipient[: recipient.rfind("等领域") + 3] if "等领域" in recipient else ""
        rest = recipient.removeprefix(shared)
        items = _items(rest)
        return [shared + one for one in self.split(rest, len(items)) or [rest]]

    def labelled(self, recipient: str, label: str) -> str:
        """国家级、省级X + 省级 → 省级X; a label that is no level says who (高级工1000元)."""
        if label not in self._levels:
            return label
        levels = "|".join(self._levels)
        run = re.search(rf"(?:{levels})(?:[、和](?:{levels}))+", recipient)
        return recipient[: run.start()] + label + recipient[run.end() :] if run else label + recipient

    def instead(self, recipient: str, token: str) -> str | None:
        """省级以上龙头企业 + 市级 → 市级龙头企业: the one of another level or rank; None where ``token`` is neither."""
        kind = next((k for k in (self._level, RANK) if k.fullmatch(token)), None)
        m = kind.search(recipient) if kind else None
        return (
            recipient[: m.start()] + token + recipient[m.end() :].removeprefix("及").removeprefix("以上") if m else None
        )

    def _by_token(self, text: str, n: int) -> list[str] | None:
        """…国家级、省级X, 达到2000万元、5000万元的企业, A类、B类人才: what differs; what stands around it is shared."""
        spans = _spans(text)
        runs = [spans[i : i + n] for i in range(len(spans) - n + 1)]
        tried = (self._in_run(text, run, token) for token in (self._level, _SUM, RANK) for run in runs)
        return next((names for names in tried if names), None)

    def _in_run(self, text: str, run: list[tuple[int, int]], token: re.Pattern[str]) -> list[str] | None:
        """The members of one run where the first ends with a token, the last begins with one, all between are one."""
        (start, first_end), (last_start, end) = run[0], run[-1]
        ends = next((m for m in token.finditer(text, start, first_end) if m.end() == first_end), None)
        begin = token.match(text, last_start, end)
        between = [text[a:b] for a, b in run[1:-1]]
        if not ends or not begin or not all(token.fullmatch(item) for item in between):
            return None
        head, tail = text[: ends.start()], text[begin.end() :]
        if token is self._level and not tail:
            return None
        return [head + one + tail for one in self._alike([ends.group(), *between, begin.group()])]

    @staticmethod
    def _alike(tokens: list[str]) -> list[str]:
        """省、市级 → 省级、市级; A、B类 → A类、B类."""
        ending = tokens[-1][-1:]
        if ending not in ("级", "类") or tokens[0].endswith(ending):
            return tokens
        return [one if one.endswith(ending) else one + ending for one in tokens]

    def _by_item(self, items: list[str]) -> list[str]:
        """Whole members; the opening of the first (新认定的) and the ending of the last (”的企业, 集群) are shared."""
        opening, ending = self._opening(items[0]), self._ending(items)
        return [
            ("" if i == 0 or item.startswith(opening) else opening) + item + ("" if i == len(items) - 1 else ending)
            for i, item in enumerate(items)
        ]

    def _opening(self, first: str) -> str:
        plain = _SEALED.sub(lambda m: "□" * len(m.group()), first)
        if "的" in plain[:-2]:
            return first[: plain.rindex("的", 0, len(plain) - 2) + 1]
        ends = [first.rfind(w, 0, -2) + len(w) for w in self._predicates if w in first[:-2]]
        deed = self._deed.match(first)
        return first[: max(ends)] if ends else deed.group() if deed else ""

    def _ending(self, items: list[str]) -> str:
        """What the last adds to all: ”的企业, 集群; 的企业 where what the members are is told by a common 认定为."""
        head = items[-1].rpartition("的")[2]
        if f"的{head}" in items[-1] and head in self._payees and any(w in items[0] for w in self._predicates):
            return "" if any(item.endswith(f"的{head}") for item in items[:-1]) else f"的{head}"
        return _ending(items)


def _ending(items: list[str]) -> str:
    last = items[-1]
    if m := re.search(r"”(的?[^“”]+)$", last):
        return m[1] if all(item.endswith("”") for item in items[:-1]) else ""
    first = items[0]
    name, of, head = last.rpartition("的")
    if of and not any("的" in item[-4:] for item in items[:-1]) and all(i.endswith(name[-1:]) for i in items[:-1]):
        return of + head
    for size in range(min(len(first), len(last)), 0, -1):
        at = last.find(first[-size:])
        alike = size > 1 or all(item.endswith(first[-1]) for item in items[:-1])
        if at >= 0 and at + size < len(last) and alike:
            return last[at + size :]
    return ""


def _items(text: str, separator: re.Pattern[str] = _SEPARATOR) -> list[str]:
    """Parted at list marks that stand outside quotes and brackets."""
    return [text[a:b] for a, b in _spans(text, separator)]


def _spans(text: str, separator: re.Pattern[str] = _SEPARATOR) -> list[tuple[int, int]]:
    sealed = [m.span() for m in _SEALED.finditer(text)]
    marks = [m for m in separator.finditer(text) if not any(a < m.start() < b for a, b in sealed)]
    edges = [0, *(edge for m in marks for edge in m.span()), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
