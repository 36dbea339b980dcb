"""Bytes → text, in whatever encoding. Nothing is normalised: newlines and blanks stay as decoded.

A byte order mark is no part of the text: offsets count after it, and the text is written down without it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from ingest.errors import DocumentUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
_CJK = re.compile(r"[\u3400-\u9fff\ue000-\ufaff]")
"""With the private use area: what a wrong decoding yields, and a few characters of many a true one."""
_DAMAGE = 0.001
"""Share of unreadable bytes up to which a text counts as damaged rather than as another encoding."""
_COMMON = 0.8
"""Share of a Chinese text's characters that GB 2312 or Big5 level 1 know (policy texts: above 0.99)."""


def read_text(data: bytes, where: str) -> tuple[str, str]:
    """Text and its encoding; a name ending in ``, damaged`` says that some bytes were replaced by U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, where)
    for text, encoding in _attempts(data):
        if _plausible(text):
            return text, encoding
    what = "its bytes are no PDF, no Word document, and no text in any encoding that is known here"
    raise DocumentUnreadable(where, what, "Download it again, or save it as plain text in UTF-8")


def _decode(data: bytes, encoding: str, where: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    if not _plausible(text):
        raise DocumentUnreadable(where, f"it is marked as {encoding} but is not", "Save it as plain text in UTF-8")
    return text, f"{encoding}, damaged"


def _attempts(data: bytes) -> Iterator[tuple[str, str]]:
    """UTF-8 first because it never fits by chance; UTF-16 without a mark only where zero bytes hint at it."""
    wide = ("utf-16-le", "utf-16-be") if b"\x00" in data else ()
    for encoding in ("utf-8", *wide, "gb18030", "big5"):
        try:
            yield data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    best = from_bytes(data).best() if b"\x00" not in data else None
    if best is not None:
        yield str(best), best.encoding
    for encoding in ("utf-8", "gb18030"):
        yield data.decode(encoding, errors="replace"), f"{encoding}, damaged"


def _plausible(text: str) -> bool:
    """Hardly anything unprintable, and Chinese mostly of common characters: a wrong decoding yields rare ones."""
    if len(_UNPRINTABLE.findall(text)) > max(3, _DAMAGE * len(text)) or "\x00" in text:
        return False
    chinese = "".join(_CJK.findall(text))
    common = max(len(chinese.encode(encoding, errors="ignore")) for encoding in ("gb2312", "big5")) / 2
    return common >= _COMMON * len(chinese)
