"""The fields of a fact, one record a kind: what rules fill in and ``resolve`` completes (docs/handover.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Body = Literal["agency", "group", "institution", "enterprise"]


@dataclass(frozen=True, slots=True)
class Role:
    """Who does what for a measure. ``name`` has the shared prefix or ending restored; resolve fills the last two."""

    surface: str
    name: str
    role: Literal["lead", "support", "joint"]
    order: int
    statement: str
    """Ordinal of the statement inside its clause, made an id in ``facts``."""
    body: Body
    canonical: str | None = None
    agency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached. ``unit`` as printed with 万/亿 folded for counts; money keeps 亿元 or 万元."""

    indicator: str
    comparator: Literal[">=", ">", "=", "~", "<=", "<", "range"]
    value: float | None
    unit: str | None
    change: Literal["level", "increase", "growth", "rank", "ratio"]
    value_max: float | None = None
    words: str | None = None
    per_year: bool = False
    deadline: str | None = None
    deadline_date: str | None = None
    deadline_precision: Literal["day", "month", "year"] | None = None
    indicator_key: str | None = None
    value_standard: float | None = None
    unit_standard: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """One grant of money. ``amount`` in yuan, ``ratio`` a fraction; with a ratio, ``amount`` is the cap."""

    recipient: str
    amount: float | None
    limit: Literal["exact", "max", "min", "ratio", "unspecified"]
    mode: str
    amount_min: float | None = None
    ratio: float | None = None
    ratio_min: float | None = None
    ratio_base: str | None = None
    per: str | None = None
    condition: str | None = None
    funder: str | None = None
    payer_basis: Literal["printed", "inferred"] = "inferred"
    recipient_key: str | None = None
    """``Label:key`` of the node that the money goes to: Platform, Programme or Beneficiary."""
    funder_key: str | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    name: str
    programme_kind: Literal["plan", "action", "project", "mechanism", "fund", "event"]
    action: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Platform:
    name: str
    platform_kind: Literal["named", "type"]
    platform_class: str | None = None
    level: str | None = None
    action: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A policy instrument of the EC-OECD STIP Compass taxonomy, by cue."""

    code: str


@dataclass(frozen=True, slots=True)
class Theme:
    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document, as the ground of this one (``action`` None) or as a thing to be drawn up (制定, 修订)."""

    title: str
    number: str | None = None
    date: str | None = None
    action: str | None = None
    target_document: str | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issued the document, where its name is printed."""

    surface: str
    name: str
    order: int
    canonical: str | None = None
    agency_key: str | None = None


Fields = Role | Target | Award | Programme | Platform | Instrument | Theme | Citation | Issuer
