from __future__ import annotations

import pytest

from ingest.describe import describe
from ingest.fields import Instrument, Theme
from ingest.lexicon import Lexicon
from ingest.model import Clause, ClauseKind, Given, Passage, Source, Span
from ingest.repair import repair
from ingest.rules import instrument, theme
from ingest.rules.cue import load_cues


def passage(text: str, lexicon: Lexicon, kind: ClauseKind = "measure", label: str = "1") -> Passage:
    restored = repair(Source(text, "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    head = Span(100, 100 + text.index("。"))
    clause = Clause(kind, (label,), None, 1, text[: text.index("。")], 100, 100 + len(text), head)
    return Passage(text, clause, (), describe(restored, lexicon, Given()))


def themes(text: str, lexicon: Lexicon, label: str = "1") -> list[str]:
    (rule,) = theme.rules(lexicon.vocabulary)
    found = rule.find(passage(text, lexicon, label=label))
    return [f.fields.name for f in found if isinstance(f.fields, Theme)]


def codes(text: str, lexicon: Lexicon, kind: ClauseKind = "measure") -> list[str]:
    (rule,) = instrument.rules(lexicon.vocabulary)
    return [f.fields.code for f in rule.find(passage(text, lexicon, kind)) if isinstance(f.fields, Instrument)]


def test_a_cue_in_the_headline_gives_the_theme(lexicon: Lexicon) -> None:
    assert themes("强化知识产权保护。引导企业开展培训，吸引人才。", lexicon) == ["知识产权"]


def test_a_word_in_passing_gives_none(lexicon: Lexicon) -> None:
    assert themes("优化发展环境。吸引人才，落实政策。", lexicon) == []


def test_three_cues_in_the_body_give_the_theme(lexicon: Lexicon) -> None:
    assert themes("优化发展环境。吸引人才，服务院士，引进外国专家。", lexicon) == ["人才"]


def test_an_article_that_punishes_has_no_theme(lexicon: Lexicon) -> None:
    assert themes("假冒专利的，没收违法所得。可以并处罚款。", lexicon, "第三十条") == []
    assert themes("鼓励申请专利。获得专利的，给予资助。", lexicon, "第三十条") == ["知识产权"]


def test_fields_of_government_are_no_themes(lexicon: Lexicon) -> None:
    assert themes("工业和信息化部牵头遴选单位。发布名单。", lexicon) == []
    assert themes("加强协同。教育、生态环境、农业农村、商务等部门要统一认识，农业农村部门抓落实。", lexicon) == []


def test_an_article_says_its_cue_twice(lexicon: Lexicon) -> None:
    long = "市人民政府应当支持本市国家大学科技园、工业设计中心、农业生产基地等各类载体的建设和发展"
    assert themes(f"{long}。提高配套水平。", lexicon) == []
    twice = "单位和个人可以将符合专利申请条件的发明创造及时申请国内外的外观设计专利权或者其他权利"
    assert themes(f"{twice}。", lexicon) == ["知识产权"]


def test_a_page_of_a_report_says_both_cues_in_one_sentence(lexicon: Lexicon) -> None:
    page = "全面完成各项民生实事，持续改善群众生活品质。" * 30
    assert themes(f"改善民生。推进乡村振兴。{page}发展现代农业。", lexicon) == []
    assert themes(f"改善民生。推进乡村振兴，发展现代农业。{page}", lexicon) == ["农业农村"]


def test_the_theme_quotes_the_headline(lexicon: Lexicon) -> None:
    text = "强化知识产权保护。开展专利导航，布局专利，运营专利。"
    (rule,) = theme.rules(lexicon.vocabulary)
    (finding,) = rule.find(passage(text, lexicon))
    assert text[slice(*finding.quote[0])] == "强化知识产权保护"
    assert [text[slice(*span)] for span in finding.mention] == ["知识产权"]


def test_instruments_by_cue(lexicon: Lexicon) -> None:
    assert codes("用好科技创新券。持续推进风险补偿。", lexicon) == ["PI014", "PI029"]


def test_goals_use_no_instrument(lexicon: Lexicon) -> None:
    assert codes("用好科技创新券。", lexicon, "section") == []


def test_the_taxonomy_is_whole(lexicon: Lexicon) -> None:
    rows = {row["code"] for row in lexicon.tables["instruments"]}
    lists = {name.split(".")[1] for name in lexicon.vocabulary if name.startswith("instrument.")}
    assert len(rows) == 28
    assert rows == lists


def test_every_theme_has_a_gloss(lexicon: Lexicon) -> None:
    rows = {row["name"]: row["gloss"] for row in lexicon.tables["themes"]}
    assert {name.removeprefix("theme.") for name in lexicon.vocabulary if name.startswith("theme.")} == set(rows)
    assert all(rows.values())


@pytest.mark.parametrize(
    ("text", "code", "used"),
    [
        ("支持企业牵头组建省级重点实验室。", "PI022", True),
        ("推动山东省实验室等科创平台建设。", "PI022", True),
        ("组织专家走访。重点实验室负责人参加。", "PI022", False),
        ("制定出台若干措施。", "PI024", True),
        ("落实《发展规划》。", "PI024", False),
        ("提升基层党组织标准化、规范化水平。", "PI027", False),
    ],
)
def test_a_thing_needs_its_deed(lexicon: Lexicon, text: str, code: str, used: bool) -> None:
    assert bool(load_cues(lexicon.vocabulary, "instrument")[code].search(text)) is used
