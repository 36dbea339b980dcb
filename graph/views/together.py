"""Who is named together: bodies that one responsibility statement names, pair by pair and body by body, city by city.

Named together is not cooperation. Cities are never ranked against one another: each has its own documents. Merged bodies
count by their own names unless their lineage is contracted: then a body counts as the one that took it over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analysis.ties import Standing, standings, ties
from graph.queries import Runs, run
from graph.views.leads import Measure, Named, load
from graph.views.quotes import Quote, optional, text


@dataclass(frozen=True, slots=True)
class Body:
    """``short`` is the name by which the documents of the city call it first."""

    id: str
    short: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Said:
    """One statement that names both, with both names marked."""

    path: str
    title: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Pair:
    key: str
    first: Body
    second: Body
    together: int
    weight: float
    said: tuple[Said, ...]

    def other(self, body: str) -> Body:
        return self.second if self.first.id == body else self.first


@dataclass(frozen=True, slots=True)
class Successor:
    """A body that was taken over by another, by the gazetteer; ``date`` is the day of the reform where it is known."""

    before: str
    after: str
    after_name: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One city. ``statements`` name a body, ``several`` of them two or more; ``documents`` is how many were read.

    ``contracted`` are the bodies of this city that count as their successors.
    """

    region: str
    city: str
    documents: int
    statements: int
    several: int
    bodies: tuple[Body, ...]
    pairs: tuple[Pair, ...]
    contracted: tuple[Successor, ...]

    def of(self, body: str) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if body in (pair.first.id, pair.second.id))


def lineage(store: Runs) -> dict[str, Successor]:
    """Agency id → who took it over, where that is one body; a body that was divided among several stays itself."""
    found: dict[str, list[Successor]] = defaultdict(list)
    for row in run(store, "agency/lineage"):
        after = (text(row, "successor_id"), text(row, "successor"))
        found[text(row, "agency_id")].append(Successor(text(row, "agency"), *after, optional(row, "date")))
    return {agency: after[0] for agency, after in found.items() if len(after) == 1}


def together(
    store: Runs, cities: Mapping[str, str], groups: bool = False, successors: Mapping[str, Successor] | None = None
) -> tuple[Answer, ...]:
    """One answer a city (code → name). With ``successors`` bodies count as those that took them over."""
    measures = load(store, cities, groups).measures
    return tuple(
        _answer((code, name), [m for m in measures if m.region == code], groups, successors or {})
        for code, name in cities.items()
    )


Statement = tuple[Measure, dict[str, Named]]
"""A measure and the bodies that one of its statements names: id → how."""


def _statements(measure: Measure, groups: bool, successors: Mapping[str, Successor]) -> list[Statement]:
    held: dict[str, dict[str, Named]] = defaultdict(dict)
    for named in measure.named:
        if groups or named.kind != "group":
            now = _now(named, successors)
            held[named.statement].setdefault(now.agency, now)
    return [(measure, bodies) for bodies in held.values()]


def _now(named: Named, successors: Mapping[str, Successor]) -> Named:
    """A body as the last of its line; a line that comes back to itself ends there."""
    seen = set()
    while named.agency in successors and named.agency not in seen:
        seen.add(named.agency)
        after = successors[named.agency]
        named = replace(named, agency=after.after, name=after.after_name, short=after.after_name)
    return named


def _answer(
    place: tuple[str, str], measures: Sequence[Measure], groups: bool, successors: Mapping[str, Successor]
) -> Answer:
    statements = [statement for measure in measures for statement in _statements(measure, groups, successors)]
    graph = ties(bodies for _, bodies in statements)
    names = {id: named for _, bodies in reversed(statements) for id, named in bodies.items()}
    bodies = {id: Body(id, names[id].short, names[id].name, how) for id, how in standings(graph).items()}
    pairs = [
        Pair(
            key=f"{a}|{b}",
            first=bodies[a],
            second=bodies[b],
            together=held["together"],
            weight=round(held["weight"], 4),
            said=tuple(_said(statements[at], (a, b)) for at in held["at"]),
        )
        for a, b, held in ((*sorted(edge[:2]), edge[2]) for edge in graph.edges(data=True))
    ]
    return Answer(
        *place,
        documents=len({measure.document for measure in measures}),
        statements=len(statements),
        several=sum(len(named) > 1 for _, named in statements),
        bodies=tuple(bodies.values()),
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.together, -pair.weight, pair.key))),
        contracted=tuple(
            successors[id] for id in sorted({n.agency for m in measures for n in m.named}) if id in successors
        ),
    )


def _said(statement: Statement, ends: Iterable[str]) -> Said:
    measure, bodies = statement
    quotes = [bodies[end].quote for end in ends]
    marks = sorted({mark for quote in quotes for mark in quote.marks})
    return Said(measure.path, measure.title, replace(quotes[0], marks=tuple(marks)))
