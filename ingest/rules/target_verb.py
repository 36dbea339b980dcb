"""The verbs that bring about what a number counts: at the head of a noun, inside it, at the end of what stands before."""

from __future__ import annotations

import re

from ingest.model import Vocabulary
from ingest.wording import any_of

_BOUND = re.compile(r"性(?!能)|型(?![号材])|式(?!样)|率(?!先)|者|员(?!工)|等(?!级)")
"""Makes one word with what stands before it: 保障性住房, 生产型企业; 服务项目建设(等工种) is no deed either."""
_SEAM = 4
"""The longest word that a verb may cut has so many signs."""
_NAMED = 2
"""So many signs name something."""
LEFT_OPEN = re.compile(r"[、,与及:—-]|和(?![美谐])|并(?![网购列])")
"""Opens what goes on: 、改扩建幼儿园."""


class Verbs:
    """Verbs by where they may stand: ``makes`` before any noun, ``gains`` and ``added`` before one that reaches its
    number, ``near`` right before the number, ``ahead`` what is no verb and may stand before one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.makes, self.gains = vocabulary["target.make"], vocabulary["target.gain"]
        fresh = tuple(w for w in self.makes if w.startswith("新"))
        self.added = _longest_first(self.gains, fresh, vocabulary["target.cover"])
        self.near = _longest_first(self.makes, vocabulary["target.make_near"])
        self.ahead = _longest_first(vocabulary["target.adverb"], vocabulary["target.wish"])
        self._far, self._generic = vocabulary["target.make_far"], vocabulary["target.generic"]
        self._between = _longest_first(self.ahead, vocabulary["target.between"], vocabulary["target.scope"])
        self._done = _longest_first(self.makes, vocabulary["target.deed"])
        self._whole, self._deeds = vocabulary["target.whole"], vocabulary["target.deed"]
        self._measures = vocabulary["target.measure"]
        self._seams = re.compile(any_of(vocabulary["target.fixed"]))

    def strip(self, text: str, start: int, end: int, verbs: tuple[str, ...]) -> tuple[int, str | None]:
        """Where the noun behind the leading verbs begins, and the last of them."""
        verb = None
        while True:
            rest = text[start:end]
            if rest.startswith(self._whole):
                return start, verb
            pool = self.makes if verb and verbs is self.added else verbs
            word = self._first(text, start, end, pool)
            skip = opener(rest, self.ahead)
            if skip and self.splits(text, start + len(skip)):
                skip = ""
            if word:
                verb, start = word, start + len(word)
            elif skip and (len(skip) > 1 or rest[len(skip) :].startswith(verbs)):
                start += len(skip)
            elif verb and LEFT_OPEN.match(rest) and self._first(text, start + 1, end, pool):
                start += 1
            else:
                return start, verb

    def past(self, text: str, start: int, end: int) -> int:
        """Where what the leading verbs bring about begins."""
        return self.strip(text, start, end, self.makes)[0]

    def _first(self, text: str, start: int, end: int, verbs: tuple[str, ...]) -> str | None:
        """The longest verb that opens a range, if it leaves a noun and cuts no word: 新增(建成区面积)."""
        rest = text[start:end]
        if rest.startswith(verbs):
            for word in verbs:
                if rest.startswith(word) and len(rest) > len(word) + 1 and not self.splits(text, start + len(word)):
                    return word
        if verbs is not self.makes or not rest.startswith(self._far):
            return None
        return next((w for w in self._far if self._reaches_far(rest, w)), None)

    def splits(self, text: str, at: int) -> bool:
        """Whether a verb that ends here is but the beginning of a word: 共建|筑, 建成|区, 引导|性."""
        around = self._seams.finditer(text, max(0, at - _SEAM), at + _SEAM)
        return _BOUND.match(text, at) is not None or any(m.start() < at < m.end() for m in around)

    def _reaches_far(self, rest: str, verb: str) -> bool:
        """更新(燃气管网), but no 更新项目, 更新改造工程, 种植面积."""
        if not rest.startswith(verb):
            return False
        noun = rest[len(verb) :]
        named = len(noun) > 1 and noun not in self._generic and not noun.endswith(self._measures)
        return named and not noun.startswith(self._deeds)

    def last(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where the last verb inside ends, if a noun follows it; one in a bracket or a fixed name is none."""
        found = [(i + len(v), v) for v in self.gains if len(v) > 1 and (i := text.rfind(v, start, end - 2)) >= 0]
        free = [(at, verb) for at, verb in found if not self.splits(text, at)]
        return max(
            (one for one in free if text.count("(", start, one[0]) == text.count(")", start, one[0])), default=None
        )

    def alone(self, left: str) -> str | None:
        """新开工(20个), 竣工投产(15个): the verbs alone, their noun stands before them."""
        verb = None
        while left:
            word = opener(left, self._done)
            skip = word or opener(left, self.ahead)
            if not skip:
                return None
            verb, left = word or verb, left[len(skip) :]
        return verb

    def at_end(self, left: str) -> str | None:
        """The verb that ends a text ("" where the text is empty but for adverbs); None where something else does."""
        while left:
            if left.endswith(self.near):
                return next(w for w in self.near if left.endswith(w))
            if not left.endswith(self._between):
                return None
            left = left[: -len(next(w for w in self._between if left.endswith(w)))]
        return ""

    def of_list(self, left: str) -> str | None:
        """实施核心软件、高端器件等(5个重大专项), 推进垃圾分类和(224个老旧小区改造): the verb that opens the list."""
        if not left.endswith(("等", "和", "及")):
            return None
        at, verb = self.strip(left, 0, len(left), self.near)
        return verb if len(left) - at > _NAMED else None


def opener(text: str, words: tuple[str, ...]) -> str:
    """The first of the words that a text opens with, "" where none does."""
    return next(word for word in words if text.startswith(word)) if text.startswith(words) else ""


def _longest_first(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word for words in lists for word in words}, key=lambda w: (-len(w), w)))
