"""How load, replacement, removal, questions and memory grow with the graph, on both engines, beside peers of the same run.

``python -m benchmarks.scale --sizes 1000,10000 [--engines embedded,neo4j] [--keep FOLDER] [--write]``: a size is a number
of measures; from 50,000 on the graph is made by the bulk path, in minutes instead of hours. With --keep such a graph stays,
and is not made again. ``--sizes ""`` measures nothing.
Results are kept under POLICYGRAPH_HOME in benchmarks/scale.json, one record for each engine and size; the tables are made
of all of them, printed, and with --write put into docs/benchmarks.md. Absolute figures belong to the machine; what counts
are ratios within one record, and exponents.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.bulk import bulk
from benchmarks.country import Paper, Place, copied, country, templates
from benchmarks.kept import Kept, machine
from benchmarks.questions import ask_all, wire
from benchmarks.raw import Raw
from benchmarks.report import tables, write_page
from benchmarks.servers import Bench, bench
from graph.load import LoadReport, load_document, remove_document
from graph.store import Store

SEED = 7
CHUNK = 20
"""So many documents ours, so many the peer's, in turns: a slow minute of the machine hits both."""
PEER_MEASURES = 10_000
"""Beyond, the peer is not run: its rate no longer changes."""
BULK_MEASURES = 50_000
REPLACED = 12
WARM = range(5200, 5220)
"""Numbers of documents beyond all others: each side loads and loses them before its time is taken."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="measures, as 1000,10000,100000")
    parser.add_argument("--engines", default="embedded,neo4j")
    parser.add_argument("--keep", type=Path, help="folder for graphs of the bulk path, as ENGINE-SIZE; else they go")
    parser.add_argument("--without-questions", action="store_true", help="load, replace and remove only")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    wish = parser.parse_args()
    papers, kept = templates(), Kept("scale")
    for size in map(int, filter(None, wish.sizes.split(","))):
        for engine in wish.engines.split(","):
            with _place(wish.keep if size >= BULK_MEASURES else None, f"{engine}-{size}") as place:
                kept.records[f"{engine} {size}"] = measure(engine, size, papers, place, not wish.without_questions)
            kept.keep()
    parts = tables(kept.records)
    print(*parts.values(), sep="\n")
    if wish.write:
        write_page(parts)


@contextmanager
def _place(keep: Path | None, name: str) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory() as place:
            yield Path(place)
        return
    (keep / name).mkdir(parents=True, exist_ok=True)
    yield keep / name


def measure(
    engine: str, size: int, papers: Sequence[tuple[Place, Paper]], place: Path, questions: bool
) -> dict[str, Any]:
    """All figures of one engine and one size."""
    record: dict[str, Any] = {"engine": engine, "size": size} | machine()
    record |= _bulk(engine, size, papers, place)
    _say(record)
    began = time.perf_counter()
    with bench(engine, place / ("ours" if size < BULK_MEASURES else "bulk")) as ours:
        record |= {"version": ours.store.version, "opening_seconds": time.perf_counter() - began}
        _warm(ours.store, papers)
        if size < BULK_MEASURES:
            record |= _loaded(engine, place / "raw", ours, papers, size)
        record |= _content(ours.store)
        record |= _changed(ours.store, papers, record["documents"])
        _say(record)
        record["wire_ms"] = wire(ours.store)
        record["questions"] = [asdict(asked) for asked in ask_all(ours.store, SEED)] if questions else []
        record |= {"memory_mb": ours.memory(), "disk_mb": ours.disk(), "load_average_after": os.getloadavg()[0]}
    return record


def _bulk(engine: str, size: int, papers: Sequence[tuple[Place, Paper]], place: Path) -> dict[str, Any]:
    """What the bulk path took, now or when the graph that stands there was made."""
    note = place / "bulk.json"
    if not note.exists():
        found = bulk(engine, size, papers, place, SEED, peer=size < BULK_MEASURES)
        note.write_text(json.dumps(found))
    known: dict[str, Any] = json.loads(note.read_text())
    return known


def _warm(store: Store, papers: Sequence[tuple[Place, Paper]]) -> None:
    for paper in _warming(papers):
        load(store, paper)
    for paper in _warming(papers):
        remove_document(store, paper.id)


def load(store: Store, paper: Paper) -> LoadReport:
    return load_document(store, paper.lines, paper.text, fingerprint=paper.fingerprint)


def _warming(papers: Sequence[tuple[Place, Paper]]) -> list[Paper]:
    return [copied(*papers[number % len(papers)], number, SEED) for number in WARM]


def _say(record: dict[str, Any]) -> None:
    told = {name: value for name, value in record.items() if not isinstance(value, list)}
    print(json.dumps(told, ensure_ascii=False), file=sys.stderr, flush=True)


def _loaded(
    engine: str, folder: Path, ours: Bench, templates: Sequence[tuple[Place, Paper]], size: int
) -> dict[str, Any]:
    """Documents one by one through ``load_document``; the peer fills a graph of its own with the first of them."""
    seconds: list[float] = []
    measures, papers = 0, country(size, templates, SEED)
    with bench(engine, folder) as theirs:
        peer = Raw(theirs.store)
        peer.warm(_warming(templates))
        alongside = 0.0
        while chunk := list(islice(papers, CHUNK)):
            if measures < PEER_MEASURES:
                peer.load(chunk)
            for paper in chunk:
                start = time.perf_counter()
                load(ours.store, paper)
                seconds.append(time.perf_counter() - start)
            if measures < PEER_MEASURES:
                alongside = sum(seconds)
            measures += sum(paper.measures for paper in chunk)
    tenth = max(1, len(seconds) // 10)
    return {
        "load_seconds": sum(seconds),
        "load_rate": peer.written / alongside,
        "raw_rate": peer.written / peer.seconds,
        "document_ms_first": statistics.median(seconds[:tenth]) * 1000,
        "document_ms_last": statistics.median(seconds[-tenth:]) * 1000,
    }


def _content(store: Store) -> dict[str, Any]:
    nodes = store.run("MATCH (n) RETURN count(n) AS n")[0]["n"]
    return {"nodes": nodes, "relations": store.run("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]}


def _changed(store: Store, papers: Sequence[tuple[Place, Paper]], documents: int) -> dict[str, Any]:
    """Replace a document by a copy that lacks other facts, load that again unchanged, remove it, put it back."""
    times: dict[str, list[float]] = {"replace": [], "unchanged": [], "remove": []}
    facts = []
    for number in range(0, documents, max(1, documents // REPLACED)):
        was, paper = papers[number % len(papers)]
        other = copied(was, paper, number, SEED + 1)
        for name in times:
            start = time.perf_counter()
            gone = name == "remove"
            report = remove_document(store, other.id) if gone else load(store, other)
            times[name].append((time.perf_counter() - start) * 1000)
            facts += [report.relations_written + report.relations_removed] if name == "replace" else []
        load(store, copied(was, paper, number, SEED))
    return {f"{name}_ms": sorted(spent) for name, spent in times.items()} | {"replaced_relations": facts}


if __name__ == "__main__":
    main()
