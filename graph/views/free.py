"""The answer to a query as a table and, where it holds nodes and relations, as a network ready to draw."""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph.analysis.layout import place
from graph.records import FreeResult, NodeRecord, RelationRecord
from graph.views.network import MOST_NODES, THINGS, Link, Network, Node, title_of
from graph.views.quotes import Quote, quote

NAMES = ("short_name", "title", "name", "indicator", "recipient")
ROLES = {"LEADS": "lead", "SHARES": "shared", "SUPPORTS": "support"}


def plain_rows(result: FreeResult) -> list[dict[str, Any]]:
    """Rows by column, with nodes and relations as their properties: what a table shows and a file holds."""
    return [dict(zip(result.columns, map(_plain, row), strict=True)) for row in result.rows]


def _plain(value: Any) -> Any:
    if isinstance(value, NodeRecord):
        return {"labels": list(value.labels), **value.properties}
    if isinstance(value, RelationRecord):
        return {"type": value.type, **value.properties}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def as_network(result: FreeResult) -> Network:
    """Nodes and relations of the answer, placed; empty where it holds only figures and words."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in result.nodes))
    graph.add_edges_from((r.start, r.end) for r in result.relations if r.start in graph and r.end in graph)
    graph.remove_edges_from(nx.selfloop_edges(graph))
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), n))
    graph.remove_nodes_from(ranked[MOST_NODES:])
    points = place(graph, {}, {})
    held = {node.id: node for node in result.nodes}
    nodes = tuple(_node(held[id], graph.degree(id), points[id]) for id in ranked if id in graph)
    links = tuple(_link(r) for r in result.relations if graph.has_edge(r.start, r.end))
    return Network(nodes, links, len(result.nodes))


def _node(record: NodeRecord, degree: int, point: tuple[float, float]) -> Node:
    properties = record.properties
    label = record.labels[0] if record.labels else ""
    name = title_of(label, properties) if label in THINGS else ""
    name = name or next((str(properties[key]) for key in NAMES if properties.get(key)), "")
    key = str(properties.get("id") or properties.get("code") or name or record.id)
    path = properties.get("path")
    detail = (
        "/".join(path)
        if isinstance(path, list)
        else str(properties.get("name") if label not in THINGS else name or key)
    )
    return Node(record.id, label, name or key, detail, "-", degree, *point)


def _link(record: RelationRecord) -> Link:
    found: tuple[Quote, ...] = ()
    if record.properties.get("quote"):
        found = (quote({**record.properties, "document": record.properties.get("document_id")}),)
    return Link(record.id, ROLES.get(record.type, record.type), record.start, record.end, found)
