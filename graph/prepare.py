"""What a Neo4j graph needs before it is used: constraints and indexes, and what an import could not write.

Neo4j's importer leaves empty lists out. Those that are always there are put in when the graph is first opened; an
imported graph has no constraints yet, by which it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import methodcaller
from typing import Any, Protocol

from graph.schema import Property, Schema, load_schema, neo4j_ddl

BATCH = 10_000


class Server(Protocol):
    """Of a store what is used here."""

    def run(self, cypher: str) -> list[dict[str, Any]]: ...

    def write(self, work: Callable[[Any], Any]) -> Any: ...

    def write_piecemeal(self, cypher: str) -> None: ...


def prepare(server: Server) -> None:
    """Create what is missing; an existing graph needs no right to do so."""
    schema = load_schema()
    names = {row["name"] for row in server.run("SHOW INDEXES YIELD name RETURN name")}
    missing = [statement for name, statement in neo4j_ddl(schema) if name not in names]
    if missing and server.run("MATCH (m:Meta) RETURN m.id LIMIT 1"):
        for statement in completion(schema):
            server.write_piecemeal(statement)
    for statement in missing:
        server.write(methodcaller("run", statement))
    if missing:
        server.run("CALL db.awaitIndexes(600)")


def completion(schema: Schema) -> Iterator[str]:
    """Statements for after an import. Done again they do nothing."""
    for label in schema.labels.values():
        yield from _completion(f"(x:{label.name})", label.properties)
    for relation in schema.relations.values():
        yield from _completion(f"()-[x:{relation.name}]->()", relation.properties)


def _completion(pattern: str, properties: Mapping[str, Property]) -> Iterator[str]:
    lists = [name for name, p in properties.items() if p.required and p.type in ("strings", "integers")]
    if lists:
        lacking = " OR ".join(f"x.{name} IS NULL" for name in lists)
        filled = ", ".join(f"x.{name} = coalesce(x.{name}, [])" for name in lists)
        ours = "x.document_id IS NOT NULL"
        yield f"MATCH {pattern} WHERE {ours} AND ({lacking}) CALL (x) {{ SET {filled} }} IN TRANSACTIONS OF {BATCH} ROWS"
