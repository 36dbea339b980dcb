"""``policygraph extract``: documents → JSON lines in a folder, without any graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from ingest.errors import PolicygraphError
from ingest.facts import write_lines
from ingest.model import Given
from jobs.read import Outcome, noting_copies, read_all


class FolderUnwritable(PolicygraphError):
    """The folder for the facts cannot be written."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder}: cannot write here ({why}). Name another folder with --out.")


Writer = Callable[[Sequence[Path], Mapping[Path, Given], Path, int | None], Iterator[Outcome]]


def writer(format: str) -> Writer:
    """What writes the facts as ``jsonl`` or as ``neo4j-admin``; only the latter knows of a graph."""
    if format == "jsonl":
        return extract
    from jobs.tables import extract_tables

    return extract_tables


def extract(
    files: Sequence[Path], given: Mapping[Path, Given], out: Path, workers: int | None = None
) -> Iterator[Outcome]:
    """Writes ``<document id>.jsonl`` and ``.txt`` under ``out``; yields what became of each file."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritable(out, str(error.strerror)) from error
    for outcome in noting_copies(read_all(files, given, workers)):
        if outcome.error is None:
            write_lines(outcome.lines, outcome.text, out)
        yield outcome
