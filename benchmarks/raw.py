"""The peer of our load: the same nodes and relations by plain ``UNWIND … MERGE`` in batches, nothing read, nothing checked."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from benchmarks.country import Paper
from graph.rows import Link, Node, gather
from graph.schema import Schema, load_schema
from graph.store import Store

BATCH = 2000
Statement = tuple[str, list[dict[str, Any]]]


class Raw:
    """Fills a store with papers; counts what it wrote (each shared node and relation once) and the seconds of writing."""

    def __init__(self, store: Store) -> None:
        self.store, self.schema = store, load_schema()
        self.seen: set[Node | Link] = set()
        self.written, self.seconds = 0, 0.0

    def warm(self, papers: Sequence[Paper]) -> None:
        """Load them, and forget it."""
        self.load(papers)
        self.store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        self.seen, self.written, self.seconds = set(), 0, 0.0

    def load(self, papers: Sequence[Paper]) -> None:
        nodes: dict[Node, dict[str, Any]] = {}
        edges: list[tuple[tuple[str, str, str], dict[str, Any]]] = []
        for paper in papers:
            rows = gather(self.schema, paper.lines, paper.text)
            nodes |= {node: dict(row) for node, row in rows.nodes.items() if node not in self.seen}
            nodes |= {node: {"id": node.key} for node in rows.cited - rows.nodes.keys() if node not in self.seen}
            edges += [_edge(edge, edge.properties) for edge in rows.stated.values()]
            edges += [_edge(link, {"basis": basis}) for link, basis in rows.reference.items() if link not in self.seen]
            self.seen |= rows.nodes.keys() | rows.cited | rows.reference.keys()
        statements = [*_nodes(self.schema, nodes), *_edges(self.schema, edges)]
        self.written += len(nodes) + len(edges)
        start = time.perf_counter()
        for query, batch in statements:
            self.store.write(lambda tx, query=query, batch=batch: tx.run(query, {"rows": batch}))  # type: ignore[misc]
        self.seconds += time.perf_counter() - start


def _edge(relation: Any, properties: dict[str, Any]) -> tuple[tuple[str, str, str], dict[str, Any]]:
    ends = {"start": relation.start.key, "end": relation.end.key}
    return (relation.type, relation.start.label, relation.end.label), {**ends, "properties": properties}


def _nodes(schema: Schema, nodes: dict[Node, dict[str, Any]]) -> Iterator[Statement]:
    for label, group in groupby(sorted(nodes), key=lambda node: node.label):
        query = f"UNWIND $rows AS row MERGE (n:{label} {{{schema.labels[label].key}: row.key}}) SET n += row.properties"
        yield from _batches(query, ({"key": node.key, "properties": nodes[node]} for node in group))


def _edges(schema: Schema, edges: list[tuple[tuple[str, str, str], dict[str, Any]]]) -> Iterator[Statement]:
    for (type_, start, end), group in groupby(sorted(edges, key=lambda edge: edge[0]), key=lambda edge: edge[0]):
        ends = " ".join(
            f"MATCH ({name}:{label} {{{schema.labels[label].key}: row.{side}}})"
            for name, label, side in (("a", start, "start"), ("b", end, "end"))
        )
        query = f"UNWIND $rows AS row {ends} CREATE (a)-[r:{type_}]->(b) SET r = row.properties"
        yield from _batches(query, (row for _, row in group))


def _batches(query: str, rows: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    listed = list(rows)
    for at in range(0, len(listed), BATCH):
        yield query, listed[at : at + BATCH]
