"""What reads the whole graph, done as its users do it: audit, exports, backup, networkx, status, and first looks at pages.

``python -m benchmarks.whole embedded:FOLDER… [--only check,status] [--write]`` does each in a process of its own on graphs
that stand already: seconds by the clock and of the processors, and the most memory of that process and of the engine's.
Results are kept under POLICYGRAPH_HOME in benchmarks/whole.json, one record for each engine and size; with --write their
table goes into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from benchmarks.kept import Kept, engine_process, peak_memory, processor_seconds, told
from benchmarks.report import whole, write_page
from graph.export import FORMATS, export
from graph.networks import to_networkx
from graph.store import Store, open_store
from graph.views import documents, quality, quotes
from jobs import status, upkeep
from jobs.coverage import coverage
from jobs.safekeeping import backup, restore

CITIES = 3
"""That a page shows when it is opened and there are many."""


@dataclass(frozen=True, slots=True)
class Read:
    """``rows``: of an answer, findings, nodes and relations, or megabytes written. ``processor``: seconds of both
    processes; megabytes: the most that each held, this one's libraries among them."""

    seconds: float
    processor: float
    rows: int
    megabytes: float
    engine_megabytes: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="*", help="embedded:FOLDER")
    parser.add_argument("--only", help="some of what is done, as check,status")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    wish = parser.parse_args()
    kept = Kept("whole")
    for graph in wish.graphs:
        with open_store(graph) as store:
            run = told(store)
            record = kept.records.setdefault(f"{run['engine']} {run['size']}", {"read": {}})
            record |= run
            for name in wish.only.split(",") if wish.only else DONE:
                record["read"][name] = asdict(_measured(name, graph))
                print(name, record["read"][name], flush=True)
                kept.keep()
    part = whole(kept.records.values())
    print(*part.values())
    if wish.write:
        write_page(part)


def _measured(name: str, graph: str) -> Read:
    """In a new process, which ends with it; the engine's peak is counted anew."""
    process = engine_process(Path(graph.removeprefix("embedded:")))
    Path(f"/proc/{process}/clear_refs").write_text("5")  # proc(5): resets the peak
    before = processor_seconds(process)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = pool.submit(_done, name, graph).result()
    spent = found.processor + processor_seconds(process) - before
    return replace(found, processor=spent, engine_megabytes=peak_memory(process))


def _done(name: str, graph: str) -> Read:
    with open_store(graph) as store, tempfile.TemporaryDirectory() as place:
        start, before = time.perf_counter(), time.process_time()
        rows = DONE[name](store, Path(place))
        spent = time.process_time() - before
        return Read(time.perf_counter() - start, spent, rows, getrusage(RUSAGE_SELF).ru_maxrss / 1024)


Work = Callable[[Store, Path], int]


def _exported(format: str) -> Work:
    def work(store: Store, place: Path) -> int:
        export(store, format, place / "out")
        return _megabytes(place)

    return work


def _saved(store: Store, place: Path) -> int:
    backup(store.url, place / "backup.zip")
    return _megabytes(place)


def _restored(store: Store, place: Path) -> int:
    """A backup is made for it, and its time counts too."""
    backup(store.url, place / "backup.zip")
    restore(f"embedded:{place / 'graph'}", place / "backup.zip", replace=False)
    return _megabytes(place / "graph")


def _networked(store: Store, place: Path, relations: Sequence[str] | None = None) -> int:
    graph = to_networkx(store, relations=relations)
    return int(graph.number_of_nodes() + graph.number_of_edges())


def _cities(store: Store) -> Mapping[str, str]:
    return {city.code: city.name for city in quotes.cities(store)[:CITIES]}


def _overview(store: Store, place: Path) -> int:
    return len(documents.coverage(store, list(_cities(store))))


def _quality(store: Store, place: Path) -> int:
    names = _cities(store)
    found = coverage(store, [paper.id for paper in quotes.papers(store, names)])
    quality.bodies(store, names)
    quality.inferred(store, names)
    status.stale_decisions(store)
    return len(found)


def _megabytes(place: Path) -> int:
    return round(sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6)


DONE: Mapping[str, Work] = {
    "check": lambda store, _: len(upkeep.check(store).rows),
    "status": lambda store, _: len(status.status(store).rows),
    "status --unread": lambda store, _: len(status.unread_statements(store).rows),
    **{f"export --format {format}": _exported(format) for format in FORMATS},
    "backup": _saved,
    "backup and restore": _restored,
    "to_networkx": _networked,
    "to_networkx of roles": lambda store, place: _networked(store, place, ["LEADS", "SUPPORTS", "SHARES"]),
    "page Overview of three cities": _overview,
    "page Overview of all documents": lambda store, _: len(documents.coverage(store)),
    "page Quality of three cities": _quality,
}


if __name__ == "__main__":
    main()
