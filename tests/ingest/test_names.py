"""Lists of bodies as documents print them: where they fall apart, what they share, what they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.gazetteer import load_lexicon
from ingest.kinds import body_kind, is_body
from ingest.lexicon import Lexicon
from ingest.names import restore_names, split_bodies

DATA = Path(__file__).parents[2] / "data" / "gazetteers"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(DATA)


def bodies(text: str, lexicon: Lexicon) -> list[str]:
    return [text[span.start : span.end] for span in split_bodies(text, lexicon)]


SPLIT = [
    ("市科技局、市财政局，市商务局；市科协", "市科技局|市财政局|市商务局|市科协"),
    ("市科技局,市财政局;市商务局", "市科技局|市财政局|市商务局"),
    ("省科技厅和省人力资源和社会保障厅", "省科技厅|省人力资源和社会保障厅"),
    ("市政务和数据局", "市政务和数据局"),
    ("市发展和改革委及市财政局", "市发展和改革委|市财政局"),
    ("市海洋发展和渔业局、市自然资源和规划局", "市海洋发展和渔业局|市自然资源和规划局"),
    ("市商务委和有关区县政府", "市商务委|有关区县政府"),
    ("中央和国家机关工委、教育部", "中央和国家机关工委|教育部"),
    ("交通运输部及各地区", "交通运输部|各地区"),
    ("各有关部门和单位", "各有关部门和单位"),
    ("各场景牵头部门和配合部门", "各场景牵头部门|配合部门"),
    ("市科技局、有关县市、区政府", "市科技局|有关县市、区政府"),
    ("各市、县、区政府，韩城市政府", "各市、县、区政府|韩城市政府"),
    ("各区、市政府各部门", "各区|市政府各部门"),
    ("各省、自治区、直辖市通信管理局", "各省、自治区、直辖市通信管理局"),
    ("市科技局、各区市政府〔管委〕", "市科技局|各区市政府〔管委〕"),
    ("各县（市、区）政府、市科技局", "各县（市、区）政府|市科技局"),
    ("长三角国家技术创新中心(浙江、江苏)、市科技局", "长三角国家技术创新中心(浙江、江苏)|市科技局"),
    ("国家〔威海〕区域创新中心建设领导小组其他成员单位", "国家〔威海〕区域创新中心建设领导小组其他成员单位"),
    ("财政部、商务部等", "财政部|商务部"),
    ("教育部、民政部等有关部门和单位", "教育部|民政部"),
    ("财政部、供销合作总社等和各有关省级人民政府", "财政部|供销合作总社|各有关省级人民政府"),
    ("市委组织部市委人才办、市教育局", "市委组织部|市委人才办|市教育局"),
    ("工业和信息化部科技部市场监管总局", "工业和信息化部|科技部|市场监管总局"),
    ("中国人民银行烟台市分行、教育部办公厅", "中国人民银行烟台市分行|教育部办公厅"),
    ("市科技局、（市财政局", "市科技局|（市财政局"),
    ("市发改、科信、财政等部门", "市发改|科信|财政"),
    ("市规划和自然资源、住房和城乡建设部门", "市规划和自然资源|住房和城乡建设部门"),
    ("市科技局、财政等部门、各区政府", "市科技局|财政|各区政府"),
    ("县级以上人民政府科技、财政部门", "县级以上人民政府科技|财政部门"),
    ("市和区、县（市）科学技术行政部门", "市和区、县（市）科学技术行政部门"),
    ("市、区市场监管局", "市、区市场监管局"),
    ("开发区管委会（以下统称管理机构）", "开发区管委会"),
    ("建设单位、有关部门", "建设单位|有关部门"),
]


@pytest.mark.parametrize(("text", "parts"), SPLIT, ids=[text for text, _ in SPLIT])
def test_a_list_falls_apart(text: str, parts: str, lexicon: Lexicon) -> None:
    assert bodies(text, lexicon) == parts.split("|")


RESTORED = [
    ("市教育局|教育工委|商务局", "市教育局|市教育工委|市商务局"),
    ("省科技厅|财政厅|人力资源社会保障厅", "省科技厅|省财政厅|省人力资源社会保障厅"),
    ("区科技局|财政局", "区科技局|区财政局"),
    ("县发展改革局|市场监管局", "县发展改革局|县市场监管局"),
    ("烟台市科技局|财政局", "烟台市科技局|烟台市财政局"),
    ("市科技局|市场监管局", "市科技局|市市场监管局"),
    ("市委组织部|宣传部|科技局", "市委组织部|市委宣传部|市科技局"),
    ("市委组织部|人才办", "市委组织部|市委人才办"),
    ("市科技局|高区管委|人民银行烟台市分行|崂山区政府", "市科技局|高区管委|人民银行烟台市分行|崂山区政府"),
    ("市科技局|各区市政府〔管委〕|相关部门", "市科技局|各区市政府〔管委〕|相关部门"),
    ("市科协|税务局|团市委|嘉兴银保监分局", "市科协|市税务局|团市委|嘉兴银保监分局"),
    ("省科技厅|科技部|中科院", "省科技厅|科技部|中科院"),
    ("省工业和信息化厅|中铁济南局|山东证监局", "省工业和信息化厅|中铁济南局|山东证监局"),
    ("崂山区政府|财政局", "崂山区政府|财政局"),
    ("发展改革委|财政部|药监局", "发展改革委|财政部|药监局"),
    ("天津市|河北省相关部门", "天津市相关部门|河北省相关部门"),
    ("济南|青岛|烟台市政府", "济南市政府|青岛市政府|烟台市政府"),
    ("杨凌示范区|西咸新区管委会", "杨凌示范区管委会|西咸新区管委会"),
    ("朝阳区|通州区", "朝阳区|通州区"),
    ("各场景牵头部门|配合部门", "各场景牵头部门|各场景配合部门"),
]


DEPARTMENTS = [
    ("市发改、科信、财政等部门", "市发改部门|市科信部门|市财政部门"),
    ("市科技局、财政等部门、各区政府", "市科技局|市财政部门|各区政府"),
    ("烟台市教育、市场监管主管部门", "烟台市教育主管部门|烟台市市场监管主管部门"),
    ("国务院科学技术、财政部门", "国务院科学技术部门|国务院财政部门"),
    ("县级以上人民政府科技、财政部门", "县级以上人民政府科技部门|县级以上人民政府财政部门"),
    ("财政、税务等有关部门", "财政部门|税务部门"),
    ("同级财政、审计部门", "同级财政部门|同级审计部门"),
]


@pytest.mark.parametrize(("text", "names"), DEPARTMENTS, ids=[text for text, _ in DEPARTMENTS])
def test_departments_are_named_by_their_function(text: str, names: str, lexicon: Lexicon) -> None:
    assert restore_names([piece.name for piece in split_bodies(text, lexicon)], lexicon) == names.split("|")


@pytest.mark.parametrize(("surfaces", "names"), RESTORED, ids=[surfaces for surfaces, _ in RESTORED])
def test_neighbours_lend_what_is_printed_once(surfaces: str, names: str, lexicon: Lexicon) -> None:
    assert restore_names(surfaces.split("|"), lexicon) == names.split("|")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市科技局", "agency"),
        ("人民银行烟台市分行", "agency"),
        ("各区市政府〔管委〕", "group"),
        ("有关县市、区政府", "group"),
        ("天津市相关部门", "group"),
        ("试点城市政府", "group"),
        ("省级以上经开区管委会", "group"),
        ("各县（市、区）人民政府", "group"),
        ("龙头企业", "group"),
        ("市自然资源局（市林业局）", "agency"),
        ("省“十强产业”协调推进机制牵头部门", "group"),
        ("崂山区政府", "agency"),
        ("朝阳区", "agency"),
        ("市财政部门", "agency"),
        ("烟台市科学技术行政部门", "agency"),
        ("财政部门", "group"),
        ("县级以上人民政府科技主管部门", "group"),
        ("市、区科技主管部门", "group"),
        ("市、区市场监管局", "group"),
        ("政务部门", "group"),
        ("崂山实验室", "institution"),
        ("中国科学院海洋研究所", "institution"),
        ("省新动能基金管理公司", "enterprise"),
        ("中国国家铁路集团有限公司", "enterprise"),
    ],
)
def test_kinds(name: str, kind: str, lexicon: Lexicon) -> None:
    assert body_kind(name, lexicon) == kind


@pytest.mark.parametrize(
    "text", ["市科技局", "科技部", "朝阳区", "杨凌示范区", "市 教育局", "各地区", "山东老年大学", "某某领导小组办公室"]
)
def test_bodies(text: str, lexicon: Lexicon) -> None:
    assert is_body(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "2023年10月底前完成",
        "持续推进",
        "6月底完成",
        "下同",
        "列第一位者为牵头单位",
        "产业布局",
        "总部",
        "市",
        "中央",
        "完成时限：2023年",
    ],
)
def test_no_bodies(text: str, lexicon: Lexicon) -> None:
    assert not is_body(text, lexicon)
