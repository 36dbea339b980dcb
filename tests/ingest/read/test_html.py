from __future__ import annotations

from pathlib import Path

from ingest.read import read_document

PAGE = """<!DOCTYPE html><html><head><title>某市政府网</title><style>p{color:red}</style></head><body>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动交流</a></li></ul>
<h1>某市关于加快科技创新的意见</h1><div>发布日期:<span>2023-11-28</span></div>
<div class="content"><p>一、支持<b>企业</b>建设
重点实验室。</p><p style="display: none">看不见</p><p>二、加大投入。<br>(市科技局牵头)</p>
<table><tr><th>任务</th><th>责任单位</th></tr><tr><td rowspan="2">平台建设</td><td>市科技局</td></tr>
<tr><td>市<br>财政局</td></tr></table></div>
<script>var a = "脚本";</script><footer>版权所有</footer></body></html>"""


def read(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    source = read_document(path)
    assert source.format == "html"
    return source.text


def test_blocks_are_lines_and_the_rest_of_the_page_is_gone(tmp_path: Path) -> None:
    lines = [line for line in read(tmp_path, PAGE.encode()).split("\n") if line]
    assert lines == [
        "某市关于加快科技创新的意见",
        "发布日期:2023-11-28",
        "一、支持企业建设 重点实验室。",
        "二、加大投入。",
        "(市科技局牵头)",
        "任务\t责任单位",
        "平台建设\t市科技局",
        "\t市 财政局",
    ]


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>朱镕基大街科技园</p></body></html>'
    assert read(tmp_path, page.encode("gb18030")) == "朱镕基大街科技园\n"


def test_a_wrong_declaration_is_not_believed(tmp_path: Path) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>关于加快科技创新的若干意见</p></body></html>'
    assert read(tmp_path, page.encode()) == "关于加快科技创新的若干意见\n"


def test_a_table_that_lays_out_the_page_is_no_table(tmp_path: Path) -> None:
    page = "<html><body><table><tr><td><p>一、总体要求</p><p>二、重点任务</p></td></tr></table></body></html>"
    assert read(tmp_path, page.encode()).split() == ["一、总体要求", "二、重点任务"]


def test_a_link_inside_the_text_stays(tmp_path: Path) -> None:
    linked = "<a>《科技进步法》</a><a>《条例》</a>和<a>《办法》</a>"
    page = f"<html><body><p>按照{linked}的要求,结合我市实际,制定本意见。</p></body></html>"
    assert "《科技进步法》《条例》和《办法》" in read(tmp_path, page.encode())
