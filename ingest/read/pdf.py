"""PDF → text, page by page. Pages end with a form feed, as other tools write them."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2
from pypdfium2 import PdfiumError

from ingest.errors import DocumentUnreadable

_TEXT_PER_PAGE = 10
"""Fewer letters and digits a page than this: the pages are pictures."""
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
"""Radicals and compatibility forms that fonts give for plain characters: ⼀ for 一."""


def read_pdf(data: bytes, where: str) -> tuple[str, str]:
    """Text of all pages, and "pdf" for its encoding."""
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentUnreadable(where, "an encrypted PDF", "Save it without a password") from error
        raise DocumentUnreadable(where, f"a broken PDF ({error})", "Save or download it again") from error
    try:
        pages = [_text(document, number, where) for number in range(len(document))]
    finally:
        document.close()
    if sum(character.isalnum() for page in pages for character in page) < _TEXT_PER_PAGE * len(pages):
        raise DocumentUnreadable(
            where, f"a PDF whose {len(pages)} pages hold pictures, no text", "Run text recognition (OCR) over it first"
        )
    return "\f".join(pages), "pdf"


def _text(document: pypdfium2.PdfDocument, number: int, where: str) -> str:
    try:
        text: str = document[number].get_textpage().get_text_range()
    except PdfiumError as error:
        raise DocumentUnreadable(
            where, f"page {number + 1} of the PDF is broken", "Save or download it again"
        ) from error
    # The engine ends lines with CR LF, and puts U+FFFE where a hyphen ended a line.
    text = text.replace("\r\n", "\n").replace("\ufffe", "-").rstrip() + "\n"
    return _LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
