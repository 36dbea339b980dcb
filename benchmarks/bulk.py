"""A first load of many documents at once, beside the engine's own importer fed with what is prepared for it."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryFile
from typing import Any

from benchmarks.country import Paper, Place
from benchmarks.makers import hold, making, packed
from benchmarks.servers import imported
from graph.content import Pieces
from graph.embedded import new_database
from graph.export import write_gathered
from graph.export.bulk import pack_tables
from graph.fill import fill
from graph.gathered import Gathered, Packed, pack_pieces
from graph.rows import Edge, Node
from graph.schema import Row


def bulk(
    engine: str, size: int, templates: Sequence[tuple[Place, Paper]], place: Path, seed: int, peer: bool = True
) -> dict[str, Any]:
    """Makes a graph of so many measures in ``place/bulk`` for ``servers.bench`` to open; seconds of each step.

    The country's documents are made, and then held, by processes such as read documents: the clock runs from there on.
    ``bulk_seconds``: from facts to the graph; ``importer_seconds``: what of it the engine's importer takes on its own;
    ``…_processor`` the same in seconds of the processors, which a busy machine makes no longer.
    """
    with TemporaryFile(dir=place) as spool:
        gathered = Gathered(spool)
        measures, gathering = list[int](), Spent(0.0, 0.0)
        with making(templates, seed, pack_pieces if engine == "embedded" else pack_tables) as pipes:
            while sum(measures) < size:
                measures = _enough(measures + hold(pipes, len(measures)), size)
                gathering += _gathered(gathered, pipes, len(measures))
        steps = (_embedded if engine == "embedded" else _neo4j)(gathered, place, peer)
    steps = {"gather": gathering, **steps, "bulk": gathering + steps["bulk"]}
    seconds = {f"{name}_seconds": spent.clock for name, spent in steps.items()}
    seconds |= {f"{name}_processor": spent.processor for name, spent in steps.items()}
    return {"measures": sum(measures), "documents": len(measures), **seconds}


def _enough(measures: list[int], size: int) -> list[int]:
    """Documents until there are so many measures."""
    return measures[: bisect_left(list(accumulate(measures)), size) + 1]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of the processors: of this process and of those that it started and that have ended."""

    clock: float
    processor: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.clock + other.clock, self.processor + other.processor)


def _gathered(gathered: Gathered, pipes: Sequence[Connection], below: int) -> Spent:
    elsewhere = 0.0

    def work() -> None:
        nonlocal elsewhere
        for said in packed(pipes, below):
            if isinstance(said, Packed):
                gathered.add(said)
            else:
                elsewhere += said

    return _spent(work) + Spent(0.0, elsewhere)


def _neo4j(gathered: Gathered, place: Path, peer: bool) -> dict[str, Spent]:
    """The importer reads the same files either way."""
    writing = _spent(lambda: write_gathered(gathered, place / "tables"))
    importing = _spent(lambda: imported(place / "tables", place / "bulk"))
    return {"tables": writing, "bulk": writing + importing, "importer": importing}


def _embedded(gathered: Gathered, place: Path, peer: bool) -> dict[str, Spent]:
    """The peer gets all nodes of a label and all relations of a type at once, out of memory.

    The first database of a process takes longer, so one is made before.
    """
    for name in ("first", "bulk", "peer"):
        (place / name).mkdir()
    _peer(place / "first", {}, {})
    steps = {"bulk": _spent(lambda: fill(place / "bulk", gathered))}
    if peer:
        prepared = _prepared(gathered)
        steps["importer"] = _spent(lambda: _peer(place / "peer", *prepared))
    return steps


Prepared = tuple[dict[str, list[tuple[Node, Row]]], dict[str, list[Edge]]]


def _prepared(pieces: Pieces) -> Prepared:
    nodes: dict[str, list[tuple[Node, Row]]] = {}
    edges: dict[str, list[Edge]] = {}
    for node, row in pieces.nodes():
        nodes.setdefault(node.label, []).append((node, row))
    for edge in pieces.edges():
        edges.setdefault(edge.type, []).append(edge)
    return nodes, edges


def _peer(folder: Path, nodes: dict[str, list[tuple[Node, Row]]], edges: dict[str, list[Edge]]) -> None:
    with new_database(folder) as database, database.graph_batch() as batch:
        rids: dict[Node, str] = {}
        for label, pairs in nodes.items():
            made = batch.create_vertices(label, [row for _, row in pairs])
            rids.update(zip((node for node, _ in pairs), made, strict=True))
        for type_, group in edges.items():
            starts, ends = [rids[edge.start] for edge in group], [rids[edge.end] for edge in group]
            batch.new_edges(starts, type_, ends, [edge.properties for edge in group])


def _spent(work: Callable[[], object]) -> Spent:
    start, before = time.perf_counter(), _processor()
    work()
    return Spent(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
