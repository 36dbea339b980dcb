"""DOCX → text: paragraphs a line each, tables as tab-separated rows, as if all tracked changes were accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from ingest.errors import DocumentUnreadable
from ingest.read.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_LARGEST = 200_000_000
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes, where: str) -> tuple[str, str]:
    """Text and "docx". Deleted and moved-away text is left out, inserted text is kept, list numbers are written out."""
    body, numbers = _parts(data, where)
    return "\n".join(_blocks(body, numbers)) + "\n", "docx"


def _parts(data: bytes, where: str) -> tuple[etree._Element, Numbering]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _xml(archive, _BODY, where)
            names = archive.namelist()
            lists = _xml(archive, "word/numbering.xml", where) if "word/numbering.xml" in names else None
            styles = _xml(archive, "word/styles.xml", where) if "word/styles.xml" in names else None
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as error:
        raise DocumentUnreadable(
            where, f"a broken Word document ({error})", "Open it in Word and save it again"
        ) from error
    return body, Numbering(lists, styles)


def _xml(archive: zipfile.ZipFile, name: str, where: str) -> etree._Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise DocumentUnreadable(
            where, f"{name} in it is larger than any policy document", "Split it, or save it as text"
        )
    return etree.fromstring(
        archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    )


def _blocks(element: etree._Element, numbers: Numbering) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}p":
            yield _paragraph(child, numbers)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, numbers)
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _blocks(child, numbers)


def _paragraph(paragraph: etree._Element, numbers: Numbering) -> str:
    text = "".join(_runs(paragraph, numbers))
    return numbers.label(paragraph) + text if text.strip() else text


def _runs(element: etree._Element, numbers: Numbering) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == f"{_W}p":
            # A text box: its paragraphs stand inside a run of the paragraph that it hangs on.
            yield "\n" + _paragraph(child, numbers)
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _runs(child, numbers)


def _rows(table: etree._Element, numbers: Numbering) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[str] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is row:
                cells += [" ".join(" ".join(_blocks(cell, numbers)).split()), *[""] * (_width(cell) - 1)]
        yield "\t".join(cells).rstrip("\t")


def _width(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val", "1") if span is not None else "1"
    return min(int(value), 100) if value.isdecimal() and int(value) else 1
