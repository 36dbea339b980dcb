"""What a reviewer looks at first: names that no gazetteer row knows, and what was concluded instead of printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.queries import Runs, run
from graph.views.leads import Measure, Named, load
from graph.views.quotes import Quote, text


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A body whose full official name is not known. ``places`` are all statements that name it, in reading order."""

    region: str
    name: str
    places: tuple[tuple[Measure, Named], ...]

    @property
    def quote(self) -> Quote:
        return self.places[0][1].quote


def bodies(store: Runs, regions: Iterable[str]) -> tuple[int, tuple[Unresolved, ...]]:
    """How many bodies the statements of these places name, groups aside, and those that stay unresolved."""
    named = [(m, n) for m in load(store, regions).measures for n in m.named if n.kind != "group"]
    held: dict[tuple[str, str], list[tuple[Measure, Named]]] = {}
    for measure, one in named:
        if not one.resolved:
            held.setdefault((measure.region, one.agency), []).append((measure, one))
    found = (Unresolved(region, places[0][1].name, tuple(places)) for (region, _), places in held.items())
    ranked = sorted(found, key=lambda one: (one.region, -len(one.places), one.name))
    return len({one.agency for _, one in named}), tuple(ranked)


def inferred(store: Runs, cities: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Document id → how often each thing (deadline, funder, prefix …) was concluded, not printed."""
    found: dict[str, Counter[str]] = {}
    for city in cities:
        for row in run(store, "audit/inferred", {"region": city}):
            found.setdefault(text(row, "document_id"), Counter())[text(row, "item")] += 1
    return found
