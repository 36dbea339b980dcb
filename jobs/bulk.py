"""Many documents at once: each is read, checked and packed by one worker, and only what it was packed to is handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from graph.check import check_rows
from graph.gathered import Gathered, Packed
from graph.load import rows_of
from graph.rows import Rows
from ingest.errors import PolicygraphError
from ingest.model import Given
from jobs.built import Built, failed, loaded
from jobs.read import Copies, Job, Outcome, digest, in_workers, read_one
from jobs.versions import fingerprint, versions

Pack = Callable[[Rows], Packed]


@dataclass(frozen=True, slots=True)
class Ready:
    """``packed`` is what there is of a document, ``digest`` stands for its text."""

    built: Built
    digest: bytes = b""
    packed: Packed | None = None


def gather(
    gathered: Gathered, pack: Pack, files: Sequence[Path], given: Mapping[Path, Given], workers: int | None = None
) -> Iterator[Built]:
    """All of them into ``gathered``, packed by a function that other processes can import; one result a file."""
    copies = Copies()
    for ready in in_workers(partial(_ready, pack), files, given, workers):
        built = ready.built
        note = copies.note(built.document, built.file, ready.digest) or built.note
        outcome = gathered.add(ready.packed) if ready.packed else built.outcome
        yield built if built.outcome == "failed" else replace(built, note=note, outcome=outcome)


def _ready(pack: Pack, job: Job) -> Ready:
    outcome = read_one(job)
    if outcome.error is not None:
        return Ready(failed(outcome, outcome.error))
    return made_ready(outcome, fingerprint(*job), pack)


def made_ready(outcome: Outcome, mark: str, pack: Pack) -> Ready:
    """Everything that is done to the facts of a document before they are gathered."""
    sign = digest(outcome.text)
    try:
        rows = rows_of(outcome.lines, outcome.text, versions(), mark)
    except PolicygraphError as error:
        return Ready(failed(outcome, str(error)), sign)
    return Ready(loaded(outcome, "added", check_rows(rows)), sign, pack(rows))
