"""HTML → the text of the page: one block a line, tables as tab-separated rows, menus and scripts left out."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.errors import DocumentUnreadable
from ingest.read.text import read_text

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table)\b", re.I | re.S
)
_NEVER = "script,style,noscript,template,iframe,svg,button,select,input,textarea,nav,footer,aside,title,[hidden]"
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLOCK = re.compile(
    r"address|article|blockquote|body|center|dd|div|dl|dt|fieldset|figure|form|h[1-6]|header|hr|html|li|main|ol|p|pre"
    r"|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_MENU_LINKS = 3
_MENU_SHARE = 0.7


def looks_like_html(text: str) -> bool:
    """Told by how it begins, not by its file name."""
    return _START.match(text[:4000]) is not None


def read_html(data: bytes, where: str) -> tuple[str, str]:
    """Text and encoding. The encoding that the page declares is believed only if it fits."""
    page, encoding = _decode(data, where)
    tree = LexborHTMLParser(page)
    tree.strip_tags(_NEVER.split(","), recursive=True)
    if tree.body is None:
        raise DocumentUnreadable(where, "an HTML page without a body", "Save the page again, or as plain text")
    for node in tree.css("[style]"):
        if _HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    _drop_menus(tree.body)
    pieces: list[str] = []
    _write(tree.body, pieces)
    return _tidy("".join(pieces)), encoding


def _decode(data: bytes, where: str) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            encoding = declared[1].decode("ascii").lower()
            return data.decode("gb18030" if encoding in ("gb2312", "gbk") else encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass
    return read_text(data, where)


def _drop_menus(body: LexborNode) -> None:
    """A block of several links and hardly anything else is a menu."""
    for node in body.css("ul,ol,div,td,p,header"):
        links = node.css("a")
        if len(links) < _MENU_LINKS:
            continue
        linked = sum(len(link.text(strip=True)) for link in links)
        if linked >= _MENU_SHARE * len(node.text(strip=True)):
            node.decompose()


def _write(node: LexborNode, pieces: list[str]) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            pieces.append(re.sub(r"[ \t\r\n]+", " ", child.text(deep=False)))
        elif tag == "br":
            pieces.append("\n")
        elif tag == "table" and _is_data(child):
            pieces.append("\n" + "\n".join(_rows(child)) + "\n")
        elif _BLOCK.fullmatch(tag):
            pieces.append("\n")
            _write(child, pieces)
            pieces.append("\n")
        else:
            _write(child, pieces)


def _is_data(table: LexborNode) -> bool:
    """Old pages lay themselves out with tables: those hold other tables, or one cell a row."""
    if len(table.css("table")) > 1:
        return False
    return any(len(row.css("td,th")) > 1 for row in table.css("tr"))


def _rows(table: LexborNode) -> list[str]:
    """Cells that span rows or columns leave empty cells behind, so that columns stay aligned."""
    rows: list[str] = []
    pending: dict[int, int] = {}
    for row in table.css("tr"):
        cells: list[str] = []
        for cell in row.css("td,th"):
            _fill(cells, pending)
            for extra in range(_span(cell, "colspan")):
                pending[len(cells)] = _span(cell, "rowspan") - 1
                cells.append("" if extra else " ".join(cell.text(separator=" ").split()))
        _fill(cells, pending)
        rows.append("\t".join(cells).rstrip("\t"))
    return rows


def _fill(cells: list[str], pending: dict[int, int]) -> None:
    while pending.get(len(cells), 0) > 0:
        pending[len(cells)] -= 1
        cells.append("")


def _span(cell: LexborNode, attribute: str) -> int:
    value = cell.attributes.get(attribute) or "1"
    return min(int(value), 100) if value.isdecimal() and int(value) else 1


def _tidy(text: str) -> str:
    lines = (line.strip(" \xa0\r") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
