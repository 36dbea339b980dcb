"""Many documents at once: what workers hand over is what one process makes, and bad rows are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from graph.export.bulk import pack_tables, write_bulk, write_packed
from graph.gathered import Gathered, pack_pieces
from jobs import bulk as job
from jobs.bulk import gather
from jobs.home import POLICIES
from jobs.read import Job, Outcome, find_files, given_for, read_one

FILES = find_files([POLICIES])
GIVEN = given_for(FILES, None, None)


@pytest.fixture
def gathered() -> Iterator[Gathered]:
    with TemporaryFile() as spool:
        yield Gathered(spool)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_tables_written_line_by_line_or_packed_by_workers_are_the_same_bytes(
    gathered: Gathered, tmp_path: Path
) -> None:
    assert [built.outcome for built in gather(gathered, pack_tables, FILES, GIVEN, workers=2)] == ["added"] * 5
    write_packed(gathered, tmp_path / "packed")
    with TemporaryFile() as spool:
        pieces = Gathered(spool)
        assert [built.outcome for built in gather(pieces, pack_pieces, FILES, GIVEN, workers=1)] == ["added"] * 5
        write_bulk(pieces, tmp_path / "pieces")
    tables = files_of(tmp_path / "packed")
    assert tables == files_of(tmp_path / "pieces")
    assert tables["Measure.csv"].count(b"\n") >= 90
    assert tables["LEADS-Agency-Measure.csv"]


@pytest.mark.parametrize(
    ("field", "value", "complaint", "kept"),
    [
        ("end", 1, "its quote is not what stands at", False),
        ("colour", "red", None, True),
        ("role", "boss", "the field 'boss' is missing", False),
        ("mention", [[0, 1]], "loaded, but", True),
        ("rule", None, "loaded, but", True),
    ],
)
def test_a_role_that_does_not_fit_is_told_and_the_others_go_in(
    gathered: Gathered, monkeypatch: pytest.MonkeyPatch, field: str, value: object, complaint: str | None, kept: bool
) -> None:
    def spoilt(read: Job) -> Outcome:
        outcome = read_one(read)
        if read[0] != FILES[0]:
            return outcome
        at = next(at for at, line in enumerate(outcome.lines) if line["kind"] == "role")
        wrong = {**outcome.lines[at], field: value}
        return replace(outcome, lines=(*outcome.lines[:at], wrong, *outcome.lines[at + 1 :]))

    monkeypatch.setattr(job, "read_one", spoilt)
    built = list(gather(gathered, pack_pieces, FILES, GIVEN, workers=1))
    assert [one.outcome for one in built] == ["failed" if complaint else "added"] + ["added"] * 4
    assert complaint is None or complaint in str(built[0].note)
    held = {node.key for node, _ in gathered.nodes() if node.label == "Document"}
    assert (built[0].document in held) is kept


def test_a_file_that_cannot_be_read_stops_nothing(gathered: Gathered, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    built = list(gather(gathered, pack_pieces, [tmp_path / "empty.txt", *FILES[:1]], GIVEN, workers=1))
    assert [one.outcome for one in built] == ["failed", "added"]
