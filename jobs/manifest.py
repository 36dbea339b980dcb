"""``manifest.csv`` beside the documents: where each copy came from, and what its text does not say.

Columns ``file, url, retrieved, sha256, region, title, issuer`` and ``date_published``; all but ``file`` may be empty, or
left out. Several issuers are parted by 、. Values only fill gaps and are then marked as inferred.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

from ingest.errors import DataInvalid
from ingest.model import Given

COLUMNS = ("file", "url", "retrieved", "sha256", "region", "title", "issuer")
_DAYS = ("retrieved", "date_published")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def read_manifest(path: Path) -> dict[str, Given]:
    """File name → what the manifest gives.

    Raises DataInvalid for a missing or malformed manifest, and for a document that is not there or has other bytes than
    the ``sha256`` says: the row then speaks of another copy.
    """
    if not path.is_file():
        raise DataInvalid(str(path), 0, "the manifest is missing", "Name a CSV file, or leave the option out")
    given: dict[str, Given] = {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if "file" not in (reader.fieldnames or ()):
            raise DataInvalid(str(path), 1, "no column file", f"The columns are {', '.join(COLUMNS)}")
        unknown = sorted(set(reader.fieldnames or ()) - {*COLUMNS, "date_published"})
        if unknown:
            raise DataInvalid(str(path), 1, f"no such column: {', '.join(unknown)}", f"They are {', '.join(COLUMNS)}")
        for row in reader:
            _check(path, reader.line_num, row, given)
            given[row["file"]] = _given(row)
    return given


def _given(row: dict[str, str]) -> Given:
    values = {name: (row.get(name) or "").strip() or None for name in (*COLUMNS[1:3], *COLUMNS[4:], "date_published")}
    return Given(**values)


def _check(path: Path, line: int, row: dict[str, str], given: dict[str, Given]) -> None:
    def complain(what: str, remedy: str) -> DataInvalid:
        return DataInvalid(str(path), line, what, remedy)

    if None in row or None in row.values():
        raise complain("not as many fields as columns", "Quote fields that hold a comma")
    if not row["file"]:
        raise complain("file is empty", "Name the document")
    if row["file"] in given:
        raise complain(f"{row['file']} stands twice", "Delete one of the two rows")
    for column in _DAYS:
        if row.get(column) and not _DAY.fullmatch(row[column]):
            raise complain(f"{column} is {row[column]!r}", "Write the day as 2023-10-04")
    document = path.parent / row["file"]
    if not document.is_file():
        raise complain(f"{row['file']} is not beside the manifest", "Correct the name or delete the row")
    if row.get("sha256") and hashlib.sha256(document.read_bytes()).hexdigest() != row["sha256"].lower():
        raise complain(
            f"{row['file']} has other bytes than when the row was written", "Check the copy, then its sha256"
        )
