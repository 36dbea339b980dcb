"""How a number changes what it counts: the level to reach, what is added, growth in percent, a rank, a share."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Vocabulary
from ingest.rules.plain import Plain
from ingest.rules.target_noun import clip
from ingest.rules.target_reading import Change, Pair, Reading

_PASSES = frozenset({"passes", "above"})


class Changes:
    """Tells the change by marks, verb and noun; in a list by what the number before is."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def read(self, text: Plain, reading: Reading, former: Pair | None) -> tuple[Reading, Change]:
        """The change, and the reading without the growth that the noun ends in. A decline stays in the name of what
        changes (运营成本降低), so that its number is not read as a rise."""
        quantity, noun = reading.quantity, reading.noun
        if quantity.marks & {"first", "nth"}:
            return reading, "rank"
        grown = former is not None and former.change == "growth"
        if "grows" in quantity.marks or (noun.empty and grown and quantity.is_share):
            return reading, "growth"
        if quantity.is_share:
            return self._of_share(text, reading)
        rise = None if noun.behind else self._growth_at_end(text.text[noun.start : noun.end])
        if rise and (quantity.counts_money or rise == "增加") and rise not in self._words["decline"]:
            return self._without(text, reading, rise), "increase"
        return reading, self._of_count(text, reading, former)

    def _of_share(self, text: Plain, reading: Reading) -> tuple[Reading, Change]:
        noun = reading.noun
        word = self._growth_at_end(text.text[noun.start : noun.end])
        if word and not noun.behind:
            return self._without(text, reading, "" if word in self._words["decline"] else word), "growth"
        reaches = "reach" in reading.quantity.marks
        return reading, "growth" if noun.verb in self._words["growth"] and not reaches else "ratio"

    def _of_count(self, text: Plain, reading: Reading, former: Pair | None) -> Change:
        quantity, noun = reading.quantity, reading.noun
        adds = any(w in reading.clause for w in self._words["new"]) or (noun.verb or "").startswith("新")
        if quantity.marks & {"reach", "total"} or any(word in reading.clause for word in self._words["total"]):
            return "increase" if adds else "level"
        name = "" if noun.behind else text.text[noun.start : noun.end]
        added = former is not None and former.change == "increase" and self._is_added(reading, former)
        if name.startswith(self._words["new"]) or reading.clause.endswith(self._words["new"]):
            return "increase"
        if not added and self._is_level(reading, name):
            return "level"
        if noun.verb or (noun.behind and "passes" in quantity.marks and not quantity.counts_money):
            return "increase"
        if name and quantity.marks & _PASSES and not name.endswith(self._words["act"]) and self._opens(reading):
            return "level"
        if former and former.change in ("level", "increase"):
            return former.change
        bare = not quantity.marks and not noun.behind
        done = any(word in reading.clause for word in self._words["strive"]) or any(
            w in name for w in self._words["act"]
        )
        return "increase" if bare and done else "level"

    def _is_level(self, reading: Reading, name: str) -> bool:
        """粮食产量48万吨, 完成工业产值2400亿元: what a year yields; 完成投资 and 新增产能 add to it."""
        verb, words = reading.noun.verb, self._words
        if name.endswith(words["flow"]) and verb == "完成":
            return True
        passes = reading.quantity.marks & _PASSES and verb in words["support"]
        return name.endswith((*words["measure"], *words["flow"])) and (
            bool(passes) or verb is None or verb in words["state"]
        )

    def _is_added(self, reading: Reading, former: Pair) -> bool:
        """新增高标准农田90万亩、绿色食品认证面积50万亩: a measure in a list of what is added."""
        listed_new = "passes" not in reading.quantity.marks and any(w in reading.listed for w in self._words["new"])
        return listed_new or former.indicator.endswith(self._words["measure"])

    def _opens(self, reading: Reading) -> bool:
        """跨境电商企业突破400家 behind a comma, or one of a run (A、B分别突破): no member of a list of what is added."""
        before = reading.listed[: -len(reading.clause)] if reading.clause else reading.listed
        alone = not any(char.isdigit() for char in before) or reading.turn is not None
        return alone and not any(word in reading.listed for word in ("其中", *self._words["new"]))

    @staticmethod
    def _without(text: Plain, reading: Reading, word: str) -> Reading:
        start, end = clip(text.text, reading.noun.start, reading.noun.end - len(word))
        return replace(reading, noun=replace(reading.noun, start=start, end=end))

    def _growth_at_end(self, noun: str) -> str | None:
        return next((word for word in self._words["growth"] if noun.endswith(word)), None)
