"""GraphML: a directed graph with parallel edges; ``label`` of a node and ``type`` of an edge beside its properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.content import Pieces
from graph.export.markup import HEAD, columns, edge_name, names, node_name, text
from graph.schema import Property, Row

SPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
TYPES |= dict.fromkeys(("strings", "integers"), "string")


def write_graphml(content: Pieces, file: Path) -> None:
    """Lists stand as JSON text, GraphML having none."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in _lines(content))


def _lines(content: Pieces) -> Iterator[str]:
    schema = content.schema
    yield f'{HEAD}<graphml xmlns="{SPACE}">'
    yield '<key id="label" for="node" attr.name="label" attr.type="string"/>'
    yield '<key id="type" for="edge" attr.name="type" attr.type="string"/>'
    yield from _keys("node", [label.properties for label in schema.labels.values()])
    yield from _keys("edge", [relation.properties for relation in schema.relations.values()])
    yield '<graph id="policygraph" edgedefault="directed">'
    keys = names(schema, TYPES)
    for node, row in content.nodes():
        data = _data("node", keys[node.label], row)
        yield f'<node id="{text(node_name(node))}"><data key="label">{node.label}</data>{data}</node>'
    for edge in content.edges():
        ends = f'source="{text(node_name(edge.start))}" target="{text(node_name(edge.end))}"'
        data = _data("edge", keys[edge.type], edge.properties)
        yield f'<edge id="{text(edge_name(edge))}" {ends}><data key="type">{edge.type}</data>{data}</edge>'
    yield "</graph>\n</graphml>"


def _keys(of: str, owners: list[Mapping[str, Property]]) -> Iterator[str]:
    for (name, type_), id_ in columns(owners, TYPES).items():
        yield f'<key id="{of}-{id_}" for="{of}" attr.name="{name}" attr.type="{type_}"/>'


def _data(of: str, keys: Mapping[str, str], row: Row) -> str:
    return "".join(f'<data key="{of}-{keys[name]}">{text(value)}</data>' for name, value in row.items())
