"""A file → ``Source``. The format is told by the bytes; the file's name is only for messages."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Literal

from ingest.errors import DocumentUnreadable
from ingest.model import Source
from ingest.read.docx import read_docx
from ingest.read.html import looks_like_html, read_html
from ingest.read.pdf import read_pdf
from ingest.read.text import read_text

_LARGEST = 100_000_000
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old Word document or an encrypted one", "Save it as .docx, without a password"),
    (b"{\\rtf", "rich text (RTF)", "Save it as .docx or as plain text"),
    (b"\x89PNG", "a picture", "Run text recognition (OCR) over it first"),
    (b"\xff\xd8\xff", "a picture", "Run text recognition (OCR) over it first"),
    (b"Rar!", "an archive", "Unpack it and name the document inside"),
    (b"7z\xbc\xaf", "an archive", "Unpack it and name the document inside"),
    (b"\x1f\x8b", "an archive", "Unpack it and name the document inside"),
)


def read_document(path: Path) -> Source:
    """Reads one document.

    ``Source.text`` is what offsets count in: decoded, without byte order mark, newlines as they were. ``sha256`` is of
    the file's bytes. Raises DocumentUnreadable for whatever is no document.
    """
    where = str(path)
    data = _bytes(path, where)
    text, encoding, form = _text(data, where)
    if not any(character.isalnum() for character in text):
        raise DocumentUnreadable(where, "it holds no text", "Give the document itself")
    return Source(text, hashlib.sha256(data).hexdigest(), form, encoding, path.name)


def _bytes(path: Path, where: str) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise DocumentUnreadable(where, "a folder, not a document", "Name the documents in it")
        if size > _LARGEST:
            raise DocumentUnreadable(where, f"{size // 1_000_000} MB, more than {_LARGEST // 1_000_000}", "Split it")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentUnreadable(where, "no such file", "Look at the path for a slip") from error
    except OSError as error:
        raise DocumentUnreadable(where, f"it cannot be read ({error.strerror})", "Look at its permissions") from error
    if not data:
        raise DocumentUnreadable(where, "the file is empty", "Download or save it again")
    return data


def _text(data: bytes, where: str) -> tuple[str, str, Literal["text", "html", "docx", "pdf"]]:
    for magic, what, remedy in _UNREAD:
        if data.startswith(magic):
            raise DocumentUnreadable(where, what, remedy)
    if b"%PDF-" in data[:1024]:
        return *read_pdf(data, where), "pdf"
    if data.startswith(b"PK\x03\x04"):
        return *read_docx(_word(data, where), where), "docx"
    text, encoding = read_text(data, where)
    if looks_like_html(text):
        return *read_html(data, where), "html"
    return text, encoding, "text"


def _word(data: bytes, where: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" in archive.namelist():
                return data
    except zipfile.BadZipFile as error:
        raise DocumentUnreadable(where, f"a broken Word document ({error})", "Download or save it again") from error
    raise DocumentUnreadable(where, "an archive that is no Word document", "Unpack it, or save the document as .docx")
