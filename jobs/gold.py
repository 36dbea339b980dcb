"""Annotations made by reading (data/gold/GUIDE.md), and which text each belongs to.

A folder's ``index.csv`` (gold, text, annotated_by, checked_by; paths relative to the folder) names the texts and says who
annotated them; a folder without one holds ``<stem>.json`` for ``<stem>.txt`` or another format beside it or elsewhere.
``instruments.csv`` (INSTRUMENTS.md) adds the instruments and themes of measures to any of them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.errors import PolicygraphError
from jobs.read import SUFFIXES

COLUMNS = ("gold", "text", "annotated_by", "checked_by")
LABELS = ("document", "path", "kind", "code", "certain", "quote")
FIELDS = {
    "measures": {"path", "anchor", "roles_quote", "roles"},
    "targets": {
        "path",
        "quote",
        "indicator",
        "comparator",
        "value",
        "unit",
        "change",
        "per_year",
        "deadline",
        "certain",
    },
    "funding": {"path", "quote", "recipient", "amount", "amount_kind", "certain"},
    "programmes": {"path", "quote", "name", "certain"},
    "platforms": {"path", "quote", "name", "kind", "certain"},
    "instruments": {"path", "quote", "label", "certain"},
    "themes": {"path", "quote", "label", "certain"},
}
"""What every row of a part must have; of the parts only the first three must be there."""
_NEEDED = ("measures", "targets", "funding")
_ROLE = {"surface", "agency", "canonical", "role"}


class GoldInvalid(PolicygraphError):
    """An annotation that cannot be scored: not there, not JSON, or not about its text."""

    exit_code = 4

    def __init__(self, where: Path, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated document. ``annotated_by`` and ``checked_by`` are empty where nobody says."""

    file: Path
    text: Path
    rows: Mapping[str, Any]
    annotated_by: str = ""
    checked_by: str = ""

    @property
    def name(self) -> str:
        return self.file.stem


def load_gold(folder: Path, texts: Path | None = None) -> tuple[Annotation, ...]:
    """Every annotation of ``folder``; ``texts`` is where texts of the same stem stand, for folders without an index."""
    index = folder / "index.csv"
    found = _indexed(index) if index.is_file() and texts is None else _by_stem(folder, texts or folder)
    labels = _labels(folder / "instruments.csv")
    annotations = tuple(replace(one, rows={**one.rows, **labels.get(one.name, {})}) for one in found)
    if not annotations:
        raise GoldInvalid(folder, "no annotation (*.json) is in this folder", "Name another folder with --gold.")
    return annotations


def check_quotes(annotation: Annotation, text: str) -> None:
    """Refuses an annotation that quotes what its text does not say, which then belongs to another copy of it."""
    for quote in _quotes(annotation.rows):
        if quote and quote not in text:
            what = f"it quotes {quote[:40]!r}, which {annotation.text.name} does not hold"
            raise GoldInvalid(annotation.file, what, "Correct the quote, or give the text that was annotated.")


def _indexed(index: Path) -> Iterator[Annotation]:
    with index.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise GoldInvalid(index, f"the columns are not {', '.join(COLUMNS)}", "Correct the header.")
        for row in reader:
            file, text = index.parent / row["gold"], index.parent / row["text"]
            if not text.is_file():
                raise GoldInvalid(index, f"line {reader.line_num}: there is no {row['text']}", "Correct the path.")
            yield Annotation(file, text, _read(file), row["annotated_by"], row["checked_by"])


def _by_stem(folder: Path, texts: Path) -> Iterator[Annotation]:
    for file in sorted(folder.glob("*.json")):
        candidates = [texts / f"{file.stem}{suffix}" for suffix in SUFFIXES]
        text = next((candidate for candidate in candidates if candidate.is_file()), None)
        if text is None:
            raise GoldInvalid(file, f"{texts} holds no text {file.stem}.*", "Name its folder with --texts.")
        yield Annotation(file, text, _read(file))


def _labels(file: Path) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Annotation → "instruments" and "themes" → rows. Empty where there is no such file."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    if not file.is_file():
        return found
    with file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != LABELS:
            raise GoldInvalid(file, f"the columns are not {', '.join(LABELS)}", "Correct the header.")
        for row in reader:
            part = f"{row['kind']}s"
            if part not in FIELDS or row["certain"] not in ("true", "false"):
                what = f"line {reader.line_num}: {row['kind']!r}, {row['certain']!r}"
                raise GoldInvalid(file, what, "Known are instrument, theme; true, false.")
            label = {"label": row["code"], "certain": row["certain"] == "true", "quote": row["quote"]}
            parts = found.setdefault(row["document"], {})
            parts.setdefault(part, []).append({"path": row["path"].split("/"), **label})
    return found


def _read(file: Path) -> Mapping[str, Any]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldInvalid(file, f"it cannot be read ({error.strerror})", "Check the path.") from error
    except ValueError as error:
        raise GoldInvalid(file, f"it is not JSON ({error})", "Correct the file.") from error
    wrong = next(_faults(rows), None)
    if wrong:
        raise GoldInvalid(file, wrong, "data/gold/GUIDE.md says what belongs in it.")
    return dict(rows)


def _faults(rows: Any) -> Iterator[str]:
    """What an annotation lacks."""
    absent = [part for part in _NEEDED if not isinstance(rows, dict) or part not in rows]
    if absent:
        yield f"it has no {', '.join(absent)}"
        return
    for part, fields in FIELDS.items():
        for number, row in enumerate(rows.get(part, ()), start=1):
            lacking = (fields - set(row)).union(*(_ROLE - set(role) for role in row.get("roles", ())))
            if lacking:
                yield f"row {number} of {part} has no {', '.join(sorted(lacking))}"


def _quotes(rows: Mapping[str, Any]) -> Iterator[str | None]:
    for measure in rows["measures"]:
        yield measure["anchor"]
        yield measure["roles_quote"]
        yield from (role["surface"] for role in measure["roles"])
    for part in FIELDS:
        yield from (row["quote"] for row in rows.get(part, ()) if "quote" in row)
