"""The nouns of ingest: what each stage takes and hands on. Only records, no behaviour beyond offset arithmetic.

Two coordinate systems meet here and nowhere else. *Source* offsets count code points of ``Source.text`` (the text as
decoded); everything written to disk uses them. *Restored* offsets count code points of ``Restored.text`` (stray blanks,
page markers and site chrome gone, pages in reading order); outline and rules use those. ``Restored.spans`` leads from
the second to the first.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from ingest.fields import Fields

Vocabulary = Mapping[str, tuple[str, ...]]
"""``family.list`` → words, longest first; read from ``data/gazetteers/words/*.csv``."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as decoded. ``name`` serves messages only and never enters an identity."""

    text: str
    sha256: str
    format: Literal["text", "html", "docx", "pdf"]
    encoding: str
    name: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of repair in one document: what was done, how often, and what is lost by it, if anything."""

    name: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Restored:
    """The text in reading order. ``origin[i]`` is the source offset of ``text[i]``.

    ``seams`` are the restored offsets (ascending) at which reading order leaves source order: a passage across one of
    them has more than one span.
    """

    text: str
    origin: array[int]
    seams: tuple[int, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Restored range → source spans in reading order; what repair dropped inside stays in the span."""
        cuts = [start, *(s for s in self.seams if start < s < end), end]
        return tuple(Span(self.origin[a], self.origin[b - 1] + 1) for a, b in pairwise(cuts) if a < b)


ClauseKind = Literal["section", "measure"]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A section or a measure: ``restored.text[start:end]``, headline first, statement last.

    A section's range ends where its first child begins (heading and lead-in). ``head`` is the headline's range.
    """

    kind: ClauseKind
    path: Path
    parent: Path | None
    order: int
    title: str
    start: int
    end: int
    head: Span
    lead_in: str | None = None
    """The deadline that an enclosing section's lead-in sets: 到2027年 at the head of the goals gives "2027"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A responsibility statement, brackets and labels included.

    Offsets count in the restored text, in a passage's statement in the passage's text. ``labels`` are the heads of the
    table's columns that it spans, one for each tab-separated cell, empty outside tables.
    """

    start: int
    end: int
    form: Literal["bracket", "lines", "cells"]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A gazetteer hit. Offsets count in the text it was looked up in; ``row`` is the gazetteer's row."""

    kind: str
    start: int
    end: int
    surface: str
    row: Mapping[str, str]


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself; ``inferred`` names the properties that were concluded, not printed."""

    id: str
    title: str | None = None
    number: str | None = None
    genre: str | None = None
    status: Literal["draft", "issued", "replaced", "unknown"] = "unknown"
    issuers: tuple[str, ...] = ()
    issuer_level: str | None = None
    region_code: str | None = None
    region_name: str | None = None
    date_issued: str | None = None
    date_published: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    url: str | None = None
    retrieved: str | None = None
    plan_end: str | None = None
    """The last year that the title's plan covers, "2027" for （2023—2027年）, "2020" for 2020年…工作要点."""
    body: Span = _NOWHERE
    """Restored range between the head (title, addressees) and the signature."""
    inferred: tuple[str, ...] = ()
    own_names: tuple[tuple[str, str], ...] = ()
    """Short and full names of bodies as the text itself prints them (以下简称); the short may be empty."""

    @property
    def date(self) -> str | None:
        """The day whose names count: of issue, else of publication (ISO, or a bare year from the title)."""
        return self.date_issued or self.date_published


@dataclass(frozen=True, slots=True)
class Passage:
    """What a rule reads: one clause with its mentions. All offsets count in ``text``."""

    text: str
    clause: Clause | None
    """None for the lines above the first clause."""
    mentions: tuple[Mention, ...]
    document: Document
    statement: Statement | None = None
    """The responsibility statement, mostly at the end: no target or award stands in it."""
    due: str | None = None
    """ISO date or year that the statement sets as 完成时限."""
    first_leads: bool = False
    """The document has declared that the first-listed body of a statement leads (列第一位者为牵头单位，下同)."""
    past: tuple[Span, ...] = ()
    """Where it looks back (工作回顾, 发展现状): no target or award stands there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. Ranges count in the passage's text; the first range of ``quote`` holds the fact's number,
    else most of its name. ``inferred`` lists what was concluded, not printed (prefix, deadline, level, funder …)."""

    fields: Fields
    quote: tuple[Span, ...]
    mention: tuple[Span, ...]
    rule: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands in the source: ``text[start:end] == quote``; every span and mention in source offsets."""

    start: int
    end: int
    quote: str
    spans: tuple[Span, ...]
    mention: tuple[Span, ...]
    rule: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding with its place in the document. ``clause`` is None where the document itself is the subject."""

    id: str
    fields: Fields
    clause: Clause | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Entity:
    """A shared node: a pure function of its key and ``data/``. ``links`` are reference relations from it."""

    label: str
    key: str
    properties: Mapping[str, str | int | float | bool | list[str] | None]
    links: tuple[tuple[str, str, str], ...] = ()
    basis: str = ""


Responsibility = Literal["led", "shared", "group_only", "unstated"]


@dataclass(frozen=True, slots=True)
class MeasureState:
    """What a measure's responsibility statement says of the measure itself."""

    responsibility: Responsibility = "unstated"
    due: str | None = None
    """As printed: 2023年10月底前完成并持续推进."""
    due_date: str | None = None
    due_precision: Literal["day", "month", "year"] | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the manifest or the command line says of a document. It only fills gaps, and is then inferred."""

    region: str | None = None
    title: str | None = None
    issuer: str | None = None
    date_published: str | None = None
    url: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document yields, before it is written down."""

    source: Source
    restored: Restored
    document: Document
    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    states: Mapping[Path, MeasureState] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    review: tuple[str, ...] = ()
    """Decisions of data/review about this document that no longer apply, each with its file and line."""
