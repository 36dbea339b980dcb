"""What documents say of themselves: the five documents, and short heads and ends made up for one trait each."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.describe import describe
from ingest.describe.dates import iso_day, plan_end, validity
from ingest.lexicon import Lexicon
from ingest.model import Document, Given, Restored, Source
from ingest.read import read_document
from ingest.repair import repair

ROOT = Path(__file__).parents[2]
TEXT = "为加快推进科技创新,结合我市实际,制定本方案。\n\n一、总体要求\n\n到2027年,全市高新技术企业达到4000家。"


def of_text(text: str, lexicon: Lexicon, given: Given | None = None) -> tuple[Document, Restored]:
    restored = repair(Source(text, "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    return describe(restored, lexicon, given or Given()), restored


def of_file(name: str, lexicon: Lexicon) -> tuple[Document, Restored]:
    restored = repair(read_document(ROOT / "data" / "policies" / f"{name}.txt"), lexicon.vocabulary)
    return describe(restored, lexicon, Given()), restored


def body(document: Document, restored: Restored) -> str:
    return restored.text[document.body.start : document.body.end]


def test_yantai_a_draft_on_another_site(lexicon: Lexicon) -> None:
    document, restored = of_file("yantai-keji-qiangshi", lexicon)
    assert document.title == "烟台市关于加快推进新时代高水平科技强市建设的实施意见(草案)"
    assert (document.number, document.issuers, document.date_issued) == (None, (), None)
    assert (document.status, document.genre) == ("draft", "意见")
    assert document.date_published == "2023-10-04"
    assert (document.region_code, document.region_name) == ("370600", "烟台市")
    assert document.id.startswith("370600-")
    assert body(document, restored).startswith("为深入贯彻落实习近平")
    assert body(document, restored).endswith("配合)")


def test_weihai_a_numbered_opinion(lexicon: Lexicon) -> None:
    document, restored = of_file("weihai-chuangxin-pingtai", lexicon)
    assert document.id == document.number == "威政办字(2018)106号"
    assert document.title == "威海市人民政府办公室关于加快科技创新平台建设的意见"
    assert document.issuers == ("威海市人民政府办公室",)
    assert (document.date_issued, document.date_published) == ("2018-11-30", "2019-07-04")
    assert (document.status, document.issuer_level, document.region_code) == ("issued", "city", "371000")
    assert body(document, restored).startswith("为进一步加快科技创新平台建设")
    assert body(document, restored).endswith("各区市政府〔管委〕)")
    assert document.inferred == ()


def test_qingdao_a_notice_and_what_it_hands_on(lexicon: Lexicon) -> None:
    document, restored = of_file("qingdao-yingshang-huanjing", lexicon)
    assert document.title == "青岛市科学技术局关于印发《关于进一步优化提升科技领域营商环境的若干措施》的通知"
    assert document.issuers == ("青岛市科学技术局",)
    assert (document.date_issued, document.date_published) == ("2023-11-28", "2023-11-28")
    assert (document.region_code, document.status) == ("370200", "issued")
    assert body(document, restored).startswith("为深入贯彻落实市委、市政府决策部署")


def test_taian_without_a_head(lexicon: Lexicon) -> None:
    document, _ = of_file("taian-gongzuo-yaodian-2020", lexicon)
    assert document.title == "2020年全市科技工作要点"
    assert (document.region_name, document.plan_end) == ("泰安市", "2020")
    assert {"title", "region"} <= set(document.inferred)
    assert (document.number, document.issuers, document.status) == (None, (), "unknown")
    assert document.id.startswith("text-")


def test_jiaxing_from_a_sharing_site(lexicon: Lexicon) -> None:
    document, restored = of_file("jiaxing-315-tuijin-fangan", lexicon)
    assert document.title == "嘉兴市“315”科技创新体系建设工程推进方案(2023—2027年)"
    assert document.issuers == ("嘉兴市人民政府办公室",)
    assert (document.date_issued, document.plan_end) == ("2023-03-30", "2027")
    assert document.region_code == "330400"
    assert body(document, restored).startswith("为深入贯彻党的二十大精神")
    assert "抄送" not in body(document, restored)


def test_a_title_on_several_lines(lexicon: Lexicon) -> None:
    text = f"重庆市人民政府关于\n\n加快推进全市产业园区高质量发展的意见\n渝府发〔2021〕29号\n各区县人民政府：\n{TEXT}"
    document, _ = of_text(text, lexicon)
    assert document.title == "重庆市人民政府关于加快推进全市产业园区高质量发展的意见"
    assert document.id == "渝府发(2021)29号"


def test_everything_on_one_line(lexicon: Lexicon) -> None:
    text = (
        "重庆市人民政府办公厅关于继续大力实施消费帮扶的实施意见渝府办发〔2021〕88号各区县人民政府，有关单位："
        "为推进乡村振兴，提出如下意见。一、指导思想坚持统筹。定期通报进展情况。重庆市人民政府办公厅2021年8月23日（此件有删减）"
    )
    document, restored = of_text(text, lexicon)
    assert document.title == "重庆市人民政府办公厅关于继续大力实施消费帮扶的实施意见"
    assert document.number == "渝府办发(2021)88号"
    assert (document.issuers, document.date_issued) == (("重庆市人民政府办公厅",), "2021-08-23")
    assert body(document, restored).startswith("为推进乡村振兴")
    assert body(document, restored).endswith("定期通报进展情况。")


def test_a_cited_number_is_not_its_own(lexicon: Lexicon) -> None:
    text = f"烟台市科技强市建设实施方案\n\n根据《山东省实施意见》(鲁政字〔2022〕225号)精神,制定本方案。\n\n{TEXT}"
    assert of_text(text, lexicon)[0].number is None


def test_several_issuers_share_a_line_or_have_their_own(lexicon: Lexicon) -> None:
    head = "中共烟台市委 烟台市人民政府关于加快科技创新的意见"
    assert of_text(f"{head}\n\n{TEXT}", lexicon)[0].issuers == ("中共烟台市委", "烟台市人民政府")
    signed = f"关于加快科技创新的通知\n\n{TEXT}\n\n烟台市科学技术局\n烟台市财政局\n2023年5月6日\n"
    assert of_text(signed, lexicon)[0].issuers == ("烟台市科学技术局", "烟台市财政局")


def test_labels_of_a_government_site(lexicon: Lexicon) -> None:
    text = (
        "索引号：11/2026-00039\n发布机构：深圳市科技创新局\n成文日期：2026-02-24\n"
        "名称：深圳市科技创新局关于印发《深圳市补助办法》的通知\n文号：\n发布日期：2026-02-25 浏览次数：41665\n\n"
        f"深圳市科技创新局关于印发《深圳市\n补助办法》的通知\n\n各有关单位：\n\n{TEXT}"
    )
    document, _ = of_text(text, lexicon)
    assert document.title == "深圳市科技创新局关于印发《深圳市补助办法》的通知"
    assert (document.date_issued, document.date_published) == ("2026-02-24", "2026-02-25")
    assert document.number is None


def test_a_label_with_its_value_on_the_next_line(lexicon: Lexicon) -> None:
    text = f"工业和信息化部等七部门关于推动未来产业创新发展的实施意见\n发文字号：\n工信部联科〔2024〕12号\n\n{TEXT}"
    document, _ = of_text(text, lexicon)
    assert document.number == "工信部联科(2024)12号"
    assert (document.issuers, document.region_code) == (("工业和信息化部",), "100000")


def test_an_order_and_a_statute(lexicon: Lexicon) -> None:
    order, _ = of_text(f"中山市政务数据管理办法\n中山市人民政府令\n\n（第16号）\n\n{TEXT}", lexicon)
    assert (order.number, order.issuers) == ("中山市人民政府令(第16号)", ("中山市人民政府",))
    head = "烟台市营商环境条例\n2021年10月28日 烟台市第十七届人民代表大会常务委员会第四次会议通过\n第一条 制定本条例。"
    statute, _ = of_text(head, lexicon)
    assert (statute.genre, statute.date_issued) == ("条例", "2021-10-28")
    assert statute.issuers == ("烟台市人民代表大会常务委员会",)


def test_the_manifest_only_fills_gaps(lexicon: Lexicon) -> None:
    given = Given(region="青岛市", title="别的标题", issuer="青岛市科学技术局", url="https://example.org/a")
    printed, _ = of_text(f"烟台市科技强市建设实施方案\n\n{TEXT}", lexicon, given)
    assert (printed.title, printed.region_name) == ("烟台市科技强市建设实施方案", "烟台市")
    assert (printed.issuers, printed.url) == (("青岛市科学技术局",), "https://example.org/a")
    assert {"issuer", "manifest"} <= set(printed.inferred)
    bare, _ = of_text("加强科技创新。", lexicon, given)
    assert (bare.title, bare.region_code) == ("别的标题", "370200")


def test_the_id_is_of_the_text_alone(lexicon: Lexicon) -> None:
    text = "加强科技创新。\n一、完善机制。"
    first, _ = of_text(text, lexicon)
    second, _ = of_text(text.replace("。", "。 "), lexicon, Given(region="青岛市", title="甲", issuer="乙局"))
    assert first.id == second.id


def test_a_city_also_speaks_of_its_province(lexicon: Lexicon) -> None:
    text = "山东全省第一。" * 5 + "我市加快发展,全市上下发力,泰安市要走在全省前列,建设泰安高新区。"
    assert of_text(text, lexicon)[0].region_name == "泰安市"


def test_nothing_is_made_up(lexicon: Lexicon) -> None:
    document, _ = of_text("加强科技创新,完善体制机制。", lexicon)
    assert (document.title, document.number, document.issuers, document.region_code) == (None, None, (), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018年11月30日", "2018-11-30"),
        ("2019年１月３日印发", "2019-01-03"),
        ("二〇〇五年六月十一日", "2005-06-11"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("时间:2023-10-04点击数:", "2023-10-04"),
        ("2023年13月40日", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("推进方案(2023—2027年)", "2027"),
        ("推进方案(20232027年)", "2027"),
        ("2020年全市科技工作要点", "2020"),
        ("山东省“十四五”科技创新规划", "2025"),
        ("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "2025"),
        ("数字山东2019行动方案", "2019"),
        ("“315”科技创新体系建设工程", None),
    ],
)
def test_the_end_of_a_plan(title: str, year: str | None) -> None:
    assert plan_end(title) == year


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("本办法自2023年2月22日起施行，有效期至2026年2月21日。", "2023-02-22", "2026-02-21"),
        ("本政策自印发之日起施行，有效期3年。", "2020-06-17", "2023-06-16"),
        ("本意见自发布之日起30日后施行。", "2020-07-17", None),
        ("本办法适用期为2013年1月1日至2015年12月31日。", "2013-01-01", "2015-12-31"),
        ("自然灾害的防治。", None, None),
    ],
)
def test_validity(text: str, first: str | None, last: str | None) -> None:
    assert validity(text, "2020-06-17")[:2] == (first, last)
