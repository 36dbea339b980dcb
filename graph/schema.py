"""The graph's schema: data/schema.yaml as frozen records, the DDL that follows from it, and the check of a row."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from graph.errors import SchemaInvalid

SCHEMA_FILE = Path(__file__).parent.parent / "data" / "schema.yaml"
ANALYZER = "org.apache.lucene.analysis.cjk.CJKAnalyzer"

Type = Literal["string", "integer", "float", "boolean", "strings", "integers"]
Kind = type[Any]
Value = str | int | float | bool | list[str] | list[int]
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Property:
    """One property. ``values`` is empty where anything of the type will do; ``required``: a node or relation has it."""

    name: str
    type: Type
    zh: str
    en: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    required: bool = False
    plain: Kind | None = None
    """The Python type of which any value will do; none where a value must be looked at."""


@dataclass(frozen=True, slots=True)
class Label:
    """A node label. ``owned`` nodes belong to one document; the others are shared. ``index``: looked up by, beside key."""

    name: str
    zh: str
    en: str
    key: str
    owned: bool
    index: tuple[str, ...]
    fulltext: tuple[str, ...]
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type, read subject → object; ``ends`` are the label pairs that it may join."""

    name: str
    zh: str
    en: str
    kind: Literal["stated", "reference"]
    ends: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Schema:
    version: int
    labels: Mapping[str, Label]
    relations: Mapping[str, Relation]
    evidence: Mapping[str, Property]

    @property
    def owned(self) -> tuple[Label, ...]:
        """The labels whose nodes carry ``document_id``; the Document itself is not among them."""
        return tuple(label for label in self.labels.values() if label.owned and "document_id" in label.properties)

    @property
    def stated(self) -> tuple[str, ...]:
        return tuple(name for name, relation in self.relations.items() if relation.kind == "stated")

    @property
    def reference(self) -> tuple[str, ...]:
        return tuple(name for name, relation in self.relations.items() if relation.kind == "reference")


@cache
def load_schema(path: Path = SCHEMA_FILE) -> Schema:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    evidence = _properties("evidence", raw["evidence"])
    extra = _properties("schema", {"fact_id": raw["fact_id"], "basis": raw["basis"]})
    labels = {name: _label(name, body, evidence) for name, body in raw["labels"].items()}
    carried = {"stated": {"fact_id": extra["fact_id"], **evidence}, "reference": {"basis": extra["basis"]}}
    relations = {name: _relation(name, body, carried) for name, body in raw["relations"].items()}
    schema = Schema(raw["version"], labels, relations, evidence)
    _check_schema(schema)
    return schema


def _label(name: str, body: Mapping[str, Any], evidence: Mapping[str, Property]) -> Label:
    properties = _properties(name, body["properties"])
    if body.get("evidence"):
        properties |= evidence
    index, fulltext = (tuple(body.get(what, ())) for what in ("index", "fulltext"))
    return Label(name, body["zh"], body["en"], body["key"], bool(body.get("owned")), index, fulltext, properties)


def _relation(name: str, body: Mapping[str, Any], carried: Mapping[str, Mapping[str, Property]]) -> Relation:
    if body["kind"] not in carried:
        raise SchemaInvalid(name, f"kind is {body['kind']!r}, not stated or reference")
    properties = {**_properties(name, body.get("properties", {})), **carried[body["kind"]]}
    ends = tuple((start, end) for start, end in body["ends"])
    return Relation(name, body["zh"], body["en"], body["kind"], ends, properties)


def _properties(where: str, raw: Mapping[str, Mapping[str, Any]]) -> dict[str, Property]:
    found = {}
    for name, body in raw.items():
        if body["type"] not in _CHECKS:
            raise SchemaInvalid(f"{where}.{name}", f"unknown type {body['type']!r}")
        values = tuple(body.get("values", ()))
        required, plain = bool(body.get("required")), None if values else _PLAIN.get(body["type"])
        found[name] = Property(name, body["type"], body["zh"], body["en"], body.get("unit"), values, required, plain)
    return found


def _check_schema(schema: Schema) -> None:
    for label in schema.labels.values():
        for name in (label.key, *label.index, *label.fulltext):
            if name not in label.properties:
                raise SchemaInvalid(label.name, f"{name!r} is no property of it")
        if label.fulltext in {(name,) for name in (label.key, *label.index)}:
            raise SchemaInvalid(label.name, f"the embedded engine cannot index {label.fulltext[0]} for full text too")
    for relation in schema.relations.values():
        for name in {name for ends in relation.ends for name in ends}:
            if name not in schema.labels:
                raise SchemaInvalid(relation.name, f"its end {name!r} is no label")


def neo4j_ddl(schema: Schema) -> Iterator[tuple[str, str]]:
    """Name and statement of every constraint and index, for Neo4j."""
    for label in schema.labels.values():
        name = f"{label.name.lower()}_key"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.{label.key} IS UNIQUE"
        if label.fulltext:
            name = fulltext_index(label)
            fields = ", ".join(f"n.{field}" for field in label.fulltext)
            options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
            yield name, f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label.name}) ON EACH [{fields}] {options}"
        for field in looked_up(label):
            name = f"{label.name.lower()}_{field.removesuffix('_id')}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label.name}) ON (n.{field})"
    for relation in schema.stated:
        name = f"{relation.lower()}_fact"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{relation}]-() REQUIRE r.fact_id IS UNIQUE"
        name = f"{relation.lower()}_document"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{relation}]-() ON (r.document_id)"


def embedded_ddl(schema: Schema) -> Iterator[str]:
    """The same for the embedded engine, in its SQL. Types exist before any query names them."""
    for label in schema.labels.values():
        yield f"CREATE VERTEX TYPE {label.name} IF NOT EXISTS"
        for field in sorted({label.key, *label.fulltext, *looked_up(label)}):
            yield f"CREATE PROPERTY {label.name}.{field} IF NOT EXISTS STRING"
        yield f"CREATE INDEX IF NOT EXISTS ON {label.name} ({label.key}) UNIQUE NULL_STRATEGY SKIP"
        if label.fulltext:
            fields = ", ".join(label.fulltext)
            yield (
                f"CREATE INDEX {fulltext_index(label)} IF NOT EXISTS ON {label.name} ({fields}) "
                f'FULL_TEXT NULL_STRATEGY SKIP METADATA {{"analyzer": "{ANALYZER}"}}'
            )
        for field in looked_up(label):
            yield f"CREATE INDEX IF NOT EXISTS ON {label.name} ({field}) NOTUNIQUE NULL_STRATEGY SKIP"
    for relation in schema.relations:
        yield f"CREATE EDGE TYPE {relation} IF NOT EXISTS"
    for relation in schema.stated:
        for field in ("document_id", "fact_id"):
            yield f"CREATE PROPERTY {relation}.{field} IF NOT EXISTS STRING"
        yield f"CREATE INDEX IF NOT EXISTS ON {relation} (fact_id) UNIQUE NULL_STRATEGY SKIP"
        yield f"CREATE INDEX IF NOT EXISTS ON {relation} (document_id) NOTUNIQUE NULL_STRATEGY SKIP"


def looked_up(label: Label) -> tuple[str, ...]:
    """What an index beside that of its key serves: what the schema declares, and the document that owns it."""
    return (*label.index, *(("document_id",) if label.owned and "document_id" in label.properties else ()))


def fulltext_index(label: Label) -> str:
    """``measure_text``: what ``CALL db.index.fulltext.queryNodes('measure_text', $words)`` asks, on both engines."""
    return f"{label.name.lower()}_text"


def fit(properties: Mapping[str, Property], raw: Mapping[str, Any]) -> Row:
    """The row as the graph takes it: absent where there is no value, or nothing in a list that need not be there; whole
    numbers made floats where floats are due.

    ``ValueError`` says which property does not fit, and why.
    """
    row: Row = {}
    for name, value in raw.items():
        declared = properties.get(name)
        if declared is None:
            raise ValueError(f"{name!r} is not declared in data/schema.yaml")
        if type(value) is declared.plain:
            row[name] = value
        elif value is not None and ((fitted := fit_value(declared, value)) != [] or declared.required):
            row[name] = fitted
    return row


def fit_value(declared: Property, value: Any) -> Value:
    """One value of a row."""
    if declared.type == "float" and type(value) is int:
        value = float(value)
    if not _CHECKS[declared.type](value):
        raise ValueError(f"{declared.name} must be {declared.type}, not {value!r}")
    if declared.values and value not in declared.values:
        raise ValueError(f"{declared.name} must be one of {', '.join(declared.values)}, not {value!r}")
    fitted: Value = value
    return fitted


def _all_are(kind: type, value: Any) -> bool:
    return isinstance(value, list) and set(map(type, value)) <= {kind}


_PLAIN: Mapping[Type, type] = {"string": str, "integer": int, "boolean": bool}
_CHECKS: Mapping[Type, Any] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: type(value) is int,
    "float": lambda value: isinstance(value, float) and math.isfinite(value),
    "boolean": lambda value: isinstance(value, bool),
    "strings": lambda value: _all_are(str, value),
    "integers": lambda value: _all_are(int, value),
}
