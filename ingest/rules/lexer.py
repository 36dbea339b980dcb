"""A part of a passage → its words, each with a tag: what the grammar of names is read from.

Longest words win from the left, which lets a protective word (对接, 参与) hide the particle inside it. Vocabulary:
``data/gazetteers/words/noun_phrase.csv``, one list a tag, and the head nouns of the family that reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add
from typing import NamedTuple

from ingest.model import Vocabulary

_LISTS = (
    *("tail", "weak", "adverb", "particle", "preposition", "relative"),
    *("support", "govern", "nominal", "attribute", "many", "sum", "join", "level", "keep"),
)
"""Names of the lists; a word in several has the tag of the last."""
_QUOTED = re.compile(r"[“‘「『\"][^“”‘’「」『』\"。；\n]{1,40}[”’」』\"]")
_BRACKET = re.compile(r"[(（〔\[][^()（）〔〕\[\]。；\n]{1,24}[)）〕\]]")
_COUNT = re.compile(
    r"\d[\d.,]*(?:[-—~～至]\d+)?\s*[余多]?(?:个百分点|年度|[家个所座条项名批处支类种位件款对轮次场万亿%％年月日届亩头只吨羽元户床栋艘辆台套]|千瓦|兆瓦|[平立]方米|平方?公里)+(?:以上|左右|以内|以下)?"
)
_WORDED = re.compile("[一二三四五六七八九十百千]{2,4}[余多]?[个家项座所条类种名场]")
_PATTERNS = {
    **dict.fromkeys("一二三四五六七八九十百千", (_WORDED, "many")),
    **dict.fromkeys('“‘「『"', (_QUOTED, "quoted")),
    **dict.fromkeys("(（〔[", (_BRACKET, "bracket")),
    **dict.fromkeys("0123456789０１２３４５６７８９", (_COUNT, "many")),
}
"""What may begin with a character that is no word."""
_BRACKET_MOST = 10
_LISTED = re.compile(r"[\d，,、：:]")
_YEARS = re.compile(r"\d{4}[-—–~～至]+\d{4}年?")
_NUMBER = (
    r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]+[条章节]"
    r"|\d{1,2}[.．﹒、]?(?=\D)|\d{3}[.．﹒、]|专栏\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))"
)
_ITEM = re.compile(rf"\s*(?:[-—•·]+\s*{_NUMBER}?|{_NUMBER})\s*")
"""The number of an item at the head of a part."""
_LINKED = re.compile(r"[\u4e00-\u9fff”][—–－][\u4e00-\u9fff“]")
_MARKS = {
    "、": "list",
    **dict.fromkeys("，,：:？?！!…—/|()（）〔〕．", "punct"),
    **dict.fromkeys("《》〈〉", "title"),
    **dict.fromkeys(" \t\u3000\u00a0", "blank"),
}


class Token(NamedTuple):
    """A word with its tag; ``x`` is a single character that no list knows."""

    start: int
    end: int
    tag: str


class Lexer:
    """Leftmost-longest words with their tags; ``heads`` are tagged ``head`` and win over every list."""

    def __init__(self, vocabulary: Vocabulary, heads: Iterable[str]) -> None:
        heads = frozenset(heads)
        words = {word: name for name in _LISTS for word in vocabulary.get(f"noun_phrase.{name}", ())}
        self._tags = {**words, **dict.fromkeys(heads, "head")}
        self._sizes = _sizes(self._tags)
        self._head_sizes = _sizes(heads)
        self._kept_sizes = _sizes(word for word, name in self._tags.items() if name == "keep")
        self._signs = frozenset(word[-2:] for word in heads)
        self._remarks = vocabulary.get("noun_phrase.remark", ())

    def may_hold_head(self, text: str, start: int, end: int) -> bool:
        """Cheap: do the last two characters of any head stand there? Most parts have none and need no tokens."""
        part = text[start:end]
        return not self._signs.isdisjoint(map(add, part, part[1:])) or not self._signs.isdisjoint(part)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of ``text[start:end]``; quoted pieces and short brackets are one token each."""
        found: list[Token] = []
        at = start
        number = _ITEM.match(text, start, end)
        if number and not _COUNT.match(text, start, end):
            found.append(Token(start, number.end(), "punct"))
            at = number.end()
        while at < end:
            token = self._next(text, at, end)
            if token.tag != "blank":
                found.append(token)
            at = token.end
        return found

    def _next(self, text: str, at: int, end: int) -> Token:
        char = text[at]
        pattern, kind = _PATTERNS.get(char, (None, ""))
        hit = pattern.match(text, at, end) if pattern else None
        if hit:
            return Token(at, hit.end(), kind if kind != "bracket" else self._bracket(hit.group()[1:-1]))
        for size in (*self._sizes.get(text[at : at + 2], ()), *self._sizes.get(char, ())):
            stop = at + size
            tag = self._tags.get(text[at:stop])
            if tag and stop <= end and (tag == "head" or not self._crossed(text, at, stop)):
                return Token(at, stop, tag)
        return Token(at, at + 1, "x" if _is_link(text, at) else _MARKS.get(char, "x"))

    def _bracket(self, inner: str) -> str:
        """``bracket`` where it may belong to a name ((浙江), (2020-2025)), ``aside`` where it remarks on it."""
        if _YEARS.fullmatch(inner):
            return "bracket"
        remarks = len(inner) > _BRACKET_MOST or _LISTED.search(inner) or any(word in inner for word in self._remarks)
        return "aside" if remarks else "bracket"

    def _crossed(self, text: str, at: int, stop: int) -> bool:
        """Does a head noun begin inside the word and end behind it? 夯|实行|动 is 夯实|行动, 实行|动态 is not."""
        crossed = any(
            inner + size > stop and self._tags.get(text[inner : inner + size]) == "head"
            for inner in range(at + 1, stop)
            for size in self._head_sizes.get(text[inner : inner + 2], ())
        )
        return crossed and not any(
            self._tags.get(text[stop : stop + size]) == "keep"
            for size in self._kept_sizes.get(text[stop : stop + 2], ())
        )


def _is_link(text: str, at: int) -> bool:
    """南宁—柳州—桂林经济走廊: a lone dash between two words is part of the name."""
    return text[at] in "—–－" and bool(_LINKED.match(text, max(at - 1, 0)))


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First two characters → how long the words are that begin with them, longest first; a word of one stands for itself."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    return {char: tuple(sorted(sizes, reverse=True)) for char, sizes in found.items()}
