"""What stands above the text of a document: title, number, dates, addressees, and what the site put between."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.describe.dates import iso_day
from ingest.describe.language import DATE, HEADING, NUMBER, Language
from ingest.describe.lines import Line
from ingest.model import Span

_SENTENCE = re.compile(r"[。；;]|^(?!.*://)(?:.*[：:]$|.{90})")
"""A long line with an address is the site's: 湖北省,2026,政府工作报告,https://…"""
_ADDRESSEES = re.compile(r"[^。；\n]{2,400}[：:]")
_NUMBER_LINE = re.compile(rf"[（(]?(?P<number>{NUMBER})[）)]?")
_DATE_LINE = re.compile(
    rf"(?P<bracket>[（(])?(?:{DATE}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)\s*(?:\d{{1,2}}[:：时]\d\d(?:[:：]\d\d|分)?)?[）)]?"
)
_DELIVERING = re.compile(rf"[—\-（(]*(?P<day>{DATE})在(?P<assembly>[^，。]{{2,40}}(?:会议|大会|届)(?:上[）)]?)?)$")
_ADOPTED = re.compile(
    rf"[（(]?(?P<day>{DATE})(?:(?P<body>\S*?(?:委员会|人民政府|国务院|大会(?!常务))).*(?:通过|修正|修订|公布|发布)|.*批准)[）)]?"
)
_OF = r"(?:[〔（(][一二三四五六七八九十]{1,4}届[〕）)])?[（(]?(?:20\d\d年)?第[\d一二三四五六七八九十百]{1,5}号[）)]?"
_ORDER = re.compile(rf"(?P<body>[\u4e00-\u9fff]{{2,40}}?(?:令|公告)){_OF}")
_ORDER_OF = re.compile(_OF)
_FILE_TITLE = re.compile(r"《(?P<title>[^》\n]{4,120}?)\.(?:docx?|pdf|wps|txt|rtf|ofd)》")
_SIGNED = re.compile(rf"{DATE}|[（(](?:此件|此文|此页)[^（）()\n]{{1,30}}[）)]")
_ADDRESS = "://"
_NOT_A_TITLE = re.compile(r"<!|附件|附[:：]|来源|抄送|目录|https?:|[>｜|]|.*://")
_LONGEST_TITLE, _SHORTEST_TITLE, _MOST_LINES = 160, 6, 4
_SHORTEST_TEXT = 8
_STAGE = re.compile(r"(?:[（(][^（）()]{2,20}[）)]){1,3}")


@dataclass(slots=True)
class Head:
    """``labels`` are what the site prints, by kind: ``published`` → 2023-11-28."""

    title: str | None = None
    title_span: Span | None = None
    number: str | None = None
    under_title: str | None = None
    """A bare date below the title: that of the reposting site."""
    own_date: str | None = None
    """A date in brackets below the title, of a report's delivery, or of a statute's last amendment."""
    adopted_by: tuple[str, ...] = ()
    assembly: str | None = None
    """Before whom a report was delivered: 马鞍山市第十七届人民代表大会第四次会议."""
    labels: dict[str, str] = field(default_factory=dict)
    text_start: int = 0
    body_start: int = 0
    """Where clauses can begin: behind a notice that only hands on the document below it, else ``text_start``."""


def read_head(lines: Sequence[Line], words: Language) -> Head:
    """Reads down to the first sentence; where that belongs to a covering notice, on to the text of what it covers."""
    head = Head()
    first = _read(lines, 0, head, words)
    head.text_start = head.body_start = _start(lines, first)
    last = _end_of_cover(lines, first)
    covered = _read(lines, last + 1, head, words) if last is not None else len(lines)
    if covered < len(lines):
        head.body_start = _start(lines, covered)
    return head


def _end_of_cover(lines: Sequence[Line], first: int) -> int | None:
    """The last line of a notice without clauses of its own, signed above the longer document that it hands on."""
    heading = next((i for i in range(first, len(lines)) if HEADING.match(lines[i].text)), len(lines))
    signed = [i for i in range(first, heading) if _SIGNED.fullmatch(lines[i].text)]
    if not signed:
        return None
    above, below = (
        sum(len(line.text) for line in part if _ADDRESS not in line.text)
        for part in (lines[first : signed[-1]], lines[signed[-1] :])
    )
    return signed[-1] if above < below else None


def _start(lines: Sequence[Line], index: int) -> int:
    return lines[index].start if index < len(lines) else lines[-1].end if lines else 0


def _read(lines: Sequence[Line], index: int, head: Head, words: Language) -> int:
    """The index of the first line that is text."""
    while index < len(lines) and (_DELIVERING.match(lines[index].text) or not HEADING.match(lines[index].text)):
        taken = _take(lines, index, head, words)
        text = lines[index].text
        if not taken and _is_text(text, words):
            break
        index += taken or 1
    return index


def _is_text(text: str, words: Language) -> bool:
    return bool(_SENTENCE.search(text) or (len(text) >= _SHORTEST_TEXT and words.first_words.match(text)))


def _take(lines: Sequence[Line], index: int, head: Head, words: Language) -> int:
    """How many lines from ``index`` on were understood as part of the head."""
    text = lines[index].text
    if _take_labels(lines, index, head, words) or _take_number(text, head) or _take_date(text, head):
        return 1
    shared = _FILE_TITLE.match(text)
    if shared:
        _set_title(head, shared["title"], Span(lines[index].start + 1, lines[index].start + 1 + len(shared["title"])))
        return 1
    if _ADDRESSEES.fullmatch(text) and words.addressee.search(text) and not re.search("如下|现就|以下|[、，,]现", text):
        return 1
    ordered = _take_order(lines, index, head, words)
    if ordered:
        return ordered
    count = _title_lines(lines, index, words)
    if count:
        title = "".join(line.text for line in lines[index : index + count]).lstrip("#* ")
        _set_title(head, title, Span(lines[index].start, lines[index + count - 1].end))
    return count


def _set_title(head: Head, title: str, span: Span) -> None:
    ordered = _ORDER.search(title)
    numbered = re.search(rf"[（(](?P<number>{NUMBER})[）)]$", title)
    if numbered:
        title = title[: numbered.start()]
        head.number = head.number or numbered["number"]
    elif ordered and ordered.end() == len(title):
        head.number = head.number or title
    if head.title is None:
        head.title, head.title_span = title, span


def _take_labels(lines: Sequence[Line], index: int, head: Head, words: Language) -> bool:
    """发布日期：2026-02-25浏览次数：41665; a label alone may have its value on the next line."""
    text = lines[index].text.lstrip("【[")
    found = list(words.label.finditer(text))
    if not found or found[0].start() > 0:
        return text != lines[index].text
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        value = text[match.end() : end].strip()
        if not value and len(found) == 1 and index + 1 < len(lines):
            value = lines[index + 1].text
        _set_label(head, words.label_kinds[match["label"]], value)
    return True


def _set_label(head: Head, kind: str, value: str) -> None:
    if kind in ("published", "issued"):
        value = iso_day(value) or ""
    elif kind == "number":
        value = value if re.fullmatch(NUMBER, value) else ""
    if value:
        head.labels.setdefault(kind, value)


def _take_number(text: str, head: Head) -> bool:
    number = _NUMBER_LINE.fullmatch(text)
    order = _ORDER.fullmatch(text)
    if order and order["body"].endswith("公告"):
        # An announcement has no other title; ``_set_title`` takes the number from it.
        return False
    if number:
        head.number = head.number or number["number"]
    elif order:
        head.number = head.number or text
        head.adopted_by = head.adopted_by or (order["body"].removesuffix("令"),)
    return bool(number or order)


def _take_order(lines: Sequence[Line], index: int, head: Head, words: Language) -> int:
    """中山市人民政府令, and （第16号） on the line below; 令 alone is of all the bodies whose lines follow one another."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if not _ORDER_OF.fullmatch(below):
        return 0
    if lines[index].text != "令":
        return 2 * _take_number(lines[index].text + below, head)
    above = itertools.takewhile(words.is_body, (line.text for line in reversed(lines[:index])))
    head.adopted_by = head.adopted_by or tuple(above)[::-1]
    head.number = head.number or "、".join(head.adopted_by) + "令" + below
    return 2


def _take_date(text: str, head: Head) -> bool:
    date, adopted, delivered = _DATE_LINE.fullmatch(text), _ADOPTED.fullmatch(text), _DELIVERING.match(text)
    if delivered:
        head.own_date, head.assembly = iso_day(delivered["day"]), delivered["assembly"]
    elif date and date["bracket"]:
        head.own_date = head.own_date or iso_day(text)
    elif date:
        head.under_title = head.under_title or iso_day(text)
    elif adopted:
        head.own_date = max(head.own_date or "", iso_day(adopted["day"]) or "") or None
        head.adopted_by = head.adopted_by or ((adopted["body"],) if adopted["body"] else ())
    return bool(date or adopted or delivered)


def _title_lines(lines: Sequence[Line], index: int, words: Language) -> int:
    """How many lines from ``index`` on make a title, 0 if none do. Of two ends, one in 关于…的意见 is preferred."""
    joined, options = "", {}
    for count, line in enumerate(lines[index : index + _MOST_LINES], 1):
        if (_SENTENCE.search(line.text) and not words.genre.search(line.text)) or HEADING.match(line.text):
            break
        if _NOT_A_TITLE.match(line.text):
            break
        joined += line.text.lstrip("#* ")
        if count > 1 and not _may_begin(lines[index].text, words):
            break
        genre = _is_title(joined, words)
        if genre:
            options[count] = joined[: genre.start()].endswith("的") or "关于" not in joined
    count = next((count for count, complete in options.items() if complete), min(options, default=0))
    below = lines[index + count].text if count and index + count < len(lines) else ""
    staged = _STAGE.fullmatch(below) and words.stage.search(below)
    return count + bool(staged or (lines[index].text.endswith("公告") and _ORDER_OF.fullmatch(below)))


def _may_begin(text: str, words: Language) -> bool:
    return "关于" in text or len(text) >= 8 or words.is_body(text)


def _is_title(text: str, words: Language) -> re.Match[str] | None:
    genre = words.genre.search(text)
    if genre is None or not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE:
        return None
    whole = all(text.count(a) == text.count(b) for a, b in ("《》", "（）", "()"))
    plain = not re.search("[。；;！]|如下", text) and not _NOT_A_TITLE.match(text)
    return genre if whole and plain and not words.opening.match(text) else None
