"""PDFs written by hand: the smallest that hold text, none, or a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import DocumentUnreadable
from ingest.read import read_document

LINES = ("Notice on science and technology", "1. Support of up to 100 for each laboratory")


def pdf(pages: list[tuple[str, ...]], trailer: str = "") -> bytes:
    """A PDF with one page for each tuple of lines (ASCII)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def test_lines_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([LINES, ("Second page with words",)]))
    source = read_document(path)
    assert source.format == "pdf"
    assert source.text == "\n".join(LINES) + "\n\fSecond page with words\n"


def test_pages_without_text_are_pictures(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([(), ()]))
    with pytest.raises(DocumentUnreadable, match="2 pages hold pictures"):
        read_document(path)


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<00> <00>]"
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf([LINES], lock))
    with pytest.raises(DocumentUnreadable, match="encrypted PDF"):
        read_document(path)
