"""What stands below the text of a document: signature, day, imprint, distribution, list of attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.describe.dates import iso_day
from ingest.describe.language import DATE, HEADING, Language
from ingest.describe.lines import Line
from ingest.model import Span

_SIGNATURE = re.compile(rf"(?P<bodies>\D*?)(?P<day>{DATE})(?P<imprint>印发)?")
_NOTE = re.compile(r"[（(【][^（）()【】\n]{1,60}[）)】]")
_PERSON = re.compile(r"(?:[主会省市区县州部局]长|主任|主席|总理)[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff]{2,4}")
_DISTRIBUTION = re.compile(r"(?:抄送|分送|主送|联系人|联系方式|联系单位|咨询电话)")
_ATTACHMENTS = re.compile(r"附件?[:：\d]?")
_LAST_LINES, _LAST_DISTRIBUTION = 40, 4


@dataclass(frozen=True, slots=True)
class Closing:
    """``signed`` are the lines that name bodies; ``imprint`` says that it is only the line of printing (…日印发)."""

    signed: tuple[Span, ...] = ()
    date: str | None = None
    imprint: bool = False


def read_closing(lines: Sequence[Line], text_start: int, words: Language) -> Closing:
    """The first signature with a day below ``text_start``; else the body that the last line names."""
    below = [line for line in lines if line.start >= text_start]
    imprint: Closing | None = None
    for index, line in enumerate(below):
        signature = _SIGNATURE.fullmatch(line.text)
        if signature is None or (signature["bodies"] and not words.is_body(signature["bodies"])):
            continue
        own = Span(line.start, line.start + len(signature["bodies"]))
        bodies = [own] if signature["bodies"] else _bodies_above(below, index, words)
        found = Closing(tuple(bodies), iso_day(signature["day"]), bool(signature["imprint"]))
        if not found.imprint:
            return found
        imprint = imprint or found
    return imprint or Closing(tuple(_bodies_above(below, len(below), words)))


def body_end(lines: Sequence[Line], body_start: int, words: Language) -> int:
    """Where the text ends: above signature, notes, distribution and the list of attachments at the very end."""
    below = [line for line in lines if line.start >= body_start]
    if not below:
        return body_start
    keep = len(below)
    while keep and _closes(below[keep - 1].text, words):
        keep -= 1
    for start in range(max(0, len(below) - _LAST_LINES), keep):
        text = below[start].text
        distribution = _DISTRIBUTION.match(text) and keep - start <= _LAST_DISTRIBUTION
        if distribution or (_ATTACHMENTS.match(text) and _lists(below[start:keep])):
            keep = start
            break
    while keep and _closes(below[keep - 1].text, words):
        keep -= 1
    return below[keep - 1].end if keep else body_start


def _bodies_above(lines: Sequence[Line], index: int, words: Language) -> list[Span]:
    """The names right above a day; a note in brackets (代章) or a person's name may stand between."""
    bodies: list[Span] = []
    for line in reversed(lines[max(0, index - 12) : index]):
        if words.is_body(line.text) and not HEADING.match(line.text):
            bodies.insert(0, Span(line.start, line.end))
        elif bodies or not (_NOTE.fullmatch(line.text) or _PERSON.fullmatch(line.text)):
            break
    return bodies


def _closes(text: str, words: Language) -> bool:
    signature = _SIGNATURE.fullmatch(text)
    if signature:
        return not signature["bodies"] or words.is_body(signature["bodies"])
    if HEADING.match(text) or "\t" in text:
        return False
    return words.is_body(text) or bool(_NOTE.fullmatch(text)) or bool(_DISTRIBUTION.match(text))


def _lists(lines: Sequence[Line]) -> bool:
    """附件：1.…清单 and the names below it, no sentence among them."""
    return all("。" not in line.text and len(line.text) <= 60 for line in lines)
