from __future__ import annotations

from ingest.describe import describe
from ingest.fields import Citation
from ingest.lexicon import Lexicon
from ingest.model import Document, Given, Passage, Restored, Source
from ingest.repair import repair
from ingest.rules.citation import find_in_cover, rules
from ingest.rules.issuer import find_issuers


def described(text: str, lexicon: Lexicon) -> tuple[Restored, Document]:
    restored = repair(Source(text, "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    return restored, describe(restored, lexicon, Given())


def cited(text: str, lexicon: Lexicon, head: str = "加强创新。") -> list[Citation]:
    _, document = described(head, lexicon)
    found = [f for rule in rules(lexicon.vocabulary) for f in rule.find(Passage(text, None, (), document))]
    for finding in found:
        assert all(finding.quote[0].start <= m.start < m.end <= finding.quote[0].end for m in finding.mention)
    return [f.fields for f in found if isinstance(f.fields, Citation)]


def test_a_ground_with_its_number(lexicon: Lexicon) -> None:
    (found,) = cited("根据《山东省人民政府关于科技强省的实施意见》(鲁政字〔2022〕225号)精神，制定本意见。", lexicon)
    assert found.title == "山东省人民政府关于科技强省的实施意见"
    assert found.number == found.target_document == "鲁政字(2022)225号"
    assert found.action is None


def test_without_a_number_the_title_names_the_stub(lexicon: Lexicon) -> None:
    one, other = cited("落实《中华人民共和国科学技术进步法》《山东省科学技术进步条例》，统筹推进。", lexicon)
    again = cited("按照《中华人民共和国科学技术进步法》要求，加大投入。", lexicon)[0]
    assert one.target_document == again.target_document != other.target_document
    assert str(one.target_document).startswith("cited-")


def test_what_is_to_be_drawn_up_has_no_document(lexicon: Lexicon) -> None:
    one, other = cited("根据工作实际，修订完善《技术市场管理办法》和《科技奖励办法》。", lexicon)
    assert (one.action, other.action) == ("修订完善", "修订完善")
    assert one.target_document is None


def test_a_repealed_document(lexicon: Lexicon) -> None:
    (found,) = cited("《工业园区发展水平的意见》（渝府发〔2014〕25号）同时废止。", lexicon)
    assert (found.action, found.target_document) == ("废止", "渝府发(2014)25号")


def test_a_number_alone_names_a_document(lexicon: Lexicon) -> None:
    (found,) = cited("深入落实国发〔2022〕2号文件，坚持稳中求进。", lexicon)
    assert (found.title, found.number, found.target_document) == ("国发(2022)2号",) * 3
    (board,) = cited("按照省财政厅、省人力资源和社会保障厅鄂财综发〔2011〕32号文件规定执行。", lexicon)
    assert board.number == "鄂财综发(2011)32号"
    (own,) = cited("按照工信厅科函〔2019〕68号文件要求执行。", lexicon)
    assert own.number == "工信厅科函(2019)68号"


def test_a_repealed_number_and_one_in_square_brackets(lexicon: Lexicon) -> None:
    (found,) = cited("本意见自下发之日起试行，义政发[2011]97号文件同时废止。", lexicon)
    assert (found.action, found.target_document) == ("废止", "义政发(2011)97号")


def test_an_order_is_a_number(lexicon: Lexicon) -> None:
    one, other = cited("遵守《科技奖励条例》(国务院令第735号)和《船员管理办法》（农业部令2014年第4号）。", lexicon)
    assert (one.number, one.target_document) == ("国务院令第735号", "中华人民共和国国务院令第735号")
    assert other.target_document == "农业部令2014年第4号"


def test_a_number_makes_a_document_of_any_title(lexicon: Lexicon) -> None:
    (found,) = cited("依据《智能汽车创新发展战略》（发改产业〔2020〕202号），制定本指南。", lexicon)
    assert found.number == "发改产业(2020)202号"


def test_a_law_is_one_node_with_and_without_the_state(lexicon: Lexicon) -> None:
    one, other = cited("贯彻《中华人民共和国网络安全法》。执行《网络安全法》。", lexicon)
    assert one.target_document == other.target_document


def test_what_is_drawn_up_may_stand_behind_the_title(lexicon: Lexicon) -> None:
    found = cited("配合做好《畜禽污染防治条例》《海绵城市管理条例》等立法工作，《某市促进条例》颁布施行。", lexicon)
    assert [c.action for c in found] == ["立法", "立法", "颁布施行"]
    (plan,) = cited(
        "根据省委建议，省政府编制了《某省发展规划纲要（草案）》，提请审查。《纲要（草案）》提出目标。", lexicon
    )
    assert plan.action == "编制"
    (ground,) = cited("应按照《缺陷产品召回管理办法》制定召回计划。", lexicon)
    assert ground.action is None


def test_what_is_said_of_a_list_is_said_of_all(lexicon: Lexicon) -> None:
    assert len(cited("《网络安全法》《数据安全法》《个人信息保护法》对数据流动作出基本规定。", lexicon)) == 3


def test_what_a_notice_hands_on_is_none_but_its_ground_is(lexicon: Lexicon) -> None:
    text = (
        "某市科学技术局关于印发办法的通知\n各有关单位：\n根据《山东省创新券管理办法》，现将《某市创新券实施细则》印发给你们。\n"
        "某市科学技术局\n2023年5月6日\n某市创新券实施细则\n第一条 为规范创新券管理，提高资金使用效益，促进科技创新，制定本细则。\n"
        "第二条 本细则适用于在本市行政区域内注册的科技型中小企业使用创新券购买服务的行为。"
    )
    restored, document = described(text, lexicon)
    (found,) = find_in_cover(restored, document, rules(lexicon.vocabulary))
    assert isinstance(found.fields, Citation)
    assert found.fields.title == "山东省创新券管理办法"


def test_a_title_inside_a_title(lexicon: Lexicon) -> None:
    (found,) = cited("执行《关于印发〈青岛市奖励办法〉的通知》要求。", lexicon)
    assert found.title == "关于印发〈青岛市奖励办法〉的通知"


def test_the_document_does_not_cite_itself(lexicon: Lexicon) -> None:
    head = "青岛市科学技术局关于印发《青岛市创新券管理办法》的通知\n\n各有关单位：\n\n现将办法印发给你们。"
    assert cited("按照《青岛市创新券管理办法》规定执行。", lexicon, head) == []


def test_media_and_short_names_are_none(lexicon: Lexicon) -> None:
    assert cited("按照《意见》要求，在《科技日报》开设专栏，办好《创新烟台》节目。", lexicon) == []


def test_a_signature_is_better_evidence_than_a_title(lexicon: Lexicon) -> None:
    text = "烟台市科学技术局关于加强创新的通知\n\n各有关单位:\n\n加强创新。\n\n烟台市科学技术局\n2023年5月6日\n"
    restored, document = described(text, lexicon)
    (finding,) = find_issuers(restored, document)
    assert finding.rule == "issuer.signature/1"
    assert finding.mention[0].start == restored.text.rindex("烟台市科学技术局")


def test_the_session_of_a_congress_is_left_out_of_the_name(lexicon: Lexicon) -> None:
    head = "烟台市营商环境条例\n2021年10月28日 烟台市第十七届人民代表大会常务委员会第四次会议通过\n第一条 制定本条例。"
    (finding,) = find_issuers(*described(head, lexicon))
    assert (finding.rule, finding.inferred) == ("issuer.adoption/1", ("name",))


def test_a_report_is_issued_by_whom_it_is_given_for(lexicon: Lexicon) -> None:
    text = (
        "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、回顾\n市人民政府全面履职，泰安市发展良好。"
    )
    restored, document = described(text, lexicon)
    (finding,) = find_issuers(restored, document)
    assert (finding.rule, finding.fields.name) == ("issuer.report/1", "市人民政府")
    assert restored.text[: finding.mention[0].start].endswith("我代表")


def test_an_issuer_from_the_manifest_has_no_evidence(lexicon: Lexicon) -> None:
    restored = repair(Source("加强创新。", "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    assert list(find_issuers(restored, describe(restored, lexicon, Given(issuer="泰安市科学技术局")))) == []
