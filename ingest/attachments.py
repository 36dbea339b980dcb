"""Documents inside a document: 附件1 above a plan, or the title that the list of attachments has announced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Span

_SIGNS = " \t\u3000#>*-"
_MARKS = re.escape(_SIGNS)
_HEADING = re.compile(
    rf"^[{_MARKS}]*附件[ \t]*(?P<number>[\d一二三四五六七八九十]{{0,2}})[ \t]*[:：]?\s*(?=[^\d\s:：][^。\n]{{0,60}}$)",
    re.MULTILINE,
)
_LIST = re.compile(rf"^[{_MARKS}]*附件[ \t]*[:：]\s*(?=1[.．、])", re.MULTILINE)
_ITEM = re.compile(rf"[{_MARKS}\n]*(?P<number>\d{{1,2}})[.．、](?P<title>[^\n]+)")
_LINE = re.compile(r"^.*$", re.MULTILINE)
_LIKELY_LIST = 60
"""So close to the next a heading is an item of their list."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """``label`` is 附件 with its number as printed; its title begins at ``span.end``."""

    label: str
    span: Span


def find_attachments(text: str, within: Span) -> tuple[Attachment, ...]:
    """Where attached documents begin, in reading order."""
    found = [*_headed(text, within), *_announced(text, within)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _headed(text: str, within: Span) -> Iterator[Attachment]:
    matches = list(_HEADING.finditer(text, within.start, within.end))
    for match, following in pairwise([*matches, None]):
        if match and (following is None or following.start() - match.start() > _LIKELY_LIST):
            yield Attachment(f"附件{match['number']}", Span(match.start(), match.end()))


def _announced(text: str, within: Span) -> Iterator[Attachment]:
    """Lines that repeat a title of a list of attachments."""
    for listed in attachment_lists(text, within):
        titles = {_folded(item["title"]): item["number"] for item in _ITEM.finditer(text, listed.start, listed.end)}
        for line in _LINE.finditer(text, listed.end, within.end):
            number = titles.pop(_folded(line[0]), None)
            if number:
                title = line.start() + len(line[0]) - len(line[0].lstrip(_SIGNS))
                yield Attachment(f"附件{number}", Span(line.start(), title))


def attachment_lists(text: str, within: Span) -> Iterator[Span]:
    """From 附件： to the end of its last item: 1.…办法 2.…细则."""
    for opening in _LIST.finditer(text, within.start, within.end):
        end, value = opening.end(), 1
        while (item := _ITEM.match(text, end, within.end)) and int(item["number"]) == value:
            end, value = item.end(), value + 1
        yield Span(opening.start(), end)


def _folded(line: str) -> str:
    return re.sub(rf"[{_MARKS}《》]", "", line)
