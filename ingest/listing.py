"""How a printed list is marked off: separators, brackets, collectives that hold separators, and 等 behind the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.model import Span, Vocabulary
from ingest.wording import any_of

_DEFINITION = re.compile(r"[（(](?:以下[^（()）]*称|(?:包括|含)[^（()）]*下同)[^（()）]*[)）]$")


def pieces(text: str, words: Vocabulary) -> Iterator[Span]:
    """What stands between 、，；, brackets and collectives such as 各市、县、区政府 left whole."""
    kept = whole(text, words)
    marks = re.finditer(any_of(words["agency.hard"]), text)
    cuts = [Span(*m.span()) for m in marks if not any(k.start < m.start() < k.end for k in kept)]
    starts = [0, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), len(text)]
    return (Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def whole(text: str, words: Vocabulary) -> list[Span]:
    """Ranges that no separator cuts: collectives, and what stands in brackets."""
    lists = _collective_list(*(words[f"agency.{name}"] for name in ("quantifier", "bare_level", "government")))
    return [Span(*m.span()) for m in lists.finditer(text)] + _bracketed(text, words)


def trim(text: str, span: Span, words: Vocabulary) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while True:
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        defined = _DEFINITION.search(text, start, end)
        if defined:
            end = defined.start()
        word = next((w for w in words["agency.trailing"] if text.endswith(w, start, end)), None)
        if word is None:
            return Span(start, end)
        end -= len(word)


def without_trailing(text: str, words: Vocabulary) -> str:
    for word in words["agency.trailing"]:
        text = text.removesuffix(word)
    return text


def _bracketed(text: str, words: Vocabulary) -> list[Span]:
    """Ranges between brackets that match; one that was never closed brackets nothing."""
    opened: list[int] = []
    found = []
    for position, character in enumerate(text):
        if character in words["agency.open"]:
            opened.append(position)
        elif character in words["agency.close"] and opened:
            found.append(Span(opened.pop(), position))
    return found


@lru_cache(maxsize=4)
def _collective_list(many: tuple[str, ...], levels: tuple[str, ...], ends: tuple[str, ...]) -> re.Pattern[str]:
    """A collective that holds separators itself: 各市、县、区政府, 有关市、区, 市、区科技局, 各省、自治区、直辖市科技厅."""
    some = f"(?:{'|'.join(many)})"
    level = f"(?:{'|'.join(levels)})(?:[(（〔][^()（）〔〕]{{1,8}}[)）〕])?"
    list_of_levels = f"{level}(?:[、，,和及]{level})+"
    governments = f"(?:{'|'.join(ends)})(?!各|办|有关|相关|部门|[\u4e00-\u9fff]*[局委厅办])"
    provinces = f"省、自治区、直辖市(?:[、和及]{level})*[^、，,；;]*"
    alone = f"{some}{list_of_levels}(?=$|[、，,；;）)])"
    offices = f"(?<![^、，,；;：:（(]){list_of_levels}(?=[\u4e00-\u9fff]{{1,12}}[局委厅办])"
    return re.compile(f"{some}*{provinces}|{some}*{list_of_levels}{governments}|{alone}|{offices}")
