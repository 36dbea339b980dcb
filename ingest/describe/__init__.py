"""What a document says of itself: title, number, kind, issuers, dates, region, and where its text begins and ends.

What is printed comes first; what was concluded is named in ``Document.inferred``; the manifest only fills gaps.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

from ingest.describe.closing import Closing, body_end, read_closing
from ingest.describe.dates import plan_end, validity
from ingest.describe.head import Head, read_head
from ingest.describe.issuers import issuers_of_title, split_bodies, split_known, without_session
from ingest.describe.language import HEADING, Language, language
from ingest.describe.lines import split_lines
from ingest.describe.place import (
    given_region,
    region_of_interpreter,
    region_of_issuer,
    region_of_name,
    region_of_number,
    region_of_text,
)
from ingest.identity import fold
from ingest.lexicon import Lexicon, Region
from ingest.model import Document, Given, Restored, Span
from ingest.own_names import own_names

_LONGEST_OPENING = 800
_HANDED_ON = re.compile(
    r"现(?:将|(?:予以?)?(?:印发|公布|发布))《(?P<named>[^《》]+)》"
    r"|《(?P<before>[^《》]+)》(?=[已业经（(，,现])[^《》]{0,60}现(?:予以?)?(?:印发|公布|发布)(?!《)"
)
_SPOKEN_FOR = re.compile(
    r"(?:我谨?代表|受)(?P<body>[\u4e00-\u9fff]{0,12}?(?:政府|国务院))(?:委托)?[，,]?(?:向|现|就|我|对)[^。]{0,40}报告"
)
_WORK_REPORT = re.compile(r"向大会(?:报告|作)(?:政府)?工作|作政府工作报告")
_DRAWN_UP = re.compile(r"(?:确定|制定|制订|提出|编制|拟定|形成)了?(?P<title>[^，,、：:]{6,60})$")
_OWN_GENRE = re.compile(r"(?:本|如下|以下)([\u4e00-\u9fff]{2,8})[：:]?$|([\u4e00-\u9fff]{2,4})如下[：:]?$")


def describe(restored: Restored, lexicon: Lexicon, given: Given) -> Document:
    """The document's own properties, from its head, signature and imprint; ``body`` is where clauses can stand.

    The id is the folded number; without one ``<region code>-<12 hex of title and issuer>`` where title and region are
    printed; else ``text-<12 hex of the text without blanks>``.
    """
    words = language(lexicon.vocabulary)
    lines = split_lines(restored, words)
    head = read_head(lines, words)
    closing = read_closing(lines, head.text_start, words)
    about = _About(restored, head, closing, words, lexicon, given)
    title, printed_issuers, number = about.title(), about.issuers(), about.number()
    region = about.region(printed_issuers)
    issuers = printed_issuers or about.fill("issuer", given.issuer)
    issued = about.date_issued()
    valid_from, valid_to, computed = validity(restored.text, issued)
    return Document(
        id=about.identity(number, title, printed_issuers, region),
        title=title,
        number=number,
        genre=about.genre(title),
        status=_status(title, words, bool(number or issued)),
        issuers=issuers,
        issuer_level=about.issuer_level(issuers, region),
        region_code=region.code if region else None,
        region_name=region.name if region else None,
        date_issued=issued,
        date_published=about.date_published(),
        valid_from=valid_from,
        valid_to=valid_to,
        url=head.labels.get("url") or given.url,
        retrieved=given.retrieved,
        plan_end=plan_end(title) if title else None,
        body=Span(head.body_start, max(head.body_start, body_end(lines, head.body_start, words))),
        inferred=(*about.inferred, *computed),
        own_names=own_names(restored.text, region, lexicon),
    )


@dataclass(slots=True)
class _About:
    """One document's head and end, with what was concluded rather than printed collected in ``inferred``."""

    restored: Restored
    head: Head
    closing: Closing
    words: Language
    lexicon: Lexicon
    given: Given
    inferred: list[str] = field(default_factory=list)

    def fill(self, name: str, value: str | None) -> tuple[str, ...]:
        """A value of the manifest that fills a gap; several bodies are parted by 、."""
        if not value:
            return ()
        self.inferred += [name] if "manifest" in self.inferred else [name, "manifest"]
        return tuple(value.split("、")) if name == "issuer" else (value,)

    def opening(self) -> str:
        return self.restored.text[self.head.text_start : self.head.text_start + _LONGEST_OPENING]

    def title(self) -> str | None:
        printed = self.head.title or self.head.labels.get("title")
        if printed:
            return printed
        concluded = _title_of_opening(self.opening(), self.words, self.lexicon)
        if concluded:
            self.inferred.append("title")
            return concluded
        return next(iter(self.fill("title", self.given.title)), None)

    def number(self) -> str | None:
        printed = self.head.number or self.head.labels.get("number")
        return fold(printed).replace("[", "(").replace("]", ")") if printed else None

    def issuers(self) -> tuple[str, ...]:
        """Those who signed, if the title does not name more; then who adopted a statute or for whom a report is
        given; then the line of printing.
        """
        head, closing = self.head, self.closing
        titled = issuers_of_title(self.restored, head.title_span, self.words) if head.title_span else ()
        below = tuple(name for span in closing.signed for name in split_bodies(self.restored, span, self.words))
        signed = () if closing.imprint else below
        if not signed or len(signed) < len(titled):
            spoken = (self.spoken_for,) if self.spoken_for else ()
            signed = titled or head.adopted_by or spoken or below or tuple(head.labels.get("issuer", "").split())
        return tuple(part for name in signed for part in split_known(without_session(name), self.lexicon))

    @property
    def spoken_for(self) -> str | None:
        """市人民政府 of 现在，我代表市人民政府，向大会报告工作."""
        spoken = _SPOKEN_FOR.search(self.opening())
        return spoken["body"] if spoken else None

    def date_issued(self) -> str | None:
        signed = None if self.closing.imprint else self.closing.date
        return signed or self.head.own_date or self.closing.date or self.head.labels.get("issued")

    def date_published(self) -> str | None:
        printed = self.head.labels.get("published") or self.head.under_title or self.closing.published
        return printed or next(iter(self.fill("date_published", self.given.date_published)), None)

    def region(self, issuers: tuple[str, ...]) -> Region | None:
        printed = self._issuer_region(issuers)
        for name in (self.head.title, self.head.assembly):
            if printed is None and name:
                printed = region_of_name(name, self.lexicon)
        if printed is None and self.head.number:
            printed = region_of_number(self.head.number, self.lexicon)
        if printed is not None:
            return printed
        concluded = region_of_interpreter(self.restored.text, self.lexicon) or region_of_text(
            self.restored.text, self.lexicon, self.spoken_for
        )
        if concluded is not None:
            self.inferred.append("region")
            return concluded
        return next((given_region(name, self.lexicon) for name in self.fill("region", self.given.region)), None)

    def issuer_level(self, issuers: tuple[str, ...], region: Region | None) -> str | None:
        own = self._issuer_region(issuers)
        if own is None and region is not None:
            self.inferred.append("issuer_level")
        found = own or region
        return found.level if found else None

    def _issuer_region(self, issuers: tuple[str, ...]) -> Region | None:
        return next((r for name in issuers if (r := region_of_issuer(name, self.lexicon))), None)

    def genre(self, title: str | None) -> str | None:
        """Of the title: a notice is a 通知 whatever it hands on; without one of 制定本方案, 提出如下意见, 通知如下."""
        named = self.words.genre.search(title) if title else None
        if named:
            return named["genre"]
        for part in re.split(r"[。\n]", self.opening()):
            spoken = _OWN_GENRE.search(part)
            found = self.words.genre.search(spoken[1] or spoken[2]) if spoken else None
            if found:
                return found["genre"]
        return "工作报告" if _WORK_REPORT.search(self.opening()) else None

    def identity(self, number: str | None, title: str | None, issuers: tuple[str, ...], region: Region | None) -> str:
        if number:
            return number
        if title and region and not {"title", "region"} & set(self.inferred):
            return f"{region.code}-{_hash(' '.join(map(fold, (title, *issuers))))}"
        return f"text-{_hash(''.join(self.restored.text.split()))}"


def _title_of_opening(opening: str, words: Language, lexicon: Lexicon) -> str | None:
    """研究确定2020年全市科技工作要点; 现将《…》印发给你们. 制定若干措施 is no title: it names no year or place."""
    for part in re.split(r"[。；\n]", opening)[:6]:
        if HEADING.match(part):
            break
        handed_on = _HANDED_ON.search(part)
        if handed_on:
            return handed_on["named"] or handed_on["before"]
        drawn_up = _DRAWN_UP.search(part)
        if drawn_up and words.genre.search(drawn_up["title"]) and _is_particular(drawn_up["title"], lexicon):
            return drawn_up["title"]
    return None


def _is_particular(title: str, lexicon: Lexicon) -> bool:
    return bool(re.match(r"20\d\d年", title)) or region_of_name(title[:8], lexicon) is not None


def _status(title: str | None, words: Language, dated: bool) -> Literal["draft", "issued", "unknown"]:
    if title and words.draft.search(title):
        return "draft"
    return "issued" if dated else "unknown"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
