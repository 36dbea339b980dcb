from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.errors import DocumentUnreadable
from ingest.read import read_document

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(tmp_path: Path, body: str, numbering: str = "") -> str:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {SPACE} {MC}><w:body>{body}</w:body></w:document>")
        if numbering:
            archive.writestr("word/numbering.xml", f"<w:numbering {SPACE}>{numbering}</w:numbering>")
    source = read_document(path)
    assert source.format == "docx"
    return source.text


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_runs_tabs_and_breaks(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>一、总体</w:t></w:r><w:r><w:t>要求</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    )
    assert word(tmp_path, body + paragraph("二、任务")) == "一、总体要求\t甲\n乙\n二、任务\n"


def test_insertions_stay_and_deletions_go(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>给予</w:t></w:r><w:del><w:r><w:delText>50</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>100</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>万元</w:t></w:r></w:p>"
    )
    assert word(tmp_path, body) == "给予100万元\n"


def test_tables_are_rows_of_cells(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr>{cell('任务')}{cell('单位')}{cell('时限')}</w:tr>"
        f"<w:tr>{cell('建平台', wide)}{cell('2025年')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删去')}</w:tr></w:tbl>"
    )
    assert word(tmp_path, table) == "任务\t单位\t时限\n建平台\t\t2025年\n"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>专栏</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert word(tmp_path, body) == "正文\n专栏\n"


def test_list_numbers_are_written_out(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, style, text in (
            (0, "chineseCountingThousand", "%1、"),
            (1, "chineseCounting", "（%2）"),
            (2, "decimal", "%3."),
        )
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    depths = (0, 1, 2, 2, 1, 2, *[0] * 10)
    body = "".join(
        paragraph("甲", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>') for depth in depths
    )
    lines = word(tmp_path, body, numbering).split()
    assert lines[:7] == ["一、甲", "（一）甲", "1.甲", "2.甲", "（二）甲", "1.甲", "二、甲"]
    assert lines[-2:] == ["十、甲", "十一、甲"]


def test_an_archive_that_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(DocumentUnreadable, match="no Word document"):
        read_document(path)


def test_broken_xml_inside(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document>")
    with pytest.raises(DocumentUnreadable, match="broken Word document"):
        read_document(path)
