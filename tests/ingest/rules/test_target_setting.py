"""Where numbers are goals: plans, statutes, calls; and the deadline that a headline sets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.deadline import with_lead_ins
from ingest.rules.target import rules

DOCUMENT = Document(id="d", status="issued")
MEASURE = Clause("measure", ("1",), None, 1, "", 0, 0, Span(0, 0))


def names(text: str, lexicon: Lexicon, document: Document, clause: Clause = MEASURE) -> list[str]:
    passage = Passage(text, clause, (), document)
    found = [f for rule in rules(lexicon.vocabulary) if rule.applies(text) for f in rule.find(passage)]
    return [f.fields.indicator for f in found]


@pytest.mark.parametrize(
    ("genre", "title"),
    [
        ("条例", "某市优化营商环境条例"),
        ("公告", "关于发布生成式人工智能服务已备案信息的公告"),
        ("通知", "关于印发《科技型企业孵化器管理办法（试行）》的通知"),
        ("通知", "关于组织推荐2022年国家技术创新示范企业的通知"),
        (None, "数字化绿色化协同转型发展报告（2024）"),
    ],
)
def test_statutes_calls_and_reports_set_goals_only_where_they_look_ahead(
    genre: str, title: str, lexicon: Lexicon
) -> None:
    document = replace(DOCUMENT, genre=genre, title=title)
    assert names("新增服务企业30家,监管实现全覆盖。", lexicon, document) == []
    assert names("到2025年,服务企业达到30家。", lexicon, document) == ["服务企业"]
    assert names("力争服务企业达到30家。", lexicon, document) == ["服务企业"]
    assert names("2025年11月10日前,服务企业达到30家。", lexicon, document) == []


def test_a_notice_that_hands_on_a_plan_sets_goals(lexicon: Lexicon) -> None:
    document = replace(DOCUMENT, genre="通知", title="关于印发《数字化转型三年行动计划》的通知")
    assert names("规上企业上云覆盖率不低于90%。", lexicon, document) == ["规上企业上云覆盖率"]
    assert names("规上企业上云覆盖率不低于90%。", lexicon, replace(document, title="关于某事的通知")) == []


def test_conditions_of_a_call_set_no_goals(lexicon: Lexicon) -> None:
    plain = replace(DOCUMENT, genre="通知")
    assert names("各单位联合推荐典型案例不超过25个,计划单列市不超过10个。", lexicon, plain) == []
    assert names("中央企业各择优推荐1家企业。", lexicon, plain) == []
    assert names("考核指标：申请发明专利不少于5项,开发关键算法6个。", lexicon, plain) == []
    assert names("数据应来源于不少于3家机构。", lexicon, plain) == []


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年工作安排", "2024"),
        ("“十四五”时期发展成就和“十五五”时期主要目标任务", "2030"),
        ("2023年工作回顾", None),
        ("本办法自2021年11月1日起施行", None),
    ],
)
def test_a_headline_sets_the_deadline_of_what_it_heads(title: str, year: str | None, lexicon: Lexicon) -> None:
    head = replace(MEASURE, kind="section", path=("二",), title=title)
    leaf = replace(MEASURE, path=("二", "(一)"), parent=("二",), title="稳增长")
    assert [c.lead_in for c in with_lead_ins("", [head, leaf], lexicon.vocabulary)] == [year, year]
