"""Bodies that are printed by their function alone: 市财政部门, 市发改、科信、财政等部门, 县级以上人民政府科技主管部门.

Pure functions over text. A function's word (发改, 人力资源社会保障) is what the gazetteer's short forms leave without their
ending, or a word of ``agency.function_word``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.designation import places_at
from ingest.identity import fold
from ingest.lexicon import Lexicon
from ingest.model import Span
from ingest.wording import any_of

_MARK = re.compile(r"(?:[、，,；;：:（(\s和及与或]|以及|会同)$")
_BETWEEN = re.compile(r"(?:[、，,和及与]|以及)$")
_SEVERAL = re.compile(r"[、和及与各级]")
_LONGEST_WORD = 12


class Department(NamedTuple):
    """One member of a list: its range as printed, and its name with the ending, and a collective head, that are shared."""

    span: Span
    name: str


class Designated(NamedTuple):
    """A department's name taken apart: 市 and 财政; ``head`` is empty where none is printed."""

    head: str
    word: str


def departments(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, tuple[Department, ...]]]:
    """Every list of departments in ``text``, from its head to its ending, with its members in printed order."""
    position = 0
    for tail in _tail(lexicon.vocabulary["agency.department_kind"]).finditer(text):
        words = _words_before(text, position, tail, lexicon)
        head = _head_before(text, position, words[0].start, lexicon) if words else None
        if head is None:
            continue
        whole = Span(words[0].start - len(head), tail.end())
        yield whole, tuple(_members(text, whole, words, tail))
        position = tail.end()


def designated(name: str, lexicon: Lexicon) -> Designated | None:
    """The place or level and the function of one body (市财政部门); None for collectives of several levels."""
    text = fold(name)
    tail = _tail(lexicon.vocabulary["agency.department_kind"]).search(text)
    if tail is None or tail.end() != len(text) or tail["more"] or tail["noun"] == "单位":
        return None
    words = _words_before(text, 0, tail, lexicon)
    if len(words) != 1:
        return None
    head, word = text[: words[0].start], text[words[0].start : words[0].end]
    head = head.removesuffix("人民政府").removesuffix("政府")
    levels = (*lexicon.vocabulary["agency.level"], *lexicon.vocabulary["agency.nation"])
    return Designated(head, word) if not head or head in levels or _is_place(head, lexicon) else None


def of_level(name: str, level: str, lexicon: Lexicon) -> str:
    """A department that is printed without a place is that of the document's own government: 市财政部门."""
    department = designated(name, lexicon)
    return level + name if department is not None and not department.head else name


def _members(text: str, whole: Span, words: list[Span], tail: re.Match[str]) -> Iterator[Department]:
    head = text[whole.start : words[0].start]
    shared = head if _SEVERAL.search(head) else ""
    for i, word in enumerate(words):
        last = i == len(words) - 1
        start = whole.start if i == 0 else word.start
        end = tail.end("noun") if last and not tail["more"] else word.end
        kind = text[word.end : end] if last and not tail["more"] else tail["kind"]
        yield Department(Span(start, end), (shared if i else head) + text[word.start : word.end] + kind)


def _words_before(text: str, first: int, tail: re.Match[str], lexicon: Lexicon) -> list[Span]:
    """The functions that end at ``tail``, in printed order; 监管 in 市场监管部门 is the function's."""
    if tail["noun"] == "单位" and not tail["more"]:
        return []  # 建设单位 is no department.
    last = None if tail["more"] else _word_before(text, first, tail.start("noun"), lexicon)
    word = last or _word_before(text, first, tail.start(), lexicon)
    found: list[Span] = []
    while word is not None:
        found.insert(0, word)
        between = _BETWEEN.search(text[first : word.start])
        word = _word_before(text, first, first + between.start(), lexicon) if between else None
    return found


def _word_before(text: str, first: int, end: int, lexicon: Lexicon) -> Span | None:
    starts = range(max(first, end - _LONGEST_WORD), end - 1)
    return next((Span(start, end) for start in starts if text[start:end] in lexicon.functions), None)


def _head_before(text: str, first: int, end: int, lexicon: Lexicon) -> str | None:
    """What stands between the last mark and the first function: nothing, a level, a grade, a place; else None."""
    words = lexicon.vocabulary
    heads = _heads(words["agency.function_head"] + words["agency.nation"], words["agency.level"])
    found = heads.search(text[first:end])
    head = found[0] if found else ""
    before = text[first : end - len(head)]
    if not before or _MARK.search(before):
        return head
    place = re.split(r"[、，,；;：:（(]", text[first:end])[-1]
    return place if _is_place(place, lexicon) else None


def _is_place(name: str, lexicon: Lexicon) -> bool:
    return any(end == len(name) for _, end in places_at(name, 0, None, lexicon))


@lru_cache(maxsize=4)
def _tail(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """What a list of departments ends with: 等有关部门, 行政主管部门."""
    return re.compile(
        rf"(?P<more>等?(?:有关|相关|各)?)(?P<kind>(?:{any_of(kinds)})?(?P<noun>部门|单位|机关|(?<=主管)机构))"
        r"(?:[、和](?:单位|机构))?(?=$|[、，,；;：:（(）)\s和及与或]|以及|会同|共同)"
    )


@lru_cache(maxsize=4)
def _heads(grades: tuple[str, ...], levels: tuple[str, ...]) -> re.Pattern[str]:
    word = any_of((*grades, *levels)) + r"|[（(][市县区州盟旗、]+[)）]"
    return re.compile(rf"(?:{word})(?:[、和及与]?(?:{word}))*(?:人民政府|政府)?$")
