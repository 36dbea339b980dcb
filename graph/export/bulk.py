"""Files for ``neo4j-admin database import full``: without headers, a typed header beside each, and ``import.args``.

In the folder run ``neo4j-admin database import full @import.args``. The import takes an empty list for none; policygraph
mends that when it first opens the graph, and ``after.cypher`` does it for who never opens it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.content import Pieces
from graph.export.tables import Files, line, quoted
from graph.gathered import Gathered, Packed, own_pieces, pack
from graph.prepare import completion
from graph.rows import Edge, Node, Rows
from graph.schema import Label, Property, Relation, Row, Schema, load_schema

# A sign that no text holds: it parts the items of a list for neo4j-admin, which knows no escape for it.
PARTING = "\x1f"
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
TYPES |= {"strings": "string[]", "integers": "long[]"}
Pairs = Iterable[tuple[Node, Row]]


def write_bulk(content: Pieces, folder: Path) -> None:
    with _begun(content.schema, folder) as files:
        for name, row in _lines(content.schema, content.nodes(), content.edges()):
            files.write(name, row)


def write_packed(gathered: Gathered, folder: Path) -> None:
    """The same of documents that ``pack_tables`` made ready."""
    with _begun(gathered.schema, folder) as files:
        for tables in gathered.own(0):
            for name, lines in tables.items():
                files.put(name, lines)
        for name, row in _lines(gathered.schema, gathered.shared_nodes(), gathered.shared_edges()):
            files.write(name, row)


def pack_tables(rows: Rows) -> Packed:
    """A document with the lines that are its own, by table."""
    tables: dict[str, list[str]] = {}
    for name, row in _lines(load_schema(), *own_pieces(rows)):
        tables.setdefault(name, []).append(row)
    return pack(rows, {name: "".join(lines).encode() for name, lines in tables.items()})


def _begun(schema: Schema, folder: Path) -> Files:
    """With every table that there may be, all of them empty, and what goes beside them."""
    files = Files(folder)
    for name, head in _heads(schema):
        _write_lines(folder / f"{name}-header.csv", [",".join(head)])
        files.put(name, b"")
    _write_lines(folder / "import.args", _arguments(schema))
    _write_lines(folder / "after.cypher", (f"{statement};" for statement in completion(schema)))
    return files


def _lines(schema: Schema, nodes: Pairs, edges: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    """Each with the name of its table."""
    columns = {name: tuple(one.properties) for some in (schema.labels, schema.relations) for name, one in some.items()}
    for node, row in nodes:
        yield node.label, line(map(row.get, columns[node.label]), _parted_list)
    for type_, start, end, row in edges:
        values = map(row.get, columns[type_])
        yield f"{type_}-{start.label}-{end.label}", line((start.key, *values, end.key), _parted_list)


def _heads(schema: Schema) -> Iterator[tuple[str, Iterator[str]]]:
    for label in schema.labels.values():
        yield label.name, _node_head(label)
    for relation in schema.relations.values():
        for ends in relation.ends:
            yield "-".join((relation.name, *ends)), _relation_head(relation, ends)


def _node_head(label: Label) -> Iterator[str]:
    for name, declared in label.properties.items():
        yield f"{name}:ID({label.name})" if name == label.key else _typed(declared)


def _relation_head(relation: Relation, ends: tuple[str, str]) -> Iterator[str]:
    yield f":START_ID({ends[0]})"
    yield from map(_typed, relation.properties.values())
    yield f":END_ID({ends[1]})"


def _typed(declared: Property) -> str:
    return f"{declared.name}:{TYPES[declared.type]}"


def _arguments(schema: Schema) -> Iterator[str]:
    yield "neo4j"
    yield "--multiline-fields=true"
    yield "--read-buffer-size=16m"
    yield f"--array-delimiter=U+{ord(PARTING):04X}"
    for label in schema.labels:
        yield f"--nodes={label}=./{label}-header.csv,./{label}.csv"
    for relation in schema.relations.values():
        for ends in relation.ends:
            name = "-".join((relation.name, *ends))
            yield f"--relationships={relation.name}=./{name}-header.csv,./{name}.csv"


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _parted_list(items: list[object]) -> str:
    return quoted(PARTING.join(map(str, items)))
