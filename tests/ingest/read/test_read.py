"""Real files of every kind, made here byte by byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import DocumentUnreadable
from ingest.read import read_document

POLICY = "关于加快科技创新的意见\n\n一、支持企业建设省级重点实验室,给予最高100万元补助。(市科技局牵头)\n"
Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write_file


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_gives_the_same_text(write: Write, encoding: str) -> None:
    source = read_document(write("a.txt", POLICY.encode(encoding)))
    assert source.text == POLICY
    assert source.format == "text"


def test_traditional_text_in_big5(write: Write) -> None:
    text = "關於加快科技創新的意見,支持企業建設重點實驗室,由科技局負責。" * 5
    source = read_document(write("a.txt", text.encode("big5")))
    assert source.text == text
    assert source.encoding == "big5"


def test_newlines_stay_as_they_are(write: Write) -> None:
    text = "一、总则\r\n二、措施\r三、附则\n"
    assert read_document(write("a.txt", text.encode())).text == text


def test_offsets_hold_against_the_text_written_without_mark(write: Write, tmp_path: Path) -> None:
    source = read_document(write("a.txt", b"\xef\xbb\xbf" + POLICY.replace("\n", "\r\n").encode()))
    written = tmp_path / "out.txt"
    written.write_bytes(source.text.encode())
    start = source.text.index("100万元")
    assert written.read_bytes().decode()[start : start + 5] == "100万元"


def test_sha256_is_of_the_bytes(write: Write) -> None:
    data = POLICY.encode("gb18030")
    assert read_document(write("a.txt", data)).sha256 == hashlib.sha256(data).hexdigest()


def test_a_few_bad_bytes_are_damage_not_another_encoding(write: Write) -> None:
    data = (POLICY * 20).encode()
    source = read_document(write("a.txt", data[:-4]))
    assert source.encoding == "utf-8, damaged"
    assert source.text.count("\ufffd") == 1
    assert source.text.startswith(POLICY)


def test_the_format_is_told_by_the_bytes(write: Write) -> None:
    assert read_document(write("notice.docx", POLICY.encode())).format == "text"
    assert read_document(write("notice.txt", b"<!DOCTYPE html><p>" + POLICY.encode() + b"</p>")).format == "html"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (" \n\u3000\n\ufeff".encode(), "holds no text"),
        (bytes(range(256)) * 40, "no text in any encoding"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "no text in any encoding"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Word document"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"%PDF-1.7\nnothing that follows", "broken PDF"),
        (b"PK\x03\x04 torn off", "broken Word document"),
    ],
)
def test_what_is_no_document_is_named(write: Write, data: bytes, what: str) -> None:
    path = write("a.txt", data)
    with pytest.raises(DocumentUnreadable) as caught:
        read_document(path)
    assert what in caught.value.what
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="no such file"):
        read_document(tmp_path / "nowhere.txt")
    with pytest.raises(DocumentUnreadable, match="a folder"):
        read_document(tmp_path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(300_000_000)
    with pytest.raises(DocumentUnreadable, match="300 MB"):
        read_document(path)
