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
from ingest.describe.issuers import issuers_of_title, split_bodies, without_session
from ingest.describe.language import HEADING, Language, language
from ingest.describe.lines import split_lines
from ingest.describe.place import (
    given_region,
    region_of_issuer,
    region_of_name,
    region_of_number,
    region_of_text,
)
from ingest.identity import fold
from ingest.model import Document, Given, Lexicon, Region, Restored, Span

_LONGEST_OPENING = 800
_HANDED_ON = re.compile(r"现将《([^《》]+)》|《([^《》]+)》[^《》]{0,40}，?现(?:予以?)?(?:印发|公布|发布)")


def describe(restored: Restored, lexicon: Lexicon, given: Given) -> Document:
    """The document's own properties, from its head, signature and imprint; ``body`` is where clauses can stand.

    The id is the folded number; without one ``<region code>-<12 hex of title and issuer>`` where title and region are
    printed; else ``text-<12 hex of the text without blanks>``.
    """
    words = language(lexicon.vocabulary)
    lines = split_lines(restored.text, words)
    head = read_head(lines, words)
    closing = read_closing(lines, head.text_start, words)
    notes = _Notes()
    opening = restored.text[head.text_start : head.text_start + _LONGEST_OPENING]
    title = _title(head, opening, words, lexicon, given, notes)
    issuers = _issuers(restored, head, closing, words) or notes.given("issuer", given.issuer)
    region = _region(restored.text, head, issuers, lexicon, given, notes)
    issued = None if closing.imprint else closing.date
    issued = issued or head.own_date or closing.date or head.labels.get("issued")
    published = head.labels.get("published") or head.under_title
    valid_from, valid_to, computed = validity(restored.text, issued)
    number = _number(head)
    return Document(
        id=_identity(number, title, issuers, region, notes, restored.text),
        title=title,
        number=number,
        genre=_genre(title, opening, words),
        status=_status(title, words, bool(number or issued)),
        issuers=issuers,
        issuer_level=_issuer_level(issuers, region, lexicon, notes),
        region_code=region.code if region else None,
        region_name=region.name if region else None,
        date_issued=issued,
        date_published=published or next(iter(notes.given("date_published", given.date_published)), None),
        valid_from=valid_from,
        valid_to=valid_to,
        url=head.labels.get("url") or given.url,
        retrieved=given.retrieved,
        plan_end=plan_end(title) if title else None,
        body=Span(head.body_start, max(head.body_start, body_end(lines, head.body_start, words))),
        inferred=(*notes.inferred, *computed),
    )


@dataclass(slots=True)
class _Notes:
    """Collects what was concluded rather than printed."""

    inferred: list[str] = field(default_factory=list)

    def conclude(self, name: str) -> None:
        self.inferred.append(name)

    def given(self, name: str, value: str | None) -> tuple[str, ...]:
        """A value of the manifest that fills a gap; several bodies are parted by 、."""
        if not value:
            return ()
        self.inferred += [name] if "manifest" in self.inferred else [name, "manifest"]
        return tuple(value.split("、")) if name == "issuer" else (value,)


def _title(head: Head, opening: str, words: Language, lexicon: Lexicon, given: Given, notes: _Notes) -> str | None:
    printed = head.title or head.labels.get("title")
    if printed:
        return printed
    concluded = _title_of_opening(opening, words, lexicon)
    if concluded:
        notes.conclude("title")
        return concluded
    return next(iter(notes.given("title", given.title)), None)


def _title_of_opening(opening: str, words: Language, lexicon: Lexicon) -> str | None:
    """研究确定2020年全市科技工作要点; 现将《…》印发给你们. 制定若干措施 is no title: it names no year or place."""
    for part in re.split(r"[。；\n]", opening)[:6]:
        if HEADING.match(part):
            break
        handed_on = _HANDED_ON.search(part)
        if handed_on:
            return handed_on[1] or handed_on[2]
        drawn_up = re.search(r"(?:确定|制定|制订|提出|编制|拟定|形成)了?(?P<title>[^，,、：:]{6,60})$", part)
        if drawn_up and words.genre.search(drawn_up["title"]) and _is_particular(drawn_up["title"], lexicon):
            return drawn_up["title"]
    return None


def _is_particular(title: str, lexicon: Lexicon) -> bool:
    return bool(re.match(r"20\d\d年", title)) or region_of_name(title[:8], lexicon) is not None


def _number(head: Head) -> str | None:
    printed = head.number or head.labels.get("number")
    return fold(printed).replace("[", "(").replace("]", ")") if printed else None


def _issuers(restored: Restored, head: Head, closing: Closing, words: Language) -> tuple[str, ...]:
    """Those who signed, if the title does not name more; then who adopted a statute; then the line of printing."""
    titled = issuers_of_title(restored, head.title_span, words) if head.title_span else ()
    below = tuple(name for span in closing.signed for name in split_bodies(restored, span, words))
    signed = () if closing.imprint else below
    if len(signed) >= len(titled) and signed:
        return signed
    adopted = (without_session(head.adopted_by),) if head.adopted_by else ()
    labelled = tuple(head.labels.get("issuer", "").split())
    return titled or adopted or below or labelled


def _region(
    text: str, head: Head, issuers: tuple[str, ...], lexicon: Lexicon, given: Given, notes: _Notes
) -> Region | None:
    printed = next((r for name in issuers if (r := region_of_issuer(name, lexicon))), None)
    if printed is None and head.title:
        printed = region_of_name(head.title, lexicon)
    if printed is None and head.number:
        printed = region_of_number(head.number, lexicon)
    if printed is not None:
        return printed
    concluded = region_of_text(text, lexicon)
    if concluded is not None:
        notes.conclude("region")
        return concluded
    return next((given_region(name, lexicon) for name in notes.given("region", given.region)), None)


def _issuer_level(issuers: tuple[str, ...], region: Region | None, lexicon: Lexicon, notes: _Notes) -> str | None:
    issuer = next((r for name in issuers if (r := region_of_issuer(name, lexicon))), None)
    if issuer is None and region is not None:
        notes.conclude("issuer_level")
    found = issuer or region
    return found.level if found else None


def _genre(title: str | None, opening: str, words: Language) -> str | None:
    """Of the title: a notice is a 通知 whatever it hands on; without a title of 制定本方案, 提出如下意见, 通知如下."""
    named = words.genre.search(title) if title else None
    if named:
        return named["genre"]
    for part in re.split(r"[。\n]", opening):
        spoken = re.search(r"(?:本|如下|以下)([\u4e00-\u9fff]{2,8})[：:]?$|([\u4e00-\u9fff]{2,4})如下[：:]?$", part)
        found = words.genre.search(spoken[1] or spoken[2]) if spoken else None
        if found:
            return found["genre"]
    return None


def _status(title: str | None, words: Language, dated: bool) -> Literal["draft", "issued", "unknown"]:
    if title and words.draft.search(title):
        return "draft"
    return "issued" if dated else "unknown"


def _identity(
    number: str | None,
    title: str | None,
    issuers: tuple[str, ...],
    region: Region | None,
    notes: _Notes,
    text: str,
) -> str:
    if number:
        return number
    printed = title and region and not {"title", "region"} & set(notes.inferred)
    if printed and title and region:
        names = () if "issuer" in notes.inferred else issuers
        return f"{region.code}-{_hash(' '.join(map(fold, (title, *names))))}"
    return f"text-{_hash(''.join(text.split()))}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
