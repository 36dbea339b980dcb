"""JSON-LD 1.1: nodes and relations as RDF. A fact is a statement that carries its evidence, and holds directly too.

{"@id": "node:Agency/370600:…", "@type": "Agency", "name": …}
{"@id": "fact:…", "@type": "Statement", "predicate": "LEADS", "object": "node:Measure/…", "quote": …,
 "subject": {"@id": "node:Agency/…", "LEADS": "node:Measure/…"}}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.content import Pieces
from graph.rows import Edge, Node
from graph.schema import Property, Row, Schema

BASE = "urn:policygraph:"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
_UNSAFE = re.compile(r'[\x00-\x20"#%<>?\[\]^`{|}\\]')


def write_jsonld(content: Pieces, file: Path) -> None:
    """The context, then a line for each node and each relation."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {_json(_context(content.schema))}, "@graph": [')
        lines = (_json(item) for item in _items(content))
        out.writelines(f"{',' if place else ''}\n{line}" for place, line in enumerate(lines))
        out.write("\n]}\n")


def _json(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False)


def _context(schema: Schema) -> dict[str, Any]:
    """Lists keep their order, floats their type; relations and the parts of a statement lead to nodes."""
    words: dict[str, Any] = {"@version": 1.1, "@vocab": f"{BASE}schema:", "rdf": RDF, "xsd": XSD}
    words |= {"node": {"@id": f"{BASE}node:", "@prefix": True}, "fact": {"@id": f"{BASE}fact:", "@prefix": True}}
    words["Statement"] = "rdf:Statement"
    words |= {part: {"@id": f"rdf:{part}", "@type": "@id"} for part in ("subject", "object")}
    words["predicate"] = {"@id": "rdf:predicate", "@type": "@vocab"}
    words |= {type_: {"@type": "@id"} for type_ in schema.relations}
    owners = [label.properties for label in schema.labels.values()]
    owners += [relation.properties for relation in schema.relations.values()]
    for owner in owners:
        words |= {name: said for name, declared in owner.items() if (said := _typed(declared))}
    return words


def _typed(declared: Property) -> dict[str, str]:
    if declared.type == "float":
        return {"@type": "xsd:double"}
    return {"@container": "@list"} if declared.type in ("strings", "integers") else {}


def _items(content: Pieces) -> Iterator[dict[str, Any]]:
    for node, row in content.nodes():
        yield {"@id": _id(node), "@type": node.label, **row}
    for edge in content.edges():
        yield _fact(edge) if "fact_id" in edge.properties else _reference(edge)


def _id(node: Node) -> str:
    return f"node:{node.label}/{_escaped(node.key)}"


def _escaped(key: str) -> str:
    """An IRI holds Chinese as it is."""
    return _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), key)


def _fact(edge: Edge) -> dict[str, Any]:
    row: Row = dict(edge.properties)
    fact = _escaped(str(row["fact_id"]))
    subject = {"@id": _id(edge.start), edge.type: _id(edge.end)}
    return {"@id": f"fact:{fact}", "@type": "Statement", "subject": subject, "predicate": edge.type} | {
        "object": _id(edge.end),
        **row,
    }


def _reference(edge: Edge) -> dict[str, Any]:
    return {"@id": _id(edge.start), edge.type: _id(edge.end)}
