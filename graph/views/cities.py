"""Cities compared: programmes, platform classes, themes, instruments and indicators that they share, with both quotes.

A cell counts clauses that name a thing, out of all clauses of the city's documents. A silent document is silent: "not
named", never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.analysis.overlap import Kin, Naming, kin
from graph.queries import Runs, run
from graph.views.figures import Figure, figure_of
from graph.views.quotes import Paper, Quote, Row, clause_path, evidence, papers, quote, text

KINDS = ("programme", "platform", "theme", "instrument", "indicator")
SOURCES = {kind: f"view/{kind}s" for kind in KINDS} | {"indicator": "view/targets"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause's naming of a thing; of a target with its figure."""

    region: str
    clause: str
    path: str
    title: str
    name: str
    quote: Quote
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A heading with all its mentions. ``kin`` is told where two cities or more name it."""

    key: str
    name: str
    mentions: tuple[Mention, ...]
    kin: Kin | None

    def of(self, region: str) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.region == region)

    @property
    def figure(self) -> Figure | None:
        """One of the figures of an indicator; the others have its scale."""
        return self.mentions[0].figure

    def sentences(self, region: str) -> tuple[Mention, ...]:
        """Each sentence of a city once, with all that is marked in it."""
        held: dict[tuple[str, int, int, Figure | None], Mention] = {}
        for one in self.of(region):
            place = (one.quote.document, one.quote.start, one.quote.end, one.figure)
            known = held.setdefault(place, one)
            marks = tuple(sorted({*known.quote.marks, *one.quote.marks}))
            held[place] = replace(known, quote=replace(known.quote, marks=marks))
        return tuple(held.values())

    def clauses(self, region: str) -> int:
        return len({mention.clause for mention in self.of(region)})

    @property
    def regions(self) -> frozenset[str]:
        return frozenset(mention.region for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Caution:
    """What makes figures of two cities not directly comparable: any of genre, year, status."""

    papers: tuple[Paper, ...]
    differ: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``clauses`` are the denominators by city, ``pairs`` the number of headings that two cities share."""

    regions: tuple[str, ...]
    items: tuple[Shared, ...]
    clauses: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    caution: Caution | None

    def beside(self, item: Shared) -> tuple[Shared, ...]:
        """The same indicator counted in another way: what must not be compared with it."""
        return tuple(o for o in self.items if item.figure and o.name == item.name and o.key != item.key)

    def shared_by_all(self) -> tuple[Shared, ...]:
        return tuple(item for item in self.items if len(item.regions) == len(self.regions))

    def shared_by_some(self) -> tuple[Shared, ...]:
        return tuple(item for item in self.items if 1 < len(item.regions) < len(self.regions))

    def only(self, region: str) -> tuple[Shared, ...]:
        return tuple(item for item in self.items if item.regions == {region})


def compare(store: Runs, regions: Iterable[str], kind: str) -> Comparison:
    """Everything of one kind (`KINDS`) that the documents of these cities name."""
    codes = tuple(regions)
    clauses = run(store, "view/clauses", {"regions": list(codes)})
    rows = evidence(store, SOURCES[kind], codes)
    by_id = {text(row, "clause"): row for row in clauses}
    items = _items(rows, by_id)
    held = papers(store, codes)
    return Comparison(
        regions=codes,
        items=items,
        clauses={code: sum(row["region"] == code for row in clauses) for code in codes},
        pairs={pair: sum(item.regions >= set(pair) for item in items) for pair in combinations(codes, 2)},
        caution=_caution(held),
    )


def _items(rows: Sequence[Row], clauses: Mapping[str, Row]) -> tuple[Shared, ...]:
    """Headings, most named first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[_heading(row)].append(row)
    items = [_item(key, found[key], clauses) for key in found]
    return tuple(sorted(items, key=lambda item: (-len(item.regions), -len(item.mentions), item.name)))


def _heading(row: Row) -> str:
    """What makes two names comparable: family of a programme, class of a platform, else the thing itself.

    Of a target: indicator with change and unit, for a level and an increase are never compared.
    """
    figure = _figure(row)
    if figure:
        return "|".join([text(row, "indicator"), *map(str, figure.scale)])
    return text(row, "family") or text(row, "thing")


def _figure(row: Row) -> Figure | None:
    return figure_of(row) if "indicator" in row else None


def _item(key: str, rows: Sequence[Row], clauses: Mapping[str, Row]) -> Shared:
    mentions = tuple(_mention(row, clauses) for row in rows)
    topic = rows[0].get("label") in ("Theme", "Instrument") or "indicator" in rows[0]
    name = text(rows[0], "family") or text(rows[0], "indicator") or text(rows[0], "name") or key
    if len({mention.region for mention in mentions}) < 2:
        return Shared(key, name, mentions, None)
    return Shared(key, name, mentions, "topic" if topic else kin(_naming(row) for row in rows))


def _mention(row: Row, clauses: Mapping[str, Row]) -> Mention:
    clause = clauses.get(text(row, "clause"), {})
    name = text(row, "name") or text(row, "printed")
    place = (text(row, "region"), text(row, "clause"), clause_path(clause), text(clause, "title"))
    return Mention(*place, name, quote(row), _figure(row))


def _naming(row: Row) -> Naming:
    return Naming(text(row, "region"), text(row, "thing"), text(row, "name"), text(row, "owner"), text(row, "level"))


def _caution(held: tuple[Paper, ...]) -> Caution | None:
    facts: dict[str, set[str | None]] = {
        "genre": {paper.genre for paper in held},
        "year": {(paper.date or "")[:4] for paper in held},
        "status": {paper.status for paper in held},
    }
    differ = tuple(name for name, values in facts.items() if len(values) > 1)
    return Caution(held, differ) if differ else None
