"""Facts and entities ⇄ JSON lines: the hand-over between the two halves (docs/handover.md has the table of fields).

Lines come in reading order, the document first and the shared entities last; keys in a fixed order; the same bytes twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from ingest.errors import IdentityClash
from ingest.fields import Role, Target
from ingest.identity import KINDS, clause_id
from ingest.model import Clause, Document, Entity, Fact, MeasureState, Reading

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Line = dict[str, Any]
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f]')


def to_lines(reading: Reading) -> list[Line]:
    """One document as records ready for JSON. Raises ``IdentityClash`` where two of them would share an id."""
    document = reading.document
    reading_order = {origin: position for position, origin in enumerate(reading.restored.origin)}
    placed = [(clause.start, 0, _clause(clause, reading)) for clause in reading.clauses]
    placed += [(reading_order[fact.evidence.start], 1, _fact(fact, document)) for fact in reading.facts]
    placed.sort(key=lambda item: item[:2])
    lines = [_document(document, reading), *(line for _, _, line in placed)]
    lines += [_entity(e, document) for e in sorted(reading.entities, key=lambda e: (e.label, e.key))]
    _refuse_clashes(lines, document.id)
    return lines


def write_lines(lines: Iterable[Line], text: str, folder: FilePath) -> FilePath:
    """Writes ``<document id>.jsonl`` and the ``.txt`` that offsets count in, each whole or not at all."""
    lines = list(lines)
    name = file_name(str(lines[0]["id"]))
    _write_whole(folder / f"{name}.txt", text)
    _write_whole(folder / f"{name}.jsonl", "".join(dump(line) + "\n" for line in lines))
    return folder / f"{name}.jsonl"


def read_facts(file: FilePath) -> Iterator[Line]:
    with file.open(encoding="utf-8", newline="") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)


def dump(line: Mapping[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def _write_whole(file: FilePath, content: str) -> None:
    partial = file.with_name(file.name + ".partial")
    partial.write_text(content, encoding="utf-8", newline="")
    partial.replace(file)


def file_name(document_id: str) -> str:
    """An id as a file's name: what some file system forbids becomes a hyphen."""
    return _UNSAFE.sub("-", document_id)


def _document(document: Document, reading: Reading) -> Line:
    return {
        "kind": "document",
        "id": document.id,
        "title": document.title,
        "region": document.region_name,
        "region_code": document.region_code,
        "issuer": list(document.issuers),
        "issuer_level": document.issuer_level,
        "number": document.number,
        "genre": document.genre,
        "status": document.status,
        "date_issued": document.date_issued,
        "date_published": document.date_published,
        "valid_from": document.valid_from,
        "valid_to": document.valid_to,
        "url": document.url,
        "retrieved": document.retrieved,
        "sha256": reading.source.sha256,
        "characters": len(reading.source.text),
        "repairs": [f"{r.name} ({r.count}): {r.note}" for r in reading.restored.repairs],
        "review": list(reading.review),
        "inferred": list(document.inferred),
    }


def _clause(clause: Clause, reading: Reading) -> Line:
    restored = reading.restored
    head = restored.spans(*clause.head)[0]
    line: Line = {
        "kind": clause.kind,
        "id": clause_id(reading.document.id, clause.path),
        "document": reading.document.id,
        "parent": clause_id(reading.document.id, clause.parent) if clause.parent else None,
        "path": list(clause.path),
        "order": clause.order,
        "title": clause.title,
        "text": restored.text[clause.start : clause.end].strip(),
        "spans": [list(span) for span in restored.spans(clause.start, clause.end)],
        "start": head.start,
        "end": head.end,
        "quote": reading.source.text[head.start : head.end],
    }
    if clause.kind == "measure":
        line |= _flat(reading.states.get(clause.path, MeasureState()))
    return line


def _fact(fact: Fact, document: Document) -> Line:
    kind = KINDS[type(fact.fields).__name__]
    place = clause_id(document.id, fact.clause.path) if fact.clause else None
    line: Line = {"kind": kind, "id": fact.id, "document": document.id}
    line["measure"] = place if fact.clause and fact.clause.kind == "measure" else None
    line["section"] = place if fact.clause and fact.clause.kind == "section" else None
    said = _flat(fact.fields)
    if isinstance(fact.fields, Role):
        said["statement"] = f"{place}@{fact.fields.statement}"
    if kind in ("target", "funding"):
        line[f"{'target' if isinstance(fact.fields, Target) else 'award'}_key"] = fact.id
    evidence = _flat(fact.evidence)
    evidence["spans"] = [list(s) for s in fact.evidence.spans]
    evidence["mention"] = [list(s) for s in fact.evidence.mention]
    evidence["inferred"] = list(fact.evidence.inferred)
    return line | said | evidence


def _flat(record: DataclassInstance) -> Line:
    """Its fields as they are: ``asdict`` copies whatever is in them."""
    return {name: getattr(record, name) for name in _names(type(record))}


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _entity(entity: Entity, document: Document) -> Line:
    return {
        "kind": "entity",
        "id": f"{entity.label}|{entity.key}",
        "document": document.id,
        "label": entity.label,
        "key": entity.key,
        "properties": dict(entity.properties),
        "links": [list(link) for link in entity.links],
        "basis": entity.basis,
    }


def _refuse_clashes(lines: Iterable[Line], document: str) -> None:
    seen: set[str] = set()
    for line in lines:
        if line["id"] in seen:
            raise IdentityClash(document, line["id"])
        seen.add(line["id"])
