"""Printed names → official names of the document's place and day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.gazetteer import load_lexicon
from ingest.lexicon import Lexicon
from ingest.model import Document
from ingest.own_names import own_names
from ingest.resolve.agency import resolve_agency

DATA = Path(__file__).parents[2] / "data" / "gazetteers"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(DATA)


def document(region: str | None, date: str | None, inferred: tuple[str, ...] = ()) -> Document:
    return Document(id="x", status="issued", region_code=region, date_issued=date, inferred=inferred)


CASES = """
370600 2023-10-04 市科技局 烟台市科学技术局
110000 2023-05-01 市教委 北京市教育委员会
110000 2023-05-01 市教育部门 北京市教育委员会
110000 2023-05-01 市政务服务部门 北京市政务服务管理局
120000 2023-05-01 市工业和信息化局 天津市工业和信息化局
310000 2023-05-01 市科技部门 上海市科学技术委员会
500000 2018-06-01 市科委 重庆市科学技术委员会
500000 2023-05-01 市科技部门 重庆市科学技术局
440300 2018-05-01 市规划国土委 深圳市规划和国土资源委员会
440300 2022-05-01 市科技创新委 深圳市科技创新委员会
440300 2024-05-01 市科技创新局 深圳市科技创新局
350200 2023-05-01 市资源规划局 厦门市自然资源和规划局
152500 2023-05-01 盟行署办公室 锡林郭勒盟行政公署办公室
152500 2023-05-01 盟委组织部 中共锡林郭勒盟委组织部
513200 2023-05-01 州经济和信息化局 阿坝藏族羌族自治州经济和信息化局
150221 2023-05-01 旗科技局 土默特右旗科学技术局
650000 2023-05-01 自治区党委宣传部 中共新疆维吾尔自治区党委宣传部
100000 2005-06-01 振兴东北办 国务院振兴东北地区等老工业基地领导小组办公室
100000 2007-01-01 信息产业部 中华人民共和国信息产业部
100000 2012-06-01 广电总局 国家广播电影电视总局
100000 2022-06-01 广电总局 国家广播电视总局
370600 2023-10-04 市财政部门 烟台市财政局
370600 2023-10-04 市发改部门 烟台市发展和改革委员会
370600 2018-05-04 市经济和信息化部门 烟台市经济和信息化委员会
370600 2023-10-04 市组织部门 中共烟台市委组织部
370600 2023-10-04 省科学技术行政部门 山东省科学技术厅
100000 2021-12-24 国务院科学技术行政部门 中华人民共和国科学技术部
370600 2023-10-04 烟台市科技局 烟台市科学技术局
370600 2023-10-04 省科技厅 山东省科学技术厅
370600 2023-10-04 科技部 中华人民共和国科学技术部
370600 2023-10-04 市委组织部 中共烟台市委组织部
370600 2023-10-04 市委编办 中共烟台市委机构编制委员会办公室
370600 2023-10-04 人民银行烟台市分行 中国人民银行烟台市分行
370600 2023-10-04 国家金融监督管理总局烟台监管分局 国家金融监督管理总局烟台监管分局
370600 2023-10-04 税务局 国家税务总局烟台市税务局
370600 2023-10-04 市国资委 烟台市人民政府国有资产监督管理委员会
370600 2023-10-04 市法院 烟台市中级人民法院
370600 2023-10-04 团市委 共青团烟台市委员会
370600 2023-10-04 龙口市政府 龙口市人民政府
370200 2024 崂山区政府 青岛市崂山区人民政府
370200 2024 市大数据局 青岛市大数据发展管理局
370200 2024 青岛海洋科技中心 青岛海洋科技中心
371000 2018-11-30 高区管委 威海火炬高技术产业开发区管理委员会
371000 2018-11-30 市编办 威海市机构编制委员会办公室
371000 2018-11-30 市经济和信息化委 威海市经济和信息化委员会
371000 2018-11-30 市教育工委 中共威海市委教育工作委员会
330400 - 市经信局 嘉兴市经济和信息化局
330400 - 嘉兴银保监分局 中国银行保险监督管理委员会嘉兴监管分局
330302 2023 区科技局 温州市鹿城区科学技术局
330302 2023 市科技局 温州市科学技术局
451322 2022 县委组织部 中共象州县委组织部
310000 2021 市科委 上海市科学技术委员会
310000 2021 市经济信息化委 上海市经济和信息化委员会
110000 2023-09-14 市政务服务局 北京市政务服务管理局
110000 2024-06-14 市政务和数据局 北京市政务服务和数据管理局
110000 2023-09-14 朝阳区 北京市朝阳区人民政府
110000 2023-09-14 雄安新区公共服务局 河北雄安新区管理委员会公共服务局
440300 2022 市科技创新委 深圳市科技创新委员会
440300 2024-06 市科技创新局 深圳市科技创新局
150000 2022 自治区科技厅 内蒙古自治区科学技术厅
222400 2022 州科技局 延边朝鲜族自治州科学技术局
100000 - 发展改革委 中华人民共和国国家发展和改革委员会
100000 - 中央网信办 中央网络安全和信息化委员会办公室
610000 2018 人民银行西安分行 中国人民银行西安分行
610000 2018 陕西证监局 中国证券监督管理委员会陕西监管局
420500 2022 宜昌高新区管委会 宜昌高新技术产业开发区管理委员会
420100 2023 武汉长江新区管委会 武汉长江新区管理委员会
370600 2023 市自然资源和规划局(市林业局) 烟台市自然资源和规划局
370600 2023 市委 中共烟台市委员会
100000 2023 工业和信息化部办公厅 中华人民共和国工业和信息化部办公厅
451322 2022 县公安局刑侦大队 象州县公安局刑侦大队
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_official_names(case: str, lexicon: Lexicon) -> None:
    region, date, name, canonical = case.split()
    resolved = resolve_agency(name, document(region, None if date == "-" else date), lexicon)
    assert resolved.canonical == canonical
    assert resolved.entities[0].properties["resolved"]


@pytest.mark.parametrize(
    ("region", "name", "key"),
    [
        ("370600", "市重大项目办", "370600:市重大项目办"),
        ("370600", "市政府审改办公室", "370600:市政府审改办公室"),
        ("371000", "各区市政府〔管委〕", "371000:各区市政府(管委)"),
        ("110000", "天津市相关部门", "120000:天津市相关部门"),
        ("100000", "省科技厅", "100000:省科技厅"),
        (None, "市科技局", ":市科技局"),
    ],
)
def test_what_no_row_explains_keeps_its_printed_name(region: str | None, name: str, key: str, lexicon: Lexicon) -> None:
    resolved = resolve_agency(name, document(region, "2023"), lexicon)
    assert (resolved.canonical, resolved.agency_key) == (None, key)
    assert resolved.entities[0].properties["resolved"] is False


def test_a_zone_committee_takes_its_zone_and_a_bureau_its_government(lexicon: Lexicon) -> None:
    home = document("371000", "2018-11-30")
    assert resolve_agency("高区管委", home, lexicon).agency_key.startswith("371000-高区:")
    assert resolve_agency("省财政厅", home, lexicon).agency_key == "370000:山东省财政厅"


def test_a_merged_bureau_points_to_its_successor_which_is_handed_over_too(lexicon: Lexicon) -> None:
    resolved = resolve_agency("市经济和信息化委", document("371000", "2018-11-30"), lexicon)
    assert ("SUCCEEDED_BY", "Agency", "371000:威海市工业和信息化局") in resolved.entities[0].links
    assert ("PERFORMS", "Function", "工业和信息化") in resolved.entities[0].links


@pytest.mark.parametrize(
    "name", ["市经济和信息化委", "市科技局", "高区管委", "市卫生局", "各区", "市重大项目办", "中科院"]
)
def test_no_link_leads_nowhere(name: str, lexicon: Lexicon) -> None:
    entities = resolve_agency(name, document("371000", "2018-11-30"), lexicon).entities
    there = {(entity.label, entity.key) for entity in entities}
    assert {(label, key) for entity in entities for _, label, key in entity.links} <= there


def test_what_was_concluded_is_said(lexicon: Lexicon) -> None:
    assert resolve_agency("嘉兴银保监分局", document("330400", None), lexicon).inferred == ("date",)
    assert resolve_agency("市科技局", document("330400", "2023", ("region",)), lexicon).inferred == ("region",)
    assert resolve_agency("嘉兴市科技局", document("330400", "2023", ("region",)), lexicon).inferred == ()


def test_nodes_depend_on_nothing_that_one_document_says(lexicon: Lexicon) -> None:
    by_short = resolve_agency("市科技局", document("370600", "2023-10-04"), lexicon)
    by_full = resolve_agency("烟台市科学技术局", document("370000", None), lexicon)
    assert by_short.entities == by_full.entities
    assert by_short.entities[0].properties["short_name"] == "市科技局"


@pytest.mark.parametrize(
    ("printed", "name", "canonical"),
    [
        ("由威海市人民政府外事侨务办公室负责。", "市外侨办", "威海市人民政府外事侨务办公室"),
        (
            "威海市中小企业综合服务中心管理办公室（以下简称市服务办）",
            "市服务办",
            "威海市中小企业综合服务中心管理办公室",
        ),
        ("威海市人民政府金融办公室、威海市金融工作办公室", "市金融办", None),
        ("烟台市人民政府外事侨务办公室", "市外侨办", None),
        ("威海市人民政府办公室", "市外侨办", None),
        ("威海市科学技术委员会", "市科技局", "威海市科学技术局"),
    ],
)
def test_the_document_itself_may_print_the_full_name(
    printed: str, name: str, canonical: str | None, lexicon: Lexicon
) -> None:
    weihai = document("371000", "2018-11-30")
    names = own_names(printed, lexicon.regions["371000"], lexicon)
    assert resolve_agency(name, replace(weihai, own_names=names), lexicon).canonical == canonical


@pytest.mark.parametrize(
    ("region", "name", "kind"),
    [("110000", "区民政局", "group"), ("370600", "区政府", "group"), ("370602", "区民政局", "agency"), ("100000", "省科技厅", "group"),
     ("370600", "省科技厅", "agency"), ("370600", "市场监管局", "agency"), ("110000", "市科委", "agency")],
)  # fmt: skip
def test_an_office_of_a_lower_level_is_each_place_s(region: str, name: str, kind: str, lexicon: Lexicon) -> None:
    resolved = resolve_agency(name, document(region, "2023-10-04"), lexicon)
    assert resolved.entities[0].properties["kind"] == kind
