"""GEXF 1.2 for Gephi: nodes are captioned by their names, ``node_label`` says what they are; edges by their type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.content import Pieces
from graph.export.markup import HEAD, caption, columns, edge_name, names, node_name, text
from graph.schema import Property, Row

SPACE = "http://www.gexf.net/1.2draft"
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
TYPES |= dict.fromkeys(("strings", "integers"), "string")


def write_gexf(content: Pieces, file: Path) -> None:
    """Lists stand as JSON text: GEXF's own have no way to hold a comma."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in _lines(content))


def _lines(content: Pieces) -> Iterator[str]:
    schema = content.schema
    yield f'{HEAD}<gexf xmlns="{SPACE}" version="1.2">'
    yield '<graph mode="static" defaultedgetype="directed">'
    own = '<attribute id="node_label" title="node_label" type="string"/>'
    yield from _attributes("node", [label.properties for label in schema.labels.values()], own)
    yield from _attributes("edge", [relation.properties for relation in schema.relations.values()])
    keys = names(schema, TYPES)
    yield "<nodes>"
    for node, row in content.nodes():
        values = f'<attvalue for="node_label" value="{node.label}"/>'
        values += _values(keys[node.label], row)
        name = f'id="{text(node_name(node))}" label="{text(caption(node, row))}"'
        yield f"<node {name}><attvalues>{values}</attvalues></node>"
    yield "</nodes>\n<edges>"
    for edge in content.edges():
        ends = f'source="{text(node_name(edge.start))}" target="{text(node_name(edge.end))}"'
        values = _values(keys[edge.type], edge.properties)
        name = f'id="{text(edge_name(edge))}" {ends} label="{edge.type}"'
        yield f"<edge {name}><attvalues>{values}</attvalues></edge>"
    yield "</edges>\n</graph>\n</gexf>"


def _attributes(of: str, owners: list[Mapping[str, Property]], own: str = "") -> Iterator[str]:
    yield f'<attributes class="{of}">{own}'
    for (name, type_), id_ in columns(owners, TYPES).items():
        yield f'<attribute id="{id_}" title="{name}" type="{type_}"/>'
    yield "</attributes>"


def _values(keys: Mapping[str, str], row: Row) -> str:
    return "".join(f'<attvalue for="{keys[name]}" value="{text(value)}"/>' for name, value in row.items())
