"""``policygraph suggest-aliases``: names that may be one body, with reasons, as decisions for a person to accept.

Likeness only suggests: nothing is ever merged by it. Two bodies of one responsibility statement are two, and so are bodies
of two regions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import yaml
from rapidfuzz import fuzz

from graph.queries import run
from graph.store import Store
from ingest.decision import Decision, load_decisions
from ingest.identity import fold
from jobs.home import review_folders

LEAST = 75.0
"""Percent of likeness from which on a pair is worth a look."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """A body, whether the gazetteer knows it, the statements that name it, and the first of them as its place."""

    name: str
    short_name: str
    resolved: bool
    region: str
    region_code: str
    statements: frozenset[str]
    document: str
    clause: str
    quote: str
    surface: str


@dataclass(frozen=True, slots=True)
class Alias:
    """``name`` is a name that the gazetteer does not explain; ``other`` the body that it may be."""

    name: Naming
    other: Naming
    likeness: float
    reason: str


def suggest_aliases(store: Store, region: str | None = None) -> list[Alias]:
    """Likely aliases among the bodies that the graph names, the likeliest first; what is decided is left out."""
    rows = run(store, "audit/names", {"region": region})
    return likely([_naming(row) for row in rows], load_decisions(review_folders()))


def likely(namings: Iterable[Naming], decisions: Sequence[Decision] = ()) -> list[Alias]:
    """Pairs of one region, at least one of them unknown to the gazetteer, never named in one statement, alike enough."""
    decided = {frozenset(map(fold, decision.names)) for decision in decisions if decision.names}
    places: dict[str, list[Naming]] = {}
    for naming in namings:
        places.setdefault(naming.region_code, []).append(naming)
    found = []
    for one, other in chain.from_iterable(combinations(place, 2) for place in places.values()):
        if one.resolved and other.resolved:
            continue
        if one.statements & other.statements or {fold(one.name), fold(other.name)} in decided:
            continue
        unknown, known = _ordered(one, other)
        likeness, reason = _likeness(unknown, known)
        if likeness >= LEAST:
            found.append(Alias(unknown, known, likeness, reason))
    return sorted(found, key=lambda alias: (-alias.likeness, alias.name.region_code, alias.name.name, alias.other.name))


def as_yaml(aliases: Iterable[Alias]) -> Iterator[str]:
    """Each as a decision to paste into data/review, ``by`` and ``date`` left for the person who accepts it."""
    number = 0
    for number, alias in enumerate(aliases, start=1):
        yield f"# {number}. {alias.name.region or 'no region'}: {alias.name.name} — {alias.other.name}: {alias.reason}"
        decision = {
            "by": "",
            "date": "",
            "why": "",
            "document": alias.name.document,
            "kind": "role",
            "clause": alias.name.clause,
            "quote": alias.name.quote,
            "surface": alias.name.surface,
            "decision": "same",
            "names": [alias.name.name, alias.other.name],
            "region": alias.name.region_code,
        }
        yield yaml.safe_dump([decision], allow_unicode=True, sort_keys=False, width=10_000)
    if not number:
        yield "# No two names of one region look like one body, or all that do are decided."


def _naming(row: dict[str, object]) -> Naming:
    statements = row["statements"]
    return Naming(
        name=str(row["agency"]),
        short_name=str(row["short_name"] or row["agency"]),
        resolved=bool(row["resolved"]),
        region=str(row["region"] or ""),
        region_code=str(row["region_code"] or ""),
        statements=frozenset(statements if isinstance(statements, list) else ()),
        document=str(row["document_id"]),
        clause=str(row["clause"]),
        quote=str(row["quote"]),
        surface=str(row["surface"]),
    )


def _ordered(one: Naming, other: Naming) -> tuple[Naming, Naming]:
    """The unknown one first; of two unknown the shorter."""
    if one.resolved != other.resolved:
        return (other, one) if one.resolved else (one, other)
    return (one, other) if (len(one.name), one.name) <= (len(other.name), other.name) else (other, one)


def _likeness(unknown: Naming, known: Naming) -> tuple[float, str]:
    name = _core(unknown.name, unknown.region)
    return max(_alike(name, _core(form, known.region)) for form in (known.name, known.short_name))


def _alike(short: str, long: str) -> tuple[float, str]:
    """100 for the same words behind another prefix, 90 where one abbreviates the other, else the likeness of the signs."""
    if short == long:
        return 100.0, "the same name behind another prefix"
    short, long = sorted((short, long), key=len)
    if len(short) >= _SHORTEST and short[0] == long[0] and _stands_in(short, long):
        return 90.0, f"{short} abbreviates {long}: its signs stand there in this order"
    likeness = fuzz.ratio(short, long)
    return likeness, f"{short} and {long} are alike by {likeness:.0f} of 100"


def _core(name: str, region: str) -> str:
    """Without the region's name or level in front: 威海市大数据中心 and 市大数据中心 are 大数据中心."""
    for prefix in (region, region[:-1], region[-1:]):
        if prefix and name.startswith(prefix):
            return name.removeprefix(prefix).removeprefix(region[-1:])
    return name


def _stands_in(short: str, long: str) -> bool:
    signs = iter(long)
    return all(sign in signs for sign in short)
