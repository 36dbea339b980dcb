"""What is seen as a responsibility statement, by a pattern that shares nothing with the rules, and whether it was read."""

from __future__ import annotations

import pytest

from ingest.model import Span
from jobs.coverage import covered, seen_in, unread
from jobs.home import POLICIES
from jobs.read import given_for, read_all


@pytest.mark.parametrize(
    "statement",
    [
        "（牵头单位：市科技局；责任单位：市财政局、各区市政府〔管委〕）",
        "(市科技局牵头,市发展改革委、市工业和信息化局配合)",
        "（市自然资源局（市林业局）负责）",
        "（牵 头单位：市科 技局）",
        "（责任单位：市科技局、\n市财政局）",
        "（责任部门：市委组织部、市人才办",
        "责任单位：市科技局、市财政局",
        "　　牵头部门：省科技厅",
        "（市科技局、市财政局，各区政府）",
    ],
)
def test_seen(statement: str) -> None:
    text = f"推进平台建设。\n{statement}\n二、保障措施"
    assert [text[a:b] for a, b in seen_in(text)] == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "各单位主要负责人要高度重视。",
        "支持企业牵头建设实验室（基地）。",
        "（以下简称“两区”）",
        "（2023年底前完成，长期坚持）",
        "牵头推进科技局改革。",
    ],
)
def test_not_seen(text: str) -> None:
    assert list(seen_in(text)) == []


def test_seen_in_a_table() -> None:
    text = (
        "序号\t任务\t牵头单位\t责任单位（部门）\n1\t建设平台\t市科技局\t市财政局\n2\t培育企业\t\t市工信局\n3\t引进人才\t市委组织部\n"
        "二、保障措施\n市科技局\t做好工作\n|任务|责 任 单 位|\n|---|---|\n|办会|市商务局|\n"
    )
    seen = ["市科技局\t市财政局", "\t市工信局", "3\t引进人才\t市委组织部", "市商务局"]
    assert [text[a:b] for a, b in seen_in(text)] == seen


def test_read_is_what_a_role_has_as_evidence() -> None:
    text = "甲。（市科技局牵头）\n乙。（市财政局牵头）"
    first, second = seen_in(text)
    found = covered("d", text, [Span(first.start + 1, first.end - 1)])
    assert (len(found.seen), found.read, found.unread) == (2, 1, (second,))
    assert unread([found]).rows == [
        {"document_id": "d", "line": 2, "char_start": second.start, "text": "（市财政局牵头）"}
    ]


def test_every_statement_seen_in_our_documents_is_read() -> None:
    files = sorted(POLICIES.glob("*.txt"))
    seen = 0
    for outcome in read_all(files, given_for(files, None, None)):
        spans = [Span(*span) for line in outcome.lines if line["kind"] == "role" for span in line["spans"]]
        found = covered(outcome.document, outcome.text, spans)
        assert found.unread == (), [outcome.text[a:b] for a, b in found.unread]
        seen += len(found.seen)
    assert seen >= 60
