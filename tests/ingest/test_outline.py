"""Which numbers are headings, which clauses are measures, and what a clause's path and headline are."""

from pathlib import Path

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Clause, Source, Span
from ingest.numbering import find_numbers, value_of
from ingest.outline import outline
from ingest.read import read_document
from ingest.repair import repair
from ingest.statements import find_statements


def clauses_of(text: str, lexicon: Lexicon) -> list[Clause]:
    restored = repair(Source(text, "", "text", "utf-8", "case"), lexicon.vocabulary)
    body = Span(0, len(restored.text))
    return list(outline(restored, body, find_statements(restored, body, lexicon), lexicon.vocabulary))


def shape(text: str, lexicon: Lexicon) -> list[str]:
    return [("" if c.kind == "measure" else "-") + "/".join(c.path) for c in clauses_of(text, lexicon)]


@pytest.mark.parametrize(
    ("numeral", "value"), [("十", 10), ("二十一", 21), ("１２", 12), ("③", 3), ("一百零三", 103), ("7", 7)]
)
def test_value_of(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


def test_numbers_run_on_across_headings_and_restart_below_them(lexicon: Lexicon) -> None:
    assert shape("一、甲方面\n1.建设甲。\n2.建设乙。\n二、乙方面\n3.建设丙。\n", lexicon) == [
        "-一", "一/1", "一/2", "-二", "二/3",
    ]  # fmt: skip
    assert shape("一、甲方面\n1.建设甲。\n二、乙方面\n1.建设丙。\n", lexicon) == ["-一", "一/1", "-二", "二/1"]


def test_headings_inside_a_line(lexicon: Lexicon) -> None:
    text = "一、总体要求，主要目标(一)指导思想。坚持创新。(二)发展目标。到2027年取得突破。二、重点任务(一)实施行动。1.建设甲。(责任单位:市科技局)2.建设乙。"
    assert shape(text, lexicon) == ["-一", "-一/(一)", "-一/(二)", "-二", "-二/(一)", "二/(一)/1", "二/(一)/2"]


def test_a_number_inside_a_line_counts_with_its_headline(lexicon: Lexicon) -> None:
    behind = "会同组织、科技等部门，围绕数字强省建设的需要引进人才。\n"
    text = f"一、促进经济快速发展1.狠抓招商。{behind}2.狠抓引所。带动资源进一步集聚3.狠抓招才引智。{behind}"
    assert shape(text, lexicon) == ["-一", "一/1", "一/2", "一/3"]
    assert shape(f"一、任务\n1.狠抓招商。报送附件1、2、3的材料。{behind}", lexicon) == ["-一", "一/1"]


def test_a_form_feed_hides_no_number(lexicon: Lexicon) -> None:
    assert shape("一、甲方面\n1.建设甲。\n\f2.建设乙。\n", lexicon) == ["-一", "一/1", "一/2"]


def test_a_decimal_or_a_reference_is_no_heading(lexicon: Lexicon) -> None:
    assert shape("一、甲方面\n1.投入强度达到\n3.65%。见附件（二）说明。\n2.建设乙。\n", lexicon) == [
        "-一",
        "一/1",
        "一/2",
    ]


def test_a_number_whose_point_was_lost_goes_on_with_its_list(lexicon: Lexicon) -> None:
    assert shape("一、甲方面\n1.建设甲。\n2推动乙应用。\n3家企业参加。\n", lexicon) == ["-一", "一/1", "一/2"]


def test_numbers_count_code_points_of_the_text() -> None:
    numbers = find_numbers("前言。\n一、甲\n（一）乙\n", Span(0, 13))
    assert [(n.label, n.value, n.span) for n in numbers] == [("一", 1, Span(4, 6)), ("(一)", 1, Span(8, 11))]


def test_goals_and_principles_are_sections_and_tasks_that_name_nobody_are_measures(lexicon: Lexicon) -> None:
    text = "一、总体要求和主要目标\n（一）指导思想。坚持。\n二、重点任务\n（一）优化发展环境。做好服务。\n三、附则\n本办法施行。\n"
    assert shape(text, lexicon) == ["-一", "-一/(一)", "-二", "二/(一)", "-三"]


def test_a_call_for_awareness_is_a_section(lexicon: Lexicon) -> None:
    text = "一、充分认识平台建设的重要意义\n（一）地位和作用。平台是支撑。\n二、任务\n（一）建设平台。建设甲。\n"
    assert shape(text, lexicon) == ["-一", "-一/(一)", "-二", "二/(一)"]


def test_several_statements_make_several_measures(lexicon: Lexicon) -> None:
    text = "一、通办\n（一）推进落地。落实清单。（市公安局负责）掌握事项。（市各相关部门按分管领域负责）\n"
    found = clauses_of(text, lexicon)
    assert ["/".join(c.path) for c in found] == ["一", "一/(一)", "一/(一)/#1", "一/(一)/#2"]
    assert [c.kind for c in found] == ["section", "section", "measure", "measure"]
    assert found[2].title == found[3].title == "推进落地"


def test_conditions_listed_inside_a_sentence_are_text_of_the_clause(lexicon: Lexicon) -> None:
    text = "一、申报\n（一）申报条件。应当具备下列条件：\n1.依法设立；\n2.信用良好；\n3.有研发活动。\n（二）申报程序。网上申报。\n"
    assert shape(text, lexicon) == ["-一", "一/(一)", "一/(二)"]


def test_conditions_are_no_tasks_however_they_end(lexicon: Lexicon) -> None:
    text = "一、认定\n（一）总部企业。符合下列条件的企业，可以申请：\n- 1.依法设立。\n- 2.信用良好。\n（二）程序。网上申报。\n"
    assert shape(text, lexicon) == ["-一", "一/(一)", "一/(二)"]


def test_a_grant_above_a_list_is_a_measure_of_its_own(lexicon: Lexicon) -> None:
    text = "（一）支持创新。对新平台给予100万元奖励。\n1.建设甲。\n2.建设乙。\n（二）对新企业给予50万元奖励。\n1.建设丙。\n2.建设丁。\n"
    assert shape(text, lexicon) == [
        "-(一)", "(一)/#1", "(一)/1", "(一)/2", "-(二)", "(二)/#1", "(二)/1", "(二)/2",
    ]  # fmt: skip
    assert [c.start for c in clauses_of(text, lexicon) if c.path[-1] == "#1"] == [
        text.index("。对新平台"),
        text.index("对新企业"),
    ]


def test_a_row_of_a_table_with_a_column_of_bodies_is_a_measure(lexicon: Lexicon) -> None:
    text = "一、清单\n序号\t举措\t主要内容\t指导部门\n1\t专利保险\t开发保险\t国家知识产权局\n2\t技术经理人\t全程参与\t科技部\n"
    found = clauses_of(text, lexicon)
    assert [("/".join(c.path), c.title) for c in found[1:]] == [("一/表1/1", "专利保险"), ("一/表1/2", "技术经理人")]


def test_paragraphs_with_headlines_of_a_document_without_numbers(lexicon: Lexicon) -> None:
    text = (
        "为贯彻落实有关意见，加快建设国际智能制造中心，特制定本政策措施。\n"
        "设立智能制造产业引导基金。与开发主体共同发起，吸引各类社会资本参与。\n"
        "支持人才集聚。实施智能制造人才安居计划，每年安排一批人才公寓。\n"
    )
    found = clauses_of(text, lexicon)
    assert [("/".join(c.path), c.title) for c in found] == [("¶1", "设立智能制造产业引导基金"), ("¶2", "支持人才集聚")]


def test_duties_that_an_article_gives_to_several_are_clauses(lexicon: Lexicon) -> None:
    text = "第一条 部门职责如下：\n（一）工信部门：市工业和信息化局负责组织申报。\n（二）财政部门：市财政局负责资金安排。\n第二条 条件：\n（一）合法；\n（二）守信。\n"
    assert shape(text, lexicon) == ["-第一条", "第一条/(一)", "第一条/(二)", "第二条"]


def test_grants_listed_below_an_article_are_clauses_and_conditions_are_not(lexicon: Lexicon) -> None:
    text = "第一条 总部企业：\n（一）新设立的，给予一次性100万元奖励。\n（二）租房的，按租金的30%给予补贴。\n第二条 应当：\n（一）合法；\n（二）守信。\n"
    assert shape(text, lexicon) == ["-第一条", "第一条/(一)", "第一条/(二)", "第二条"]


def test_steps_with_headlines_below_an_article_are_clauses(lexicon: Lexicon) -> None:
    text = "第九条 流程如下：\n（一）提交材料。申请单位向市科技局提出申请，说明理由和所需的资源。\n（二）项目审核。市科技局在接到材料的三个工作日之内完成审核。\n"
    assert shape(text, lexicon) == ["-第九条", "第九条/(一)", "第九条/(二)"]


def test_a_list_whose_beginning_was_lost_goes_on(lexicon: Lexicon) -> None:
    assert shape("8.建设甲。\n12.建设乙。\n13.建设丙。\n五、丁\n14.建设丁。\n六、戊\n15.建设戊。\n", lexicon) == [
        "8", "12", "13", "-五", "五/14", "-六", "六/15",
    ]  # fmt: skip
    assert shape("1.建设甲。\n2.建设乙。\n2023年。\n9.其中一项。\n", lexicon) == ["1", "2"]


def test_any_point_may_stand_behind_a_number(lexicon: Lexicon) -> None:
    assert shape("（一）甲\n1﹒建设乙。\n2﹒建设丙。\n", lexicon) == ["-(一)", "(一)/1", "(一)/2"]


def test_bullets_of_a_markup_language_stand_before_numbers(lexicon: Lexicon) -> None:
    assert shape("## 一、甲\n- （一）建设乙。\n- （二）建设丙。\n", lexicon) == ["-一", "一/(一)", "一/(二)"]


def test_an_attachment_with_clauses_of_its_own_prefixes_their_paths(lexicon: Lexicon) -> None:
    main, plan = "一、甲\n建设甲。\n二、乙\n建设乙。\n", "一、丙\n建设丙。\n二、丁\n建设丁。\n"
    headed = f"{main}附件：1.丙方案\n附件1\n丙方案\n{plan}"
    assert shape(headed, lexicon) == ["一", "二", "-附件1", "附件1/一", "附件1/二"]
    announced = f"{main}附件：1.丙方案\n2.丁细则\n某市人民政府\n丙方案\n{plan}丁细则\n{plan}"
    assert shape(announced, lexicon) == [
        "一", "二", "-附件1", "附件1/一", "附件1/二", "-附件2", "附件2/一", "附件2/二",
    ]  # fmt: skip
    assert [c.title for c in clauses_of(announced, lexicon) if len(c.path) == 1][2:] == ["丙方案", "丁细则"]


def test_an_attachment_without_clauses_or_without_a_main_text_is_none(lexicon: Lexicon) -> None:
    assert shape("一、甲\n建设甲。\n附件1\n申报表\n姓名\n", lexicon) == ["一"]
    assert shape("附件\n方案\n一、甲\n建设甲。\n二、乙\n建设乙。\n", lexicon) == ["一", "二"]


def test_two_documents_in_one_file_keep_their_paths_apart(lexicon: Lexicon) -> None:
    text = "方案甲\n一、要求\n做好甲。\n二、措施\n做好乙。\n方案乙\n一、要求\n做好丙。\n二、措施\n做好丁。\n"
    assert shape(text, lexicon) == ["一", "二", "一~2", "二~2"]


@pytest.mark.parametrize(
    ("file", "measures", "sections", "last"),
    [
        ("yantai-keji-qiangshi.txt", 29, 10, "十/29"),
        ("weihai-chuangxin-pingtai.txt", 19, 9, "五/(五)"),
        ("qingdao-yingshang-huanjing.txt", 10, 0, "十"),
        ("taian-gongzuo-yaodian-2020.txt", 18, 8, "三/(五)/18"),
        ("jiaxing-315-tuijin-fangan.txt", 22, 11, "三/(三)"),
    ],
)
def test_the_five_documents(
    file: str, measures: int, sections: int, last: str, policies: Path, lexicon: Lexicon
) -> None:
    restored = repair(read_document(policies / file), lexicon.vocabulary)
    body = Span(0, len(restored.text))
    found = outline(restored, body, find_statements(restored, body, lexicon), lexicon.vocabulary)
    kinds = [c.kind for c in found]
    assert (kinds.count("measure"), kinds.count("section"), "/".join(found[-1].path)) == (measures, sections, last)
    assert [c.order for c in found] == list(range(1, len(found) + 1))


def test_a_table_of_contents_is_no_clause(lexicon: Lexicon) -> None:
    chapters = "第一章　总　　则\n第二章　服务\n"
    articles = "第一章　总　则\n第一条 为了发展，制定本条例。\n第二章　服务\n第二条 市科技局应当服务。\n"
    assert shape(f"目　录\n{chapters}{articles}", lexicon) == shape(articles, lexicon)
    leaders = "目录\n一、总体要求......1\n（一）目标......1\n二、任务......2\n"
    body = "一、总体要求\n（一）目标。到2025年取得进展。\n二、任务\n加快建设平台。\n"
    assert shape(f"{leaders}前 言\n说明。\n{body}", lexicon) == shape(body, lexicon)
    bare = "## 第一章 总 则\n## 第二章 服务\n## 第三章 附则\n"
    assert shape(f"{bare}{articles}", lexicon) == shape(articles, lexicon)
    run_on = "目录第一章加快发展第二章保障措施第一章加快发展推进建设。第二章保障措施加强领导。"
    assert shape(run_on, lexicon) == ["第一章", "第二章"]


def test_a_box_stands_beside_its_clause_and_counts_for_itself(lexicon: Lexicon) -> None:
    text = (
        "一、任务\n（一）研究。加强研究。\n专栏1　关键技术\n1.大数据。研究理论。\n2.跨媒体。研究理论。\n（二）应用。推进应用。\n"
        "1.工厂。建设工厂。\n2.车间。建设车间。\n专栏2：示范工程\n3.网络。建设网络。\n二、保障。加强保障。\n"
    )
    assert shape(text, lexicon) == [
        "-一",
        "一/(一)",
        "-一/专栏1",
        "一/专栏1/1",
        "一/专栏1/2",
        "-一/(二)",
        "一/(二)/1",
        "一/(二)/2",
        "一/(二)/专栏2",
        "一/(二)/3",
        "二",
    ]


def test_an_article_may_follow_its_chapter_on_one_line(lexicon: Lexicon) -> None:
    text = "第一章 目录管理第一条 市科技局负责编制。\n第二条 各区负责更新。\n第二章 安全保障第三条 各部门负责安全。\n"
    assert shape(text, lexicon) == ["-第一章", "第一章/第一条", "第一章/第二条", "-第二章", "第二章/第三条"]


def test_an_article_of_the_general_provisions_may_charge_somebody(lexicon: Lexicon) -> None:
    text = "第一章 总则\n第一条 为了创新，制定本条例。\n第二条 市科技部门负责统筹协调。\n第二章 附则\n第三条 本条例由市科技局负责解释。\n"
    assert shape(text, lexicon) == ["-第一章", "-第一章/第一条", "第一章/第二条", "-第二章", "-第二章/第三条"]


def test_the_first_article_may_follow_the_title_on_one_line(lexicon: Lexicon) -> None:
    text = "某市数据管理办法 第一条 为规范管理，制定本办法。 第二条 本办法第一条所称数据，是指信息。 第三条 市数据局负责管理。"
    assert shape(text, lexicon) == ["-第一条", "-第二条", "第三条"]


@pytest.mark.parametrize(
    "sentence",
    [
        "为了规范管理，根据有关规定，制定本办法。",
        "本办法适用于本市的科技企业。",
        "本规定所称平台，是指研发机构。",
        "本政策自印发之日起施行，有效期三年。",
        "本实施细则由市科技局负责解释。",
    ],
)
def test_what_a_paper_says_of_itself_sets_no_task(sentence: str, lexicon: Lexicon) -> None:
    assert shape(f"第一条 {sentence}\n第二条 支持本市企业建设平台，为其制定本行业标准提供便利。\n", lexicon) == [
        "-第一条",
        "第二条",
    ]
