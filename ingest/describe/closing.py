"""What stands below the text of a document: signature, day, imprint, distribution, list of attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.describe.dates import iso_day
from ingest.describe.language import DATE, HEADING, Language
from ingest.describe.lines import Line
from ingest.model import Span

_SIGNATURE = re.compile(rf"(?P<bodies>\D*?)(?P<day>{DATE})(?:(?P<imprint>印发)|签发)?")
_PUBLISHED = re.compile(rf"(?P<day>{DATE})发布")
_SEALED = re.compile(r"(?P<body>[^（）()]*)[（(](?P<sealing>[^（）()]{0,40})代章[）)]")
_HALF_A_NAME = re.compile("[\u4e00-\u9fff]{2,20}")
_NOTE = re.compile(r"[（(【][^（）()【】\n]{1,60}[）)】]")
_PERSON = re.compile(r"(?:[主会省市区县州部局]长|主任|主席|总理)[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff]{2,4}")
_DISTRIBUTION = re.compile(r"(?:抄送|分送|主送|联系人|联系方式|联系单位|咨询电话)")
_ATTACHMENTS = re.compile(r"附件?[:：\d]?")
_MOST_BODIES = 40
_LAST_LINES, _LAST_DISTRIBUTION = 40, 4


@dataclass(frozen=True, slots=True)
class Closing:
    """``signed`` are the lines that name bodies; ``imprint`` says that it is only the line of printing (…日印发);
    ``published`` is the day of a line …日发布 below the signature."""

    signed: tuple[Span, ...] = ()
    date: str | None = None
    imprint: bool = False
    published: str | None = None


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
        published = _PUBLISHED.fullmatch(below[index + 1].text) if index + 1 < len(below) else None
        found = Closing(
            tuple(bodies),
            iso_day(signature["day"]),
            bool(signature["imprint"]),
            iso_day(published["day"]) if published else None,
        )
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
    """The names right above a day; a note in brackets (此件公开发布) or a person's name may stand between."""
    bodies: list[Span] = []
    sealing: list[Span] = []
    at, last = index - 1, max(-1, index - 1 - _MOST_BODIES)
    while at > last:
        line = lines[at]
        sealed = _SEALED.fullmatch(line.text)
        if sealed:
            named = _sealed(line, sealed, words)
            bodies, sealing = (named + bodies, sealing) if all(sealed.groups()) else (bodies, sealing + named)
        elif words.is_body(line.text) and not HEADING.match(line.text):
            at -= _is_torn(lines, at, words)
            bodies.insert(0, Span(lines[at].start, line.end))
        elif bodies or not (_NOTE.fullmatch(line.text) or _PERSON.fullmatch(line.text)):
            break
        at -= 1
    return bodies or sealing[:1]


def _sealed(line: Line, sealed: re.Match[str], words: Language) -> list[Span]:
    """某领导小组办公室（某局代章） is the office's; 某局（代章） and （某局代章） count where no other body is named."""
    group = "body" if sealed["body"] else "sealing"
    start = line.start + sealed.start(group)
    return [Span(start, start + len(sealed[group]))] if words.is_body(sealed[group]) else []


def _is_torn(lines: Sequence[Line], at: int, words: Language) -> bool:
    """A name may be torn before its ending: 中央网络安全和信息化, then 委员会办公室."""
    ending = words.name_ending.fullmatch(lines[at].text)
    return bool(at and ending and _HALF_A_NAME.fullmatch(lines[at - 1].text))


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
