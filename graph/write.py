"""A difference, written: one statement for all that is removed, one for all nodes, one for all relations."""

from __future__ import annotations

from collections.abc import Iterable

from graph.difference import Difference
from graph.held import references
from graph.parts import Kind, by_label, kind_of, kinds, read_parts, write_parts
from graph.rows import Edge, Link, Node
from graph.schema import Schema
from graph.store import Tx


def write(tx: Tx, schema: Schema, difference: Difference) -> int:
    """Do it; says how many nodes went."""
    _remove_relations(tx, schema, difference)
    _write_nodes(tx, schema, difference)
    _write_relations(tx, schema, difference)
    _delete(tx, schema, difference.gone)
    swept = _sweep(tx, schema, difference.left)
    return len(difference.gone) + swept + _settle_stubs(tx, difference.settled)


def _remove_relations(tx: Tx, schema: Schema, difference: Difference) -> None:
    """Facts type by type: the embedded engine finds them by their index only in a statement that begins so."""
    for type_ in schema.stated:
        facts = sorted(fact for fact, edge in difference.unstated.items() if edge.type == type_)
        if facts:
            tx.run(f"MATCH ()-[r:{type_}]->() WHERE r.fact_id IN $facts DELETE r", {"facts": facts})
    parts, rows = {}, dict[str, list[object]]()
    for kind in kinds(schema, schema.reference):
        a, b = _ends(schema, kind)
        parts[kind.name] = f"MATCH {a}-[r:{kind.type}]->{b} WHERE r.basis IS NOT NULL DELETE r"
    for link in sorted(difference.unlinked):
        rows.setdefault(kind_of(link).name, []).append(_joined(link))
    write_parts(tx, parts, rows)


def _write_nodes(tx: Tx, schema: Schema, difference: Difference) -> None:
    parts = {
        label.name: f"MERGE (n:{label.name} {{{label.key}: row.key}}) SET n += row.change"
        for label in schema.labels.values()
    }
    parts["cited"] = "MERGE (d:Document {id: row}) ON CREATE SET d.stub = true"
    rows: dict[str, list[object]] = {"cited": [node.key for node in sorted(difference.cited)]}
    for node, change in sorted(difference.nodes.items(), key=lambda item: item[0]):
        rows.setdefault(node.label, []).append({"key": node.key, "change": change})
    write_parts(tx, parts, rows)


def _write_relations(tx: Tx, schema: Schema, difference: Difference) -> None:
    """A fact has a relation of its own; of a reference there is one between two nodes."""
    parts = {}
    for kind in kinds(schema, schema.relations):
        a, b = _ends(schema, kind)
        verb, written = ("CREATE", "r =") if kind.type in schema.stated else ("MERGE", "r +=")
        parts[kind.name] = f"MATCH {a} MATCH {b} {verb} (a)-[r:{kind.type}]->(b) SET {written} row.properties"
    rows: dict[str, list[object]] = {}
    for edge in difference.stated:
        rows.setdefault(kind_of(edge).name, []).append({**_joined(edge), "properties": edge.properties})
    for link, basis in sorted(difference.reference.items()):
        rows.setdefault(kind_of(link).name, []).append({**_joined(link), "properties": {"basis": basis}})
    write_parts(tx, parts, rows)


def _ends(schema: Schema, kind: Kind) -> tuple[str, str]:
    return (
        f"(a:{kind.start} {{{schema.labels[kind.start].key}: row.start}})",
        f"(b:{kind.end} {{{schema.labels[kind.end].key}: row.end}})",
    )


def _joined(relation: Edge | Link) -> dict[str, object]:
    return {"start": relation.start.key, "end": relation.end.key}


def _delete(tx: Tx, schema: Schema, gone: Iterable[Node]) -> None:
    parts = {
        label.name: f"MATCH (n:{label.name} {{{label.key}: row}}) DETACH DELETE n" for label in schema.labels.values()
    }
    write_parts(tx, parts, by_label(gone))


def _sweep(tx: Tx, schema: Schema, suspects: set[Node]) -> int:
    """Remove the shared nodes that nothing stated touches and nothing refers to, then what only they led to."""
    stated, reference = "|".join(schema.stated), "|".join(schema.reference)
    parts = {
        label.name: f"MATCH (n:{label.name} {{{label.key}: row}}) WHERE NOT (n)-[:{stated}]-() "
        f"AND NOT (n)<-[:{reference}]-() RETURN '{label.name}' AS label, row AS key"
        for label in schema.labels.values()
    }
    swept = 0
    while suspects:
        lone = {Node(row["label"], row["key"]) for row in read_parts(tx, parts, by_label(suspects))}
        suspects = {link.end for link, _ in references(tx, schema, lone)}
        _delete(tx, schema, lone)
        swept += len(lone)
    return swept


def _settle_stubs(tx: Tx, documents: Iterable[Node]) -> int:
    """A stub says what its first citation prints of it; without citations it goes. Says how many went."""
    printed = (
        "MATCH (d:Document {id: row}) WHERE d.stub OPTIONAL MATCH (d)<-[r:CITES]-() WITH row, r ORDER BY r.fact_id "
        "RETURN row AS id, collect({title: r.title, number: r.number}) AS printed, count(r) AS citations"
    )
    stubs = read_parts(tx, {"Document": printed}, by_label(documents))
    uncited = [stub["id"] for stub in stubs if not stub["citations"]]
    parts = {
        "uncited": "MATCH (d:Document {id: row}) DETACH DELETE d",
        "cited": "MATCH (d:Document {id: row.id}) SET d += row.printed",
    }
    cited = [{"id": stub["id"], "printed": stub["printed"][0]} for stub in stubs if stub["citations"]]
    write_parts(tx, parts, {"uncited": uncited, "cited": cited})
    return len(uncited)
