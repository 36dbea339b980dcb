"""Retrospects: where a document speaks of what was done, and where it turns to what is to come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Clause, Span
from ingest.rules.retrospect import retrospects

SECTION = Clause("section", ("一",), None, 1, "", 0, 0, Span(0, 0))


def numbered(text: str, *heads: tuple[tuple[str, ...], str]) -> list[Clause]:
    """Clauses with path and title, in order of their titles in ``text``."""
    return [replace(SECTION, path=path, title=title, start=text.index(title)) for path, title in heads]


def past(text: str, clauses: list[Clause], lexicon: Lexicon) -> list[str]:
    return [text[a:b] for a, b in retrospects(text, clauses, lexicon.vocabulary)]


def test_a_section_that_looks_back_holds_its_clauses(lexicon: Lexicon) -> None:
    text = "2023年工作回顾\n稳增长\n新增企业5家。\n2024年工作安排\n新增企业9家。"
    clauses = numbered(text, (("一",), "2023年工作回顾"), (("一", "(一)"), "稳增长"), (("二",), "2024年工作安排"))
    assert past(text, clauses, lexicon) == ["2023年工作回顾\n稳增长\n新增企业5家。\n"]


def test_lines_without_number_open_and_close(lexicon: Lexicon) -> None:
    text = "2023年工作回顾\n新增企业5家。\n2024年主要工作\n新增企业9家。"
    assert past(text, [], lexicon) == ["2023年工作回顾\n新增企业5家。\n"]


def test_a_paragraph_of_the_new_year_closes(lexicon: Lexicon) -> None:
    text = f"一年来，我们主要做了以下工作：\n{'新增企业5家。' * 20}\n2024年是关键一年，新增企业9家。"
    assert past(text, [], lexicon) == [text[: text.index("2024年")]]


def test_a_sentence_inside_a_section_ends_with_it(lexicon: Lexicon) -> None:
    text = "新进展\n2025年是收官之年。一年来，我们新增企业5家。\n稳增长\n新增企业5家。\n新篇章\n新增企业9家。"
    clauses = numbered(text, (("一",), "新进展"), (("一", "(一)"), "稳增长"), (("二",), "新篇章"))
    assert past(text, clauses, lexicon) == [text[text.index("一年来") : text.index("新篇章")]]


def test_the_year_of_the_headline_does_not_close_it(lexicon: Lexicon) -> None:
    text = f"2023年工作回顾\n2023年是不平凡的一年。\n{'新增企业5家。' * 20}\n2024年重点工作\n新增企业9家。"
    assert past(text, [], lexicon) == [text[: text.index("2024年")]]


@pytest.mark.parametrize(
    "title", ["夯实发展基础", "“十四五”时期发展成就和“十五五”时期主要目标任务", "2024年重点工作", "做好总结回顾"]
)
def test_tasks_and_plans_look_ahead(title: str, lexicon: Lexicon) -> None:
    text = f"{title}\n新增企业9家。"
    assert past(text, numbered(text, (("一",), title)), lexicon) == []


def test_without_an_end_a_line_opens_nothing(lexicon: Lexicon) -> None:
    assert past("工作回顾\n新增企业5家。", [], lexicon) == []


REPORT = (
    "数字基础设施提升\n"
    "截至2022年底，建成基站200万个。用户达5亿户，比上年增长5%。规模同比增长9%。近年来发展了一批企业，占比达30%。\n"
    "到2025年，力争基站达到300万个。覆盖率达95%。目前覆盖率达80%。\n"
)


def test_a_chapter_that_reports_is_told_but_for_lines_that_look_ahead(lexicon: Lexicon) -> None:
    clauses = numbered(REPORT, (("一",), "数字基础设施提升"))
    assert [line[:4] for line in past(REPORT, clauses, lexicon) if line] == ["数字基础", "截至20", "目前覆盖"]


def test_tasks_with_a_glance_back_are_no_report(lexicon: Lexicon) -> None:
    text = "数字基础设施提升\n截至2022年底，建成基站200万个。新建基站5万个。推广应用30项。培育企业9家。\n"
    assert past(text, numbered(text, (("一",), "数字基础设施提升")), lexicon) == []


def test_a_work_report_opens_with_what_was_done(lexicon: Lexicon) -> None:
    text = "现在，我代表市人民政府向大会报告工作。2023年新增企业5家。今年主要预期目标是新增企业9家。"
    assert past(text, [], lexicon) == ["。2023年新增企业5家。"]
    assert past(text.removeprefix("现在，我代表市人民政府向大会报告工作"), [], lexicon) == []
