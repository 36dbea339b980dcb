"""A first load of the embedded engine, by its own batch path, into a folder where no engine runs yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from graph.content import Pieces
from graph.embedded import new_database
from graph.errors import EngineFailed
from graph.rows import Node

T = TypeVar("T")
NODES, EDGES = 20_000, 50_000
"""So many are in memory at once. The engine commits every thousand."""
COUNTS = ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n")


def fill(folder: Path, pieces: Pieces) -> tuple[int, int]:
    """Make a graph of them; says how many nodes and relations it has. What was interrupted is no graph."""
    with new_database(folder) as database:
        with database.graph_batch() as batch:
            rids = _nodes(batch, pieces)
            wanted = len(rids), _edges(batch, pieces, rids)
        made = tuple(database.query("opencypher", count).to_list()[0]["n"] for count in COUNTS)
    if made != wanted:
        raise EngineFailed(str(folder), f"{made} nodes and relations came to be of {wanted}", "Try again.")
    return wanted


def _nodes(batch: Any, pieces: Pieces) -> dict[Node, str]:
    """Each node's place in the database."""
    rids: dict[Node, str] = {}
    for some in _batches(pieces.nodes(), NODES):
        for label, pairs in _grouped(some, lambda pair: pair[0].label):
            made = batch.create_vertices(label, [row for _, row in pairs])
            rids.update(zip((node for node, _ in pairs), made, strict=True))
    return rids


def _edges(batch: Any, pieces: Pieces, rids: Mapping[Node, str]) -> int:
    count = 0
    for some in _batches(pieces.edges(), EDGES):
        for type_, edges in _grouped(some, lambda edge: edge.type):
            starts, ends = [rids[edge.start] for edge in edges], [rids[edge.end] for edge in edges]
            batch.new_edges(starts, type_, ends, [edge.properties for edge in edges])
        count += len(some)
    return count


def _batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> Iterable[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups.items()
