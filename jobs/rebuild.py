"""A graph of an older schema made anew from the texts that it holds; the documents' files are not needed.

Embedded, the new graph is made beside the old one and takes its place when it is whole; the old one is kept. Neo4j
Community has one database: there it is done document by document, each in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.load import forget_unknown, load_document, schema_versions
from graph.schema import load_schema
from graph.store import Store, open_store
from graph.swap import building
from ingest.errors import PolicygraphError
from ingest.facts import to_lines
from ingest.model import Given, Source
from ingest.pipeline import read_source
from jobs.read import extractor
from jobs.versions import fingerprint_of, versions

STORED = (
    "MATCH (d:Document {id: $id}) OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region) RETURN d.text AS text, "
    "d.sha256 AS sha256, d.url AS url, d.retrieved AS retrieved, d.title AS title, d.issuer AS issuer, "
    "d.date_published AS date_published, r.name AS region, d.inferred AS inferred"
)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One document that was read and loaded again."""

    document: str
    title: str


class NotRebuilt(StoreError):
    """A document could not be read again, and the old graph is still there."""


def outdated(store: Store) -> int | None:
    """The older schema that some document of the graph is of. ``StoreError`` where it is of a newer one."""
    found, ours = schema_versions(store), load_schema().version
    if found and max(found) > ours:
        what = f"it is of schema {max(found)}, and this policygraph knows {ours}"
        raise StoreError(store.url, what, "Use the policygraph that made it, or a newer one.")
    return min(found) if found and min(found) < ours else None


def rebuild(store: Store) -> Iterator[Rebuilt]:
    """Every document that has its text, read and loaded again. Raises ``NotRebuilt`` where one fails."""
    rows = store.run("MATCH (d:Document) WHERE d.text IS NOT NULL RETURN d.id AS id ORDER BY id")
    with _target(store) as target:
        for row in rows:
            yield _again(store, target, row["id"])


@contextmanager
def _target(store: Store) -> Iterator[Store]:
    if store.engine == "neo4j":
        yield store
        forget_unknown(store)
        return
    folder = Path(store.url.partition(":")[2]).absolute()
    with building(folder, store.url) as draft, open_store(f"embedded:{draft}") as target:
        yield target


def _again(store: Store, target: Store, document: str) -> Rebuilt:
    (stored,) = store.run(STORED, {"id": document})
    source, given = Source(stored["text"], stored["sha256"] or "", "text", "utf-8", document), _given(stored)
    try:
        lines = tuple(to_lines(read_source(source, extractor(), given)))
        mark = fingerprint_of(source.sha256, given)
        report = load_document(target, lines, source.text, versions(), mark)
    except StoreError:
        raise
    except PolicygraphError as error:
        raise NotRebuilt(store.url, f"{document} could not be read again ({error})", "The old graph stays.") from error
    return Rebuilt(report.document, str(lines[0]["title"]))


def _given(stored: dict[str, Any]) -> Given:
    """What was not printed came from the manifest, and comes from there again."""
    inferred = stored["inferred"] or ()
    values = {**stored, "issuer": next(iter(stored["issuer"] or ()), None)}
    filled = ("title", "issuer", "date_published", "region") if "manifest" in inferred else ()
    kept = {name: values[name] for name in filled if name in inferred}
    return Given(url=stored["url"], retrieved=stored["retrieved"], **kept)
