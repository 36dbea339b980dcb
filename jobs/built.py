"""What became of a file on its way into a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.check import Finding
from jobs.read import Outcome

UNTITLED = "{file} (no title printed; a manifest can say it)"


@dataclass(frozen=True, slots=True)
class Built:
    """``outcome``: added, changed, unchanged, failed; ``counts`` of lines by kind."""

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


def failed(outcome: Outcome, why: str) -> Built:
    return Built(outcome.file, "failed", *_named(outcome), note=why)


def loaded(outcome: Outcome, what: str, findings: Iterator[Finding]) -> Built:
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
