"""Who leads what: one bureau, those of one function, or everybody in each city, measures by role, with denominators.

Counts are of measures. A shared statement's first-listed body is never a leader; a document that names nobody is
unstated, never zero. Groups (各区市政府 …) are no bodies and are not counted with them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.queries import Runs, run
from graph.views.quotes import Paper, Quote, Row, clause_path, evidence, number, optional, papers, quote, text

ROLES = {"LEADS": "lead", "SHARES": "shared", "SUPPORTS": "support"}
SECTIONS = ("lead", "support", "shared", "unstated")


@dataclass(frozen=True, slots=True)
class Named:
    """One body in one statement."""

    agency: str
    name: str
    short: str
    kind: str
    resolved: bool
    function: str | None
    role: str
    position: int
    statement: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with everyone whom its statements name, in printed order."""

    id: str
    region: str
    document: str
    path: str
    title: str
    order: int
    responsibility: str
    due: str | None
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure as the asked bodies see it. ``state`` is one of lead, colead, support, shared, absent, unstated.

    ``mine`` is the first of them, with the names of all of them marked; ``names`` are theirs. ``place`` of ``peers`` is
    its place among those of the same role.
    """

    measure: Measure
    state: str
    mine: Named | None
    place: int
    peers: int
    names: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        return "lead" if self.state == "colead" else self.state

    @property
    def unprinted(self) -> bool:
        """Leads without the word 牵头: as the only body named, or by the document's convention."""
        return self.role == "lead" and self.mine is not None and "牵头" not in self.mine.quote.text


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one city and role. ``of`` is the denominator: led, shared, stated or all measures."""

    region: str
    role: str
    entries: tuple[Entry, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A body named with the asked one. ``kind``: lead, shared (left side) or support (right side)."""

    short: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One city's answer. ``bureaus`` are the full names that were counted; none where the city names no such body."""

    region: str
    city: str
    bureaus: tuple[str, ...]
    entries: tuple[Entry, ...]
    sections: tuple[Section, ...]
    ties: tuple[Tie, ...]
    total: int
    led: int
    unstated: int
    issuer: str

    def count(self, state: str) -> int:
        return sum(entry.state == state for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Bureau:
    """A choice: the name by which documents of these cities call a body, and how many measures name it."""

    short: str
    functions: tuple[str, ...]
    measures: int


@dataclass(frozen=True, slots=True)
class Leads:
    measures: tuple[Measure, ...]
    papers: Mapping[str, Paper]
    bureaus: tuple[Bureau, ...]
    groups: bool


def load(store: Runs, regions: Iterable[str], groups: bool = False) -> Leads:
    """All measures of these cities with whom they name, and the bureaus that can be asked about."""
    codes = {"regions": sorted(regions)}
    named: dict[str, list[Named]] = defaultdict(list)
    for row in evidence(store, "view/roles", codes["regions"]):
        named[text(row, "measure")].append(_named(row))
    measures = tuple(_measure(row, named[text(row, "measure")]) for row in run(store, "view/measures", codes))
    held = {paper.id: paper for paper in papers(store, codes["regions"])}
    return Leads(measures, held, _bureaus(measures, groups), groups)


def _named(row: Row) -> Named:
    return Named(
        agency=text(row, "agency"),
        name=text(row, "name"),
        short=text(row, "short") or text(row, "surface") or text(row, "name"),
        kind=text(row, "kind") or "agency",
        resolved=row.get("resolved") is not False,
        function=optional(row, "function"),
        role=ROLES[text(row, "type")],
        position=number(row, "position"),
        statement=text(row, "statement"),
        quote=quote(row),
    )


def _measure(row: Row, named: list[Named]) -> Measure:
    return Measure(
        id=text(row, "measure"),
        region=text(row, "region"),
        document=text(row, "document"),
        path=clause_path(row),
        title=text(row, "title"),
        order=number(row, "order"),
        responsibility=text(row, "responsibility"),
        due=optional(row, "due"),
        named=tuple(sorted(named, key=lambda n: (n.quote.start, n.position))),
    )


def _bureaus(measures: tuple[Measure, ...], groups: bool) -> tuple[Bureau, ...]:
    functions: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for measure in measures:
        bodies = {n.short: n for n in measure.named if groups or n.kind != "group"}
        counts.update(bodies.keys())
        for short, body in bodies.items():
            functions[short] |= {body.function} if body.function else set()
    ranked = sorted(counts, key=lambda short: (-counts[short], short))
    return tuple(Bureau(short, tuple(sorted(functions[short])), counts[short]) for short in ranked)


Wanted = Collection[str] | None
"""The names by which documents call the asked bodies; everybody where there are none."""


def answers(leads: Leads, wanted: Wanted, cities: Mapping[str, str]) -> tuple[Answer, ...]:
    """One answer a city (code → name)."""
    return tuple(_answer(leads, wanted, code, name) for code, name in cities.items())


def _answer(leads: Leads, wanted: Wanted, region: str, city: str) -> Answer:
    measures = [m for m in leads.measures if m.region == region]
    entries = tuple(_entry(m, wanted) for m in measures)
    issuers = dict.fromkeys(p.issuer for p in leads.papers.values() if p.region == region and p.issuer)
    return Answer(
        region=region,
        city=city,
        bureaus=tuple(dict.fromkeys(e.mine.name for e in entries if e.mine)),
        entries=entries,
        sections=_sections(region, entries),
        ties=() if wanted is None else _ties(entries, wanted, leads.groups),
        total=len(measures),
        led=sum(m.responsibility == "led" for m in measures),
        unstated=sum(m.responsibility == "unstated" for m in measures),
        issuer="、".join(issuers),
    )


def _entry(measure: Measure, wanted: Wanted) -> Entry:
    """The strongest role of the asked bodies: leads, then shares, then supports."""
    for role in ("lead", "shared", "support"):
        mine = [n for n in measure.named if n.role == role and (wanted is None or n.short in wanted)]
        if mine:
            return _placed(measure, [n for n in mine if n.statement == mine[0].statement])
    return Entry(measure, "unstated" if measure.responsibility == "unstated" else "absent", None, 0, 0)


def _placed(measure: Measure, mine: list[Named]) -> Entry:
    first = mine[0]
    peers = [n for n in measure.named if n.role == first.role and n.statement == first.statement]
    state = "colead" if first.role == "lead" and len(peers) > 1 else first.role
    marks = tuple(sorted({mark for n in mine for mark in n.quote.marks}))
    shown = replace(first, quote=replace(first.quote, marks=marks))
    return Entry(measure, state, shown, 1 + peers.index(first), len(peers), tuple(n.short for n in mine))


def _sections(region: str, entries: tuple[Entry, ...]) -> tuple[Section, ...]:
    stated = sum(e.measure.responsibility != "unstated" for e in entries)
    of = {
        "lead": sum(e.measure.responsibility == "led" for e in entries),
        "shared": sum(e.measure.responsibility == "shared" for e in entries),
        "support": stated,
        "unstated": len(entries),
    }
    sections = (Section(region, role, tuple(e for e in entries if e.role == role), of[role]) for role in SECTIONS)
    return tuple(section for section in sections if section.entries)


def _ties(entries: tuple[Entry, ...], wanted: Collection[str], groups: bool) -> tuple[Tie, ...]:
    """Named in one statement, counted once a statement; the heaviest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        statements = {n.statement for n in entry.measure.named if n.short in wanted}
        others = {
            (n.short, n.role, n.statement)
            for n in entry.measure.named
            if n.statement in statements and n.short not in wanted and (groups or n.kind != "group")
        }
        counts.update((short, role) for short, role, _ in others)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tie(short, kind, count) for (short, kind), count in ranked)


def headline(store: Runs, measure: Measure) -> Quote:
    """Where a measure that names nobody stands: its headline."""
    rows = run(store, "view/clause", {"measure": measure.id})
    return quote({**rows[0], "document": measure.document, "quote": measure.title})


def clause_text(store: Runs, measure: str) -> str:
    """The whole clause, as restored."""
    rows = run(store, "view/clause", {"measure": measure})
    return text(rows[0], "text") if rows else ""
