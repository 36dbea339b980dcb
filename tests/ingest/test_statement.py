"""The grammar of responsibility statements, form by form, and where statements are found."""

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Source, Span
from ingest.prose import read_prose
from ingest.repair import repair
from ingest.statement import read_statement
from ingest.statements import bodies_of, find_statements

CASES = [
    ("市科技局牵头", [("lead", "市科技局")], None),
    ("市科技局牵头,市发展改革委、市财政局配合", [("lead", "市科技局"), ("support", "市发展改革委"), ("support", "市财政局")], None),
    ("市科技局牵头,市财政局、市教育局分工负责", [("lead", "市科技局"), ("support", "市财政局"), ("support", "市教育局")], None),
    ("市委组织部牵头,各人才工程责任部门按职责分工负责", [("lead", "市委组织部"), ("support", "各人才工程责任部门")], None),
    ("牵头单位:市科技局;责任单位:市教育局,各区市政府〔管委〕", [("lead", "市科技局"), ("support", "市教育局"), ("support", "各区市政府〔管委〕")], None),
    ("责任单位：市科技局、市财政局", [("joint", "市科技局"), ("joint", "市财政局")], None),
    ("市科技局会同市财政局负责", [("lead", "市科技局"), ("support", "市财政局")], None),
    ("由市科技局牵头，会同市财政局", [("lead", "市科技局"), ("support", "市财政局")], None),
    ("市政务服务局牵头，市财政局配合，2023年10月底前完成并持续推进", [("lead", "市政务服务局"), ("support", "市财政局")], "2023年10月底前完成并持续推进"),
    ("市卫生健康委负责落实，完成时限：2022年10月", [("joint", "市卫生健康委")], "2022年10月"),
    ("5月底取得明显成效并持续推进，牵头考核单位：市财政局", [("lead", "市财政局")], "5月底取得明显成效并持续推进"),
    ("省科技厅牵头，省财政厅配合，省教育厅、各市政府分工负责", [("lead", "省科技厅"), ("support", "省财政厅"), ("support", "省教育厅"), ("support", "各市政府")], None),
    ("牵头单位：省发展改革委\n\n参与单位：省财政厅\n\n完成时限：2019年12月取得阶段性成果", [("lead", "省发展改革委"), ("support", "省财政厅")], "2019年12月取得阶段性成果"),
    ("工业和信息化部、发展改革委等负责。列第一位者为牵头单位，下同", [("joint", "工业和信息化部"), ("joint", "发展改革委")], None),
    ("市科技局牵头负责；市财政局、市税务局配合落实", [("lead", "市科技局"), ("support", "市财政局"), ("support", "市税务局")], None),
    ("第一责任单位：市科技局；其他责任单位：市教育局", [("lead", "市科技局"), ("support", "市教育局")], None),
    ("牵头单位（部门）：市科技局", [("lead", "市科技局")], None),
    ("具体由市科技局、市财政局负责", [("joint", "市科技局"), ("joint", "市财政局")], None),
    ("中国（山东）自由贸易试验区管委会负责", [("joint", "中国（山东）自由贸易试验区管委会")], None),
    ("牵头单位：市委组织部市委人才办", [("lead", "市委组织部"), ("lead", "市委人才办")], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies", "due"), CASES, ids=[case[0][:24] for case in CASES])
def test_forms(text: str, bodies: list[tuple[str, str]], due: str | None, lexicon: Lexicon) -> None:
    reading = read_statement(text, lexicon.vocabulary)
    assert [(part, text[a:b]) for part, (a, b, *_) in bodies_of(text, reading, lexicon)] == bodies
    assert reading.due == due


def test_a_scope_is_no_body(lexicon: Lexicon) -> None:
    reading = read_statement("负责部门：商务部，适用范围：所有自贸试验区", lexicon.vocabulary)
    assert reading.scope == "所有自贸试验区"
    assert len(reading.listings) == 1


def found_in(text: str, lexicon: Lexicon) -> list[str]:
    restored = repair(Source(text, "", "text", "utf-8", "case"), lexicon.vocabulary)
    body = Span(0, len(restored.text))
    return [restored.text[s.start : s.end] for s in find_statements(restored, body, lexicon)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("完善体系。(市科技局牵头)2.推动提升。", ["(市科技局牵头)"]),
        ("加快升级。(牵头单位:市科技局;责任单位:各区市政府〔管委〕\n(十)发展园区。", ["(牵头单位:市科技局;责任单位:各区市政府〔管委〕"]),
        ("做好工作。（牵头单位：市科技局）（配合单位：市财政局）\n", ["（牵头单位：市科技局）（配合单位：市财政局）"]),
        ("建立档案。\n牵头单位：省发展改革委\n\n参与单位：省财政厅\n", ["牵头单位：省发展改革委\n\n参与单位：省财政厅"]),
        ("序号\t任务\t牵头单位\t配合单位（部门）\n1\t建设平台\t市科技局\t市财政局\n2\t培育企业\t市工信局\n二、其他\n", ["市科技局\t市财政局", "市工信局"]),
        ("建设平台。（市科技局、市财政局）\n2.引进人才。（市委组织部）", ["（市科技局、市财政局）", "（市委组织部）"]),
        ("建设平台（市科技局、市财政局）。\n开展活动。（新华社）\n推进创新（企业、高校）", []),
        ("支持碳纤维中心(含国家级开发区、综保区、南海新区,下同)建设。", []),
        ("支持单位（个人）申报，联系单位：专业技术人员管理处。", []),
        ("工程(技术)研究中心由企业牵头。", []),
    ],
)  # fmt: skip
def test_where_statements_stand(text: str, statements: list[str], lexicon: Lexicon) -> None:
    assert found_in(text, lexicon) == statements


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("省政府办公厅牵头，省信息中心配合，年内制定标准", [("lead", "省政府办公厅"), ("support", "省信息中心")]),
        ("省发展改革委要会同有关部门加强指导、督促和检查", [("lead", "省发展改革委"), ("support", "有关部门")]),
        ("日常工作由省政府办公厅具体协调推进", [("joint", "省政府办公厅")]),
        ("支持龙头企业牵头建设中试平台", []),
        ("支持“链主”企业牵头开展技术攻关", []),
        ("强化由政府主导、技术总师负责的科研活动", []),
        ("省科技厅要加大投入力度", []),
        ("本办法由市科技局负责解释", []),
        ("市科技局负责制定实施细则", [("joint", "市科技局")]),
        ("医保局牵头，会同相关行业部门核算支出", [("lead", "医保局"), ("support", "相关行业部门")]),
        ("科技部会同有关部门负责推进项目实施", [("lead", "科技部"), ("support", "有关部门")]),
        ("教育部为牵头单位", [("lead", "教育部")]),
        ("县财政局：负责资金保障", [("joint", "县财政局")]),
        ("县财政局。负责资金保障", [("joint", "县财政局")]),
        ("县农业农村局：配合执法部门开展整治", [("support", "县农业农村局")]),
        ("市公安、财政等部门按照各自的职责，负责有关工作", [("joint", "市公安、财政等部门")]),
        ("中国（上海）自由贸易试验区管委会负责实施", [("joint", "中国（上海）自由贸易试验区管委会")]),
        ("各乡镇（街道）负责组织实施", [("joint", "各乡镇（街道）")]),
        ("市、区政务服务局负责统筹协调", [("joint", "市、区政务服务局")]),
        ("市有关部门应当会同国家有关部门加强联系", [("lead", "市有关部门"), ("support", "国家有关部门")]),
        ("有关部门会同同级财政部门编制本部门清单", [("lead", "有关部门"), ("support", "同级财政部门")]),
        ("由各乡镇参照执行", []),
        ("由市体育部门做好可行性方案", [("joint", "市体育部门")]),
        ("具体办法由省科技主管部门制定", [("joint", "省科技主管部门")]),
        ("各地要结合实际，制定方案，抓好落实", []),
        ("县生态环境局：指导办理审批手续，负责查处排污行为", [("joint", "县生态环境局")]),
        ("县交通运输局：做好统筹工作；会同县公安局开展整治", [("lead", "县交通运输局"), ("support", "县公安局")]),
        ("市住房和城乡建设局是本市燃气行政主管部门，负责监督管理", [("joint", "市住房和城乡建设局")]),
        ("中央网信办是主责单位，对绩效负总责，会同公安部成立协调小组", [("lead", "中央网信办"), ("support", "公安部")]),
        ("由市科技局牵头，市财政局等部门参加，建立制度", [("lead", "市科技局"), ("support", "市财政局等部门")]),
        ("市科技局要履行牵头职责，会同有关部门制定细则", [("lead", "市科技局"), ("support", "有关部门")]),
        ("市科技局为牵头部门，市教育局为配合部门", [("lead", "市科技局"), ("support", "市教育局")]),
        ("市科技局牵头，市财政局负责资金保障", [("lead", "市科技局"), ("support", "市财政局")]),
        ("由市委科技办统筹协调，市科技局组织实施", [("joint", "市委科技办"), ("joint", "市科技局")]),
        ("教育、财政等部门按照各自职责做好相关工作", [("joint", "教育、财政等部门")]),
        ("教育、财政等部门，应当按照各自的职责做好工作", [("joint", "教育、财政等部门，")]),
        ("国务院财政部门和其他有关部门在职责范围内，分别负责有关工作", [("joint", "国务院财政部门和其他有关部门")]),
        ("财政部会同国务院有关部门（单位），进行审核", [("lead", "财政部"), ("support", "国务院有关部门（单位）")]),
        ("中国储备粮管理总公司负责动用计划的执行", [("joint", "中国储备粮管理总公司")]),
        ("2017年以来，工业和信息化部会同民政部先后印发了计划", []),
        ("财政部会同农业部研究提出了办理意见", []),
        ("县级以上人民政府负责中小企业促进工作的部门应当加强服务", []),
        ("财政、科技等部门要加大投入力度", []),
        ("各部门要积极配合", []),
        ("其办公室负责日常工作", []),
    ],
)
def test_prose(text: str, parts: list[tuple[str, str]], lexicon: Lexicon) -> None:
    found = [
        (x.part, text[x.span.start : x.span.end]) for _, reading in read_prose(text, lexicon) for x in reading.listings
    ]
    assert found == parts
