from __future__ import annotations

from ingest.describe import describe
from ingest.fields import Citation
from ingest.lexicon import Lexicon
from ingest.model import Document, Given, Passage, Restored, Source
from ingest.repair import repair
from ingest.rules.citation import rules
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
