"""The facts of the five documents, line by line. A change of them is read in the diff: ``make golden``."""

import difflib
from pathlib import Path

import pytest

from tools.golden import GOLDEN, current

FOUND = current()


@pytest.mark.parametrize("file", sorted(FOUND), ids=lambda file: file.stem)
def test_golden(file: Path) -> None:
    before = file.read_text(encoding="utf-8").splitlines()
    difference = "\n".join(difflib.unified_diff(before, FOUND[file], "golden", "found", lineterm="", n=0))
    assert not difference, f"{difference}\n(`make golden` shows it; `make golden ACCEPT=--accept` takes it over)"


def test_every_golden_file_has_its_document() -> None:
    assert sorted(GOLDEN.glob("*.tsv")) == sorted(FOUND)
