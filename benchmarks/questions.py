"""Every question of the library, asked as its users ask it: each suggested parameter on its own, and none at all.

``python -m benchmarks.questions GRAPH… [--pages] [--process ID] [--write]`` asks graphs that stand already, embedded:FOLDER or
bolt://…, a server with its process on this machine. --pages leaves out what reads the whole graph. Results are kept under
POLICYGRAPH_HOME in benchmarks/questions.json, one record for each engine and size; with --write their tables go into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.kept import Kept, engine_process, processor_seconds, told
from benchmarks.report import questions, write_page
from graph.errors import QueryRefused
from graph.queries import load_library, page, suggest
from graph.query_file import Query
from graph.store import Store, open_store

SEED = 7
VALUES = 6
REPEATS = 3
"""Times that a question without parameters is asked."""
BUDGET = 2.0
"""Seconds after which one way of asking is not repeated any more."""
WORDS = ("科技", "人才 平台", "揭榜挂帅", "高新技术企业")
OTHERS = {  # parameters of the console's own questions, which suggest nothing
    "regions": "MATCH (:Document)-[:IN_REGION]->(r:Region) RETURN DISTINCT r.code AS value",
    "document": "MATCH (d:Document) WHERE d.sha256 IS NOT NULL RETURN d.id AS value",
    "measure": "MATCH (m:Measure) RETURN m.id AS value LIMIT 1000",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One way of asking: milliseconds of each time, and the most rows that came back. Nothing came of a ``refused`` one;
    a ``whole`` one reads the whole graph and says so. ``processor``: milliseconds of both processes, where the engine's is
    known; on a machine that does other things too they say more than the clock."""

    question: str
    way: str
    milliseconds: tuple[float, ...]
    rows: int
    refused: bool = False
    whole: bool = False
    processor: tuple[float, ...] = ()


WIRE = "UNWIND range(1, 1000) AS i RETURN " + ", ".join(f"$text + i AS c{column}" for column in range(16))


def wire(store: Store) -> float:
    """Median milliseconds for a thousand rows of sixteen strings that are in no graph: what an answer costs in any case."""
    times = []
    for _ in range(REPEATS + 1):
        start = time.perf_counter()
        store.run(WIRE, {"text": "市科技局牵头"})
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="*", help="embedded:FOLDER or bolt://…")
    parser.add_argument("--pages", action="store_true", help="without what reads the whole graph")
    parser.add_argument("--process", type=int, help="process of the server at bolt://…")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    wish = parser.parse_args()
    kept = Kept("questions")
    for graph in wish.graphs:
        with open_store(graph) as store:
            asked = [asdict(one) for one in ask_all(store, SEED, wish.pages, wish.process or _process(graph))]
            record = told(store) | {"questions": asked}
        kept.records[f"{record['engine']} {record['size']}"] = record
        kept.keep()
    part = questions(kept.records.values())
    print(*part.values())
    if wish.write:
        write_page(part)


def _process(graph: str) -> int | None:
    """The engine's process, where it is a local one."""
    folder = Path(graph.removeprefix("embedded:"))
    return engine_process(folder) if folder.is_dir() else None


def ask_all(store: Store, seed: int, pages: bool = False, process: int | None = None) -> Iterator[Asked]:
    """All ways of asking; with ``pages`` but those which do not read the whole graph."""
    for query in load_library().values():
        for way, given in _ways(store, query, random.Random(seed)).items():
            if not (pages and query.reads_everything(given[0])):
                yield _asked(store, query, way, given, process)


def _ways(store: Store, query: Query, chance: random.Random) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """A name for each way → what is given, time after time."""
    needed = {p.name: _values(store, query, p.name, chance) for p in query.parameters if p.required}
    base = [{name: values[i % len(values)] for name, values in needed.items()} for i in range(VALUES)]
    ways: dict[str, Sequence[Mapping[str, object]]] = {" and ".join(needed) or "nothing": base}
    for parameter in query.parameters:
        if not parameter.required and parameter.suggest and not needed:
            values = _values(store, query, parameter.name, chance)
            ways[parameter.name] = [{parameter.name: value} for value in values]
    return ways


def _values(store: Store, query: Query, parameter: str, chance: random.Random) -> Sequence[object]:
    if parameter == "words":
        return WORDS
    values = suggest(store, query, parameter) or [row["value"] for row in store.run(OTHERS[parameter])]
    picked = chance.sample(values, min(VALUES, len(values)))
    return [[value] for value in picked] if parameter == "regions" else picked


def _asked(
    store: Store, query: Query, way: str, given: Sequence[Mapping[str, object]], process: int | None = None
) -> Asked:
    times: list[float] = []
    spent: list[float] = []
    rows, began = 0, time.perf_counter()
    whole = query.reads_everything(given[0])
    asked = [given[0]] * REPEATS if way == "nothing" else given
    try:
        # A plan is made once in a server's life, on Neo4j for short values and for long ones. It is little of a whole graph.
        for parameters in () if whole else sorted(asked, key=_length)[:: max(1, len(asked) - 1)]:
            page(store, query, parameters)
        for parameters in asked:
            start, before = time.perf_counter(), _spent(process)
            rows = max(rows, len(page(store, query, parameters).rows))
            times.append((time.perf_counter() - start) * 1000)
            spent += [_spent(process) - before] if process else []
            if (sum(spent) / 1000 if process else time.perf_counter() - began) > BUDGET:
                break
    except QueryRefused:
        return Asked(query.name, way, tuple(times), rows, refused=True, whole=whole)
    return Asked(query.name, way, tuple(times), rows, whole=whole, processor=tuple(spent))


def _spent(process: int | None) -> float:
    """Milliseconds that processors gave to us and to the engine so far."""
    if process is None:
        return 0.0
    return (processor_seconds(process) + time.process_time()) * 1000


def _length(parameters: Mapping[str, object]) -> int:
    return sum(len(str(value)) for value in parameters.values())


if __name__ == "__main__":
    main()
