"""``policygraph ingest``: documents → facts → graph, document by document. What is unchanged is not even read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.check import check_document
from graph.errors import NoRoom, StoreUnreachable
from graph.load import fingerprints, load_document
from graph.store import Store
from ingest.errors import PolicygraphError
from ingest.model import Given
from jobs.read import Outcome, noting_copies, read_all
from jobs.rebuild import outdated, rebuild
from jobs.versions import fingerprint, versions


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. ``outcome``: added, changed, unchanged, failed; ``counts`` of lines by kind."""

    file: Path
    outcome: str
    document: str = ""
    title: str = ""
    counts: Mapping[str, int] | None = None
    note: str | None = None

    @property
    def warning(self) -> str | None:
        """The note with its place, which a failure's names itself."""
        return f"{self.document or self.file}: {self.note}" if self.note and self.outcome != "failed" else self.note


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


def _load(store: Store, outcome: Outcome, mark: str) -> Built:
    if outcome.error is not None:
        return Built(outcome.file, "failed", note=outcome.error)
    head = outcome.lines[0]
    counts = Counter(str(line["kind"]) for line in outcome.lines)
    try:
        report = load_document(store, outcome.lines, outcome.text, versions(), mark)
    except (StoreUnreachable, NoRoom):
        raise
    except PolicygraphError as error:
        return Built(outcome.file, "failed", str(head["id"]), str(head["title"]), counts, str(error))
    wrong = list(check_document(store, report.document))
    if wrong:
        note = f"loaded, but {wrong[0].where}: {wrong[0].what}. `policygraph check` lists all that is wrong."
        return Built(outcome.file, "failed", report.document, str(head["title"]), counts, note)
    return Built(outcome.file, report.outcome, str(head["id"]), str(head["title"]), counts, outcome.note)
