"""What GraphML and GEXF have in common: XML, written as it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from graph.rows import Edge, Node
from graph.schema import Label, Property, Relation, Row, Schema, Value

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
# With what XML 1.0 cannot say: it becomes a sign of the same length, so that offsets stay true.
_ESCAPED = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_NAMES = ("name", "title", "indicator", "recipient")


def text(value: Value) -> str:
    """A value between tags, or in an attribute: line ends and tabs survive both."""
    plain = value if isinstance(value, str) else _JSON(value)
    return _ESCAPED.sub(_sign, plain)


def _sign(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "\ufffd")


def node_name(node: Node) -> str:
    return f"{node.label}:{node.key}"


def edge_name(edge: Edge) -> str:
    """Facts by their id; there is one reference of a type between two nodes."""
    fact = edge.properties.get("fact_id")
    return str(fact) if fact else f"{edge.type}:{node_name(edge.start)}:{node_name(edge.end)}"


def caption(node: Node, row: Row) -> str:
    return next((str(row[name]) for name in _NAMES if row.get(name)), node.key)


def columns(owners: Iterable[Mapping[str, Property]], types: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Property and its type in the format → id of the column. One name may have two types, under two labels."""
    found = dict.fromkeys((name, types[p.type]) for owner in owners for name, p in owner.items())
    return {column: "-".join(column) for column in found}


def names(schema: Schema, types: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Label or type of relation → property → id of its column."""
    owners: list[Label | Relation] = [*schema.labels.values(), *schema.relations.values()]
    return {one.name: {name: id_ for (name, _), id_ in columns([one.properties], types).items()} for one in owners}
