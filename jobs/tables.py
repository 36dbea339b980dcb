"""``policygraph extract --format neo4j-admin``: documents → files that Neo4j's own importer reads, without any graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from graph.export import write
from graph.gathered import Gathered
from graph.load import rows_of
from ingest.errors import PolicygraphError
from ingest.model import Given
from jobs.read import Outcome, noting_copies, read_all
from jobs.versions import fingerprint, versions


def extract_tables(
    files: Sequence[Path], given: Mapping[Path, Given], out: Path, workers: int | None = None
) -> Iterator[Outcome]:
    """Writes the graph that ingesting them would make into ``out``; yields what became of each file."""
    with TemporaryFile() as spool:
        gathered = Gathered(spool)
        for outcome in noting_copies(read_all(files, given, workers)):
            yield _gathered(gathered, outcome, given.get(outcome.file, Given()))
        write(gathered, "neo4j-admin", out)


def _gathered(gathered: Gathered, outcome: Outcome, given: Given) -> Outcome:
    if outcome.error is not None:
        return outcome
    try:
        gathered.add(rows_of(outcome.lines, outcome.text, versions(), fingerprint(outcome.file, given)))
    except PolicygraphError as error:
        return replace(outcome, error=str(error))
    return outcome
