from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.errors import DataInvalid
from ingest.model import Given
from jobs.manifest import read_manifest

HEADER = "file,url,retrieved,sha256,region,title,issuer\n"
TEXT = "一、总体要求\n".encode()
SHA = hashlib.sha256(TEXT).hexdigest()


def manifest(tmp_path: Path, rows: str, header: str = HEADER) -> Path:
    (tmp_path / "a.txt").write_bytes(TEXT)
    path = tmp_path / "manifest.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_values_and_gaps(tmp_path: Path) -> None:
    given = read_manifest(
        manifest(tmp_path, f"a.txt,https://example.org/a,2024-05-01,{SHA},泰安市,,泰安市科学技术局\n")
    )
    assert given["a.txt"].region == "泰安市"
    assert given["a.txt"].issuer == "泰安市科学技术局"
    assert given["a.txt"].title is None
    assert given["a.txt"].url == "https://example.org/a"
    assert given["a.txt"].retrieved == "2024-05-01"


def test_a_day_of_publication_may_be_added(tmp_path: Path) -> None:
    path = manifest(tmp_path, "a.txt,,,,,,,2023-10-04\n", HEADER.replace("\n", ",date_published\n"))
    assert read_manifest(path)["a.txt"].date_published == "2023-10-04"


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ("a.txt,,,0000,,,\n", 2, "other bytes"),
        ("b.txt,,,,,,\n", 2, "not beside the manifest"),
        ("a.txt,,,,,,\na.txt,,,,,,\n", 3, "stands twice"),
        ("a.txt,,1 May 2024,,,,\n", 2, "retrieved is"),
        (",,,,,,\n", 2, "file is empty"),
        ("a.txt,,,\n", 2, "not as many fields"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, rows: str, line: int, what: str) -> None:
    path = manifest(tmp_path, rows)
    with pytest.raises(DataInvalid, match=f"manifest.csv:{line}: .*{what}"):
        read_manifest(path)


def test_columns_may_be_left_out_but_for_the_file_and_none_is_made_up(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("通知", encoding="utf-8")
    assert read_manifest(manifest(tmp_path, "甲.txt,烟台市", "file,region\n")) == {"甲.txt": Given(region="烟台市")}
    with pytest.raises(DataInvalid, match="no column file"):
        read_manifest(manifest(tmp_path, "", "url,region\n"))
    with pytest.raises(DataInvalid, match="no such column: colour"):
        read_manifest(manifest(tmp_path, "", "file,colour\n"))


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(DataInvalid, match="manifest is missing"):
        read_manifest(tmp_path / "other.csv")


def test_our_own_manifest_fits_our_documents() -> None:
    folder = Path(__file__).parents[2] / "data" / "policies"
    assert set(read_manifest(folder / "manifest.csv")) == {file.name for file in folder.glob("*.txt")}
