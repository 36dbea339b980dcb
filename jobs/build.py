"""``policygraph ingest``: documents → facts → graph, document by document. What is unchanged is not even read.

Many documents for an empty graph of the embedded engine are loaded at once, by the engine's own batch path: beside the
graph, whose place the new one takes when it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from graph.check import check_document
from graph.errors import NoRoom, StoreUnreachable
from graph.fill import fill
from graph.gathered import Gathered, pack_pieces
from graph.load import fingerprints, load_document
from graph.store import Store
from graph.swap import building
from ingest.errors import PolicygraphError
from ingest.model import Given
from jobs.built import Built, failed, loaded
from jobs.bulk import gather
from jobs.read import Outcome, noting_copies, read_all
from jobs.rebuild import outdated, rebuild
from jobs.versions import fingerprint, versions

MANY = 100
"""Documents from which on a first load is one load: before, making a second graph takes longer than it saves."""


def build(
    store: Store, files: Sequence[Path], given: Mapping[Path, Given], workers: int | None = None, again: bool = False
) -> Iterator[Built]:
    """One result a file, unchanged ones first. A document that fails leaves the graph as it was and stops nothing;
    one that is loaded is checked against data/schema.yaml. A store that takes nothing more stops all of it.

    Before, a graph of an older schema (``again``: any graph) is made anew from the texts that it holds.
    """
    older = outdated(store)
    if older is not None or again:
        yield from _rebuilt(store, older)
    held = {mark: document for document, mark in fingerprints(store).items()}
    marks = {file: _mark(file, given) for file in files}
    for file in files:
        if marks[file] in held:
            yield Built(file, "unchanged", held[marks[file]])
    fresh = [file for file in files if marks[file] not in held]
    if store.engine == "embedded" and len(fresh) >= MANY and not store.run("MATCH (n) RETURN 1 AS one LIMIT 1"):
        yield from _fill(store, fresh, given, workers)
        return
    for outcome in noting_copies(read_all(fresh, given, workers)):
        yield _load(store, outcome, marks[outcome.file])


def _rebuilt(store: Store, older: int | None) -> Iterator[Built]:
    why = "asked for" if older is None else f"the graph was of schema {older}"
    kept = "what users added stays" if store.engine == "neo4j" else "the old graph is kept as `previous` in its folder"
    note: str | None = f"{why}: every document was made anew from the text in the graph; {kept}"
    for row in rebuild(store):
        yield Built(Path(store.url), "rebuilt", row.document, row.title, note=note)
        note = None


def _mark(file: Path, given: Mapping[Path, Given]) -> str:
    try:
        return fingerprint(file, given.get(file, Given()))
    except OSError:
        return ""


def _fill(store: Store, files: Sequence[Path], given: Mapping[Path, Given], workers: int | None) -> Iterator[Built]:
    """All of them or, where this is interrupted, none."""
    folder = Path(store.url.partition(":")[2]).absolute()
    with building(folder, store.url) as draft, TemporaryFile(dir=draft) as spool:
        gathered = Gathered(spool)
        yield from gather(gathered, pack_pieces, files, given, workers)
        fill(draft, gathered)


def _load(store: Store, outcome: Outcome, mark: str) -> Built:
    if outcome.error is not None:
        return failed(outcome, outcome.error)
    try:
        report = load_document(store, outcome.lines, outcome.text, versions(), mark)
    except (StoreUnreachable, NoRoom):
        raise
    except PolicygraphError as error:
        return failed(outcome, str(error))
    return loaded(outcome, report.outcome, check_document(store, report.document))
