"""How load, replacement, removal, questions and memory grow with the graph, on both engines, beside peers of the same run.

``python -m benchmarks.scale --sizes 1000,10000 [--engines embedded,neo4j] [--write]``: a size is a number of measures.
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
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.country import Paper, Place, copied, country, templates
from benchmarks.questions import ask_all, wire
from benchmarks.raw import Raw
from benchmarks.report import tables, write_page
from benchmarks.servers import Bench, bench, imported
from graph.export import export
from graph.load import load_document, remove_document
from graph.store import Store
from jobs.home import home

SEED = 7
CHUNK = 20
"""So many documents ours, so many the peer's, in turns: a slow minute of the machine hits both."""
PEER_MEASURES = 10_000
"""Beyond, the peer is not run: its rate no longer changes."""
REPLACED = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="measures, as 1000,10000,100000")
    parser.add_argument("--engines", default="embedded,neo4j")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    wish = parser.parse_args()
    papers, kept = templates(), home() / "benchmarks" / "scale.json"
    records = json.loads(kept.read_text()) if kept.exists() else {}
    for size in map(int, filter(None, wish.sizes.split(","))):
        for engine in wish.engines.split(","):
            records[f"{engine} {size}"] = measure(engine, size, papers)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(records, ensure_ascii=False, indent=1))
    page = tables(records)
    print(page)
    if wish.write:
        write_page(page)


def measure(engine: str, size: int, papers: Sequence[tuple[Place, Paper]]) -> dict[str, Any]:
    """All figures of one engine and one size."""
    with tempfile.TemporaryDirectory() as place, bench(engine, Path(place) / "ours") as ours:
        record: dict[str, Any] = {"engine": engine, "version": ours.store.version, "size": size}
        record |= {"processors": os.cpu_count(), "load_average": os.getloadavg()[0], "day": time.strftime("%Y-%m-%d")}
        record |= _loaded(engine, Path(place) / "raw", ours, country(size, papers, SEED))
        _say(record)
        record |= _content(ours.store)
        record |= _changed(ours.store, papers, record["documents"])
        _say(record)
        if engine == "neo4j":
            record |= _imported(ours.store, Path(place))
        record["wire_ms"] = wire(ours.store)
        record["questions"] = [asdict(asked) for asked in ask_all(ours.store, SEED)]
        record |= {"memory_mb": ours.memory(), "disk_mb": ours.disk(), "load_average_after": os.getloadavg()[0]}
    return record


def _say(record: dict[str, Any]) -> None:
    told = {name: value for name, value in record.items() if not isinstance(value, list)}
    print(json.dumps(told, ensure_ascii=False), file=sys.stderr, flush=True)


def _loaded(engine: str, folder: Path, ours: Bench, papers: Iterator[Paper]) -> dict[str, Any]:
    """Documents one by one through ``load_document``; the peer fills a graph of its own with the first of them."""
    seconds: list[float] = []
    measures = 0
    with ExitStack() as stack:
        peer = Raw(stack.enter_context(bench(engine, folder)).store)
        alongside = 0.0
        while chunk := list(islice(papers, CHUNK)):
            if measures < PEER_MEASURES:
                peer.load(chunk)
            for paper in chunk:
                start = time.perf_counter()
                load_document(ours.store, paper.lines, paper.text)
                seconds.append(time.perf_counter() - start)
            if measures < PEER_MEASURES:
                alongside = sum(seconds)
            measures += sum(paper.measures for paper in chunk)
    tenth = max(1, len(seconds) // 10)
    return {
        "measures": measures,
        "documents": len(seconds),
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
            report = remove_document(store, other.id) if gone else load_document(store, other.lines, other.text)
            times[name].append((time.perf_counter() - start) * 1000)
            facts += [report.relations_written + report.relations_removed] if name == "replace" else []
        first = copied(was, paper, number, SEED)
        load_document(store, first.lines, first.text)
    return {f"{name}_ms": sorted(spent) for name, spent in times.items()} | {"replaced_relations": facts}


def _imported(store: Store, place: Path) -> dict[str, Any]:
    start = time.perf_counter()
    export(store, "neo4j-admin", place / "tables")
    exported = time.perf_counter() - start
    return {"export_seconds": exported, "import_seconds": imported(place / "tables", place / "imported")}


if __name__ == "__main__":
    main()
