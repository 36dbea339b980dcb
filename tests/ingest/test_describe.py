"""What documents say of themselves: the five documents, and short heads and ends made up for one trait each."""

from __future__ import annotations

from pathlib import Path

from ingest.describe import describe
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


def test_as_many_as_have_signed(lexicon: Lexicon) -> None:
    bodies = [f"国家第{sign}局" for sign in "一二三四五六七八九十百千万"]
    signed = "\n".join(bodies)
    assert of_text(f"关于加快创新的意见\n\n{TEXT}\n\n{signed}\n2020年7月3日", lexicon)[0].issuers == tuple(bodies)


def test_a_division_is_its_ministrys(lexicon: Lexicon) -> None:
    document, _ = of_text(f"工业和信息化部科技司关于组织申报项目的通知\n\n各单位：\n\n{TEXT}", lexicon)
    assert (document.region_code, document.issuer_level) == ("100000", "nation")


def test_bodies_that_nothing_parts(lexicon: Lexicon) -> None:
    head = "工业和信息化部科技部商务部关于印发《三年行动方案》的通知"
    assert of_text(f"{head}\n\n{TEXT}", lexicon)[0].issuers == ("工业和信息化部", "科技部", "商务部")
    page = (
        "一、总体要求 加强创新，"
        + "".join(f"完善第{n}项机制，" for n in range(30))
        + "抓好落实。 国家发展改革委 国 家 数 据 局 中 央 网 信 办 2024年9月25日 附件： 指南"
    )
    assert of_text(page, lexicon)[0].issuers == ("国家发展改革委", "国家数据局", "中央网信办")


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


def test_an_order_of_several_bodies(lexicon: Lexicon) -> None:
    head = "人脸识别技术应用安全管理办法\n国家互联网信息办公室\n中华人民共和国公安部\n令\n第19号\n"
    order, _ = of_text(
        f"{head}《人脸识别技术应用安全管理办法》已经通过，现予公布，自2025年6月1日起施行。\n第一条 定义。", lexicon
    )
    assert order.issuers == ("国家互联网信息办公室", "中华人民共和国公安部")
    assert order.number == "国家互联网信息办公室、中华人民共和国公安部令第19号"
    assert (order.region_code, order.valid_from) == ("100000", "2025-06-01")


def test_an_announcement_of_a_standing_committee(lexicon: Lexicon) -> None:
    text = (
        "北京市人民代表大会常务委员会公告\n〔十五届〕第62号\n《北京市条例》已通过，现予公布。\n"
        "北京市第十五届人民代表大会常务委员会\n2021年9月24日"
    )
    document, _ = of_text(text, lexicon)
    assert (document.number, document.genre) == ("北京市人民代表大会常务委员会公告(十五届)第62号", "公告")
    assert document.issuers == ("北京市人民代表大会常务委员会",)


def test_a_report_before_an_assembly(lexicon: Lexicon) -> None:
    text = (
        "广西壮族自治区,2026,政府工作报告,https://example.org/a,2026-02-07\n2026年广西壮族自治区政府工作报告\n"
        "——2026年2月2日在广西壮族自治区第十四届人民代表大会第五次会议上\n时间：2026-02-07\n自治区主席 韦某\n各位代表：\n"
        "现在，我代表自治区人民政府，向大会报告政府工作，请予审议。\n一、2025年工作回顾\n过去一年很不平凡。"
    )
    document, _ = of_text(text, lexicon)
    assert (document.title, document.genre) == ("2026年广西壮族自治区政府工作报告", "工作报告")
    assert (document.issuers, document.region_code) == (("自治区人民政府",), "450000")
    assert (document.date_issued, document.date_published) == ("2026-02-02", "2026-02-07")


def test_in_whose_name_a_report_is_given_tells_the_kind_of_place(lexicon: Lexicon) -> None:
    text = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n恩施州委支持恩施市，恩施州第一，恩施州第二，恩施市发展。"
    document, _ = of_text(text, lexicon)
    assert (document.region_name, document.genre, document.issuers) == ("恩施市", "工作报告", ("市人民政府",))


def test_a_page_that_has_blanks_for_line_breaks(lexicon: Lexicon) -> None:
    text = (
        "关于印发《人工智能生成合成内容标识办法》的通知_中央网信办 设为首页 加入收藏 当前位置： 首页 > 正文 "
        "关于印发《人工智能生成合成内容标识办法》的通知 2025年03月14日 17:00 来源： 中国网信网 【打印】 【纠错】 "
        "国信办通字〔2025〕2号 各省、自治区、直辖市互联网信息办公室： 为了促进人工智能健康发展，规范标识，制定了《办法》，现予印发。 "
        "国家互联网信息办公室 工业和信息化部 中央网络安全和信息化 委员会办公室 2025 年 3 月 7 日 人工智能生成合成内容标识办法 第一条 制定本办法。"
    )
    document, _ = of_text(text, lexicon)
    assert document.title == "关于印发《人工智能生成合成内容标识办法》的通知"
    assert document.id == "国信办通字(2025)2号"
    assert document.issuers == ("国家互联网信息办公室", "工业和信息化部", "中央网络安全和信息化委员会办公室")
    assert (document.date_issued, document.date_published) == ("2025-03-07", "2025-03-14")


def test_a_body_that_seals_for_another(lexicon: Lexicon) -> None:
    signed = "北京市政务公开领导小组办公室(北京市政务服务管理局代章)\n2022年1月21日"
    assert of_text(f"{TEXT}\n{signed}", lexicon)[0].issuers == ("北京市政务公开领导小组办公室",)
    joint = f"{signed.partition(chr(10))[0]}\n中国人民银行营业管理部\n2022年1月21日"
    assert of_text(f"{TEXT}\n{joint}", lexicon)[0].issuers == ("北京市政务公开领导小组办公室", "中国人民银行营业管理部")
    alone = "（国家粮食局办公室代章）\n2018年5月2日签发\n2018年5月8日发布"
    document, _ = of_text(f"{TEXT}\n{alone}", lexicon)
    assert (document.issuers, document.date_issued) == (("国家粮食局办公室",), "2018-05-02")
    assert document.date_published == "2018-05-08"


def test_who_interprets_it_tells_whose_it_is(lexicon: Lexicon) -> None:
    text = "第一条 加强建设。\n第二条 本办法由国家能源局、国家矿山安全监察局负责解释。"
    document, _ = of_text(text, lexicon)
    assert (document.region_code, document.inferred) == ("100000", ("region", "issuer_level"))


def test_a_draft_is_told_below_its_title(lexicon: Lexicon) -> None:
    document, _ = of_text(
        f"建材行业智能制造标准体系建设指南\n（2021 版）（征求意见稿）\n2021 年 10 月\n{TEXT}", lexicon
    )
    assert (document.title, document.status) == ("建材行业智能制造标准体系建设指南（2021版）（征求意见稿）", "draft")


def test_a_document_that_is_carried_out_is_not_the_title(lexicon: Lexicon) -> None:
    text = "为落实《深化智慧城市发展行动计划》的决策部署，以及有关要求，现发布《2025北京市场景创新需求清单》（附件1）。"
    assert of_text(text, lexicon)[0].title == "2025北京市场景创新需求清单"


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
