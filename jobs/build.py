"""``policygraph ingest``: documents → facts → graph, document by document. What is unchanged is not even read.

Many documents for an empty graph of the embedded engine are loaded at once, by the engine's own batch path: beside the
graph, whose place the new one takes when it is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from graph.check import Finding, check_document, check_rows
from graph.errors import NoRoom, StoreUnreachable
from graph.fill import fill
from graph.gathered import Gathered
from graph.load import fingerprints, load_document, rows_of
from graph.store import Store
from graph.swap import building
from ingest.errors import PolicygraphError
from ingest.model import Given
from jobs.read import Outcome, noting_copies, read_all
from jobs.rebuild import outdated, rebuild
from jobs.versions import fingerprint, versions

MANY = 100
"""Documents from which on a first load is one load: before, making a second graph takes longer than it saves."""
UNTITLED = "{file} (no title printed; a manifest can say it)"


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
    outcomes = noting_copies(read_all(fresh, given, workers))
    if store.engine == "embedded" and len(fresh) >= MANY and not store.run("MATCH (n) RETURN 1 AS one LIMIT 1"):
        yield from _fill(store, outcomes, marks)
    for outcome in outcomes:
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


def _fill(store: Store, outcomes: Iterator[Outcome], marks: Mapping[Path, str]) -> Iterator[Built]:
    """All of them or, where this is interrupted, none."""
    folder = Path(store.url.partition(":")[2]).absolute()
    with building(folder, store.url) as draft, TemporaryFile(dir=draft) as spool:
        gathered = Gathered(spool)
        for outcome in outcomes:
            yield _gather(gathered, outcome, marks[outcome.file])
        fill(draft, gathered)


def _gather(gathered: Gathered, outcome: Outcome, mark: str) -> Built:
    if outcome.error is not None:
        return _failed(outcome, outcome.error)
    try:
        rows = rows_of(outcome.lines, outcome.text, versions(), mark)
    except PolicygraphError as error:
        return _failed(outcome, str(error))
    return _loaded(outcome, gathered.add(rows), check_rows(rows))


def _load(store: Store, outcome: Outcome, mark: str) -> Built:
    if outcome.error is not None:
        return _failed(outcome, outcome.error)
    try:
        report = load_document(store, outcome.lines, outcome.text, versions(), mark)
    except (StoreUnreachable, NoRoom):
        raise
    except PolicygraphError as error:
        return _failed(outcome, str(error))
    return _loaded(outcome, report.outcome, check_document(store, report.document))


def _failed(outcome: Outcome, why: str) -> Built:
    return Built(outcome.file, "failed", *_named(outcome), note=why)


def _loaded(outcome: Outcome, what: str, findings: Iterator[Finding]) -> Built:
    wrong = next(findings, None)
    if wrong:
        note = f"loaded, but {wrong.where}: {wrong.what}. `policygraph check` lists all that is wrong."
        return Built(outcome.file, "failed", *_named(outcome), note=note)
    return Built(outcome.file, what, *_named(outcome), note=outcome.note)


def _named(outcome: Outcome) -> tuple[str, str, Mapping[str, int] | None]:
    """Id, title and counts, where there are any."""
    if not outcome.lines:
        return "", "", None
    head = outcome.lines[0]
    return (
        str(head["id"]),
        str(head["title"] or UNTITLED.format(file=outcome.file.name)),
        Counter(str(line["kind"]) for line in outcome.lines),
    )
