"""``policygraph extract --format neo4j-admin``: documents → files that Neo4j's own importer reads, without any graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from graph.export import write_gathered
from graph.export.bulk import pack_tables
from graph.gathered import Gathered
from ingest.model import Given
from jobs.bulk import gather
from jobs.read import Outcome


def extract_tables(
    files: Sequence[Path], given: Mapping[Path, Given], out: Path, workers: int | None = None
) -> Iterator[Outcome]:
    """Writes the graph that ingesting them would make into ``out``; yields what became of each file."""
    with TemporaryFile() as spool:
        gathered = Gathered(spool)
        for built in gather(gathered, pack_tables, files, given, workers):
            failed = built.outcome == "failed"
            yield Outcome(built.file, error=built.note if failed else None, note=None if failed else built.note)
        write_gathered(gathered, out)
