"""What is promised: the targets that the documents of cities set, and the money that they offer, each with its sentence.

Counts are of rows. Sums are never added up: a cap is no payment, and one grant may be offered to many. A deadline or a
payer that is not printed is counted as inferred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.queries import Runs, run
from graph.views.figures import Figure, Money, figure_of, money_of
from graph.views.quotes import Quote, Row, clause_path, evidence, optional, quote, text

KINDS = ("target", "award")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a promise stands: path and headline of its clause, both empty where it is the document's own."""

    region: str
    document: str
    clause: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Target:
    """``name`` is the normalised indicator, ``printed`` how the sentence calls it."""

    id: str
    place: Place
    name: str
    printed: str
    figure: Figure
    quote: Quote

    @property
    def group(self) -> str:
        return self.figure.change

    @property
    def dated(self) -> str:
        """Where the deadline comes from: printed, inferred or unstated."""
        if not self.figure.deadline:
            return "unstated"
        return "inferred" if "deadline" in self.quote.inferred else "printed"


@dataclass(frozen=True, slots=True)
class Award:
    """``name`` is the recipient as printed and completed; ``payer`` is printed, inferred or unstated."""

    id: str
    place: Place
    name: str
    money: Money
    funder: str | None
    payer: str
    condition: str | None
    quote: Quote

    @property
    def group(self) -> str:
        return self.money.limit


Promise = Target | Award


@dataclass(frozen=True, slots=True)
class Answer:
    """One city's promises of one kind, in reading order; ``basis`` counts how the deadline or the payer is known."""

    region: str
    city: str
    items: tuple[Promise, ...]
    groups: Mapping[str, int]
    basis: Mapping[str, int]


def load(store: Runs, regions: Iterable[str], kind: str) -> tuple[Promise, ...]:
    """All promises of one of `KINDS` of these places, in reading order of each document."""
    codes = sorted(regions)
    clauses = {text(row, "clause"): row for row in run(store, "view/clauses", {"regions": codes})}
    order = {clause: at for at, clause in enumerate(clauses)}
    name, read = ("view/targets", _target) if kind == "target" else ("view/awards", _award)
    found = [read(row, _place(row, clauses)) for row in evidence(store, name, codes)]
    return tuple(sorted(found, key=lambda item: _reading_order(item, order)))


def answers(promises: Iterable[Promise], cities: Mapping[str, str]) -> tuple[Answer, ...]:
    """One answer a city (code → name)."""
    held = list(promises)
    return tuple(_answer([p for p in held if p.place.region == code], code, name) for code, name in cities.items())


def _reading_order(item: Promise, order: Mapping[str, int]) -> tuple[str, str, int, int, tuple[tuple[int, int], ...]]:
    """By clause in the order of the outline, then as printed; a number stands behind what it is of."""
    place, quote = item.place, item.quote
    return place.region, place.document, order.get(place.clause, -1), quote.start, quote.marks[-1:]


def _answer(items: list[Promise], code: str, name: str) -> Answer:
    basis = Counter(item.dated if isinstance(item, Target) else item.payer for item in items)
    return Answer(code, name, tuple(items), Counter(item.group for item in items), basis)


def _place(row: Row, clauses: Mapping[str, Row]) -> Place:
    clause = clauses.get(text(row, "clause"), {})
    where = (text(row, "region"), text(row, "document"), text(row, "clause"))
    return Place(*where, clause_path(clause), text(clause, "title"))


def _target(row: Row, place: Place) -> Promise:
    name, printed = text(row, "indicator"), text(row, "printed")
    return Target(text(row, "fact"), place, name, printed, figure_of(row), quote(row))


def _award(row: Row, place: Place) -> Promise:
    funder = optional(row, "funder")
    return Award(
        id=text(row, "fact"),
        place=place,
        name=text(row, "recipient"),
        money=money_of(row),
        funder=funder,
        payer=text(row, "payer_basis") if funder else "unstated",
        condition=optional(row, "condition"),
        quote=quote(row),
    )
