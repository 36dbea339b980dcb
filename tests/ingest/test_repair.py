"""Repairs keep the offset map true, do what they say, and leave sound text alone."""

from pathlib import Path

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Restored, Source, Span
from ingest.read import read_document
from ingest.repair import repair
from ingest.repair.edit import drop, reorder, whole
from ingest.repair.lines import join_wrapped_lines
from ingest.repair.markers import drop_page_lines, drop_segment_markers
from ingest.repair.pages import restore_page_order

NO_WORDS: dict[str, tuple[str, ...]] = {}


def restore(text: str, lexicon: Lexicon) -> Restored:
    return repair(Source(text, "", "text", "utf-8", "case"), lexicon.vocabulary)


def test_offsets_lead_back_to_the_source(policies: Path, lexicon: Lexicon) -> None:
    for file in sorted(policies.glob("*.txt")):
        source = read_document(file)
        restored = repair(source, lexicon.vocabulary)
        assert [source.text[i] for i in restored.origin] == list(restored.text), file.name


def test_of_a_text_that_stands_there_twice_one_copy_is_left_out(policies: Path, lexicon: Lexicon) -> None:
    text = (policies / "weihai-chuangxin-pingtai.txt").read_text(encoding="utf-8").strip()
    once = restore(text, lexicon)
    twice = restore(f"{text}\n\n{text}\n", lexicon)
    assert twice.text.rstrip() == once.text.rstrip()
    assert {repair.name for repair in twice.repairs} - {repair.name for repair in once.repairs} == {"second_copy"}


def test_a_page_break_stands_before_no_line(lexicon: Lexicon) -> None:
    printed = "第一条 目的。\r\n\f第二条 范围。\n"
    restored = restore(printed, lexicon)
    assert restored.text == "第一条目的。\n第二条范围。\n"
    assert [printed[i] for i in restored.origin] == list(restored.text)


def test_flat_quotation_marks_are_read_as_curly_ones(lexicon: Lexicon) -> None:
    printed = '建立“数字工匠"培育库，推进"放管服"改革，用“双碳”平台。'
    restored = restore(printed, lexicon)
    assert restored.text == "建立“数字工匠”培育库，推进“放管服”改革，用“双碳”平台。"
    assert list(restored.origin) == list(range(len(printed)))
    assert restore('屏幕为27"，接口为"USB"。', lexicon).text == '屏幕为27"，接口为"USB"。'


def test_the_copy_below_its_title_stays(lexicon: Lexicon) -> None:
    body = "".join(f"第{n}项任务是把平台{n}建成并运行{n}年。\n" for n in range(1, 40))
    restored = restore(f"{body}关于建设平台的通知\n{body}", lexicon)
    assert restored.text.strip().startswith("关于建设平台的通知")
    assert restored.text.count("第7项任务") == 1


def test_pages_of_jiaxing_stand_in_reading_order(policies: Path, lexicon: Lexicon) -> None:
    text = repair(read_document(policies / "jiaxing-315-tuijin-fangan.txt"), lexicon.vocabulary).text
    assert "规上工业企业研发费用支出占营业收入比重达到3.4%" in text
    assert "市商务局、有关县市、区政府)3.促进高新区高质量发展" in text
    assert text.index("(五)实施全域创新能级") < text.index("(六)实施开放创新生态") < text.index("三、保障措施")
    assert text.rstrip().endswith("2023年3月30日印发")
    assert "22、" not in text
    assert "全面落实省“315”科技创新体系建设工程" in text, "a segment marker and stray blanks inside words are gone"


def test_a_passage_over_a_page_seam_has_two_spans(policies: Path, lexicon: Lexicon) -> None:
    source = read_document(policies / "jiaxing-315-tuijin-fangan.txt")
    restored = repair(source, lexicon.vocabulary)
    start = restored.text.index("(责任单位:市科技局、市发展改革委、市商务局、有关县市、区政府)")
    spans = restored.spans(start, restored.text.index(")", start) + 1)
    assert [source.text[a:b].replace(" ", "") for a, b in spans] == [
        "(责任单位:市科技局、市发展改革委、市商务局、有关县",
        "市、区政府)",
    ]


def test_page_order_is_left_alone_where_nothing_shows_a_seam() -> None:
    text = "一、总体要求。内容。\n某市人民政府办公室2023年3月30日印发\n" + "附件一的说明文字，没有编号。" * 40
    assert restore_page_order(whole(text), NO_WORDS).text == text


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("科技创新体 系建设", "科技创新体系建设"),
        ("比重超过3. 65%,", "比重超过3.65%,"),
        ("1 .深化合作", "1.深化合作"),
        ("　　二、重点任务　", "二、重点任务"),
        ("使用 EC OECD 分类", "使用EC OECD分类"),
        ("序号\t改革举措\t指导部门", "序号\t改革举措\t指导部门"),
    ],
)
def test_stray_blanks(text: str, restored: str, lexicon: Lexicon) -> None:
    assert restore(text, lexicon).text == restored


def test_segment_markers_are_told_from_headings() -> None:
    torn = "".join(f"\n{n}、" + "建设任务与保障措施的说明文字没有说完就断在这里" * 2 for n in range(1, 6))
    headings = "".join(f"\n{n}、建设任务与保障措施的说明文字在这里说完了，并且写得足够长一些。" for n in range(1, 6))
    assert "3、" not in drop_segment_markers(whole(torn), NO_WORDS).text
    assert drop_segment_markers(whole(headings), NO_WORDS).text == headings


def test_page_lines() -> None:
    text = "内容前\n— 3 —\n内容后\n第3页 共10页\n2/14\n尾"
    assert drop_page_lines(whole(text), NO_WORDS).text == "内容前\n内容后\n尾"


def test_a_bracket_broken_over_two_lines_is_joined_and_a_heading_is_not() -> None:
    text = "推进应用。(青岛市绿色低碳高\n质量发展先行区建设办公室负责)\n二、保障措施"
    assert join_wrapped_lines(whole(text), NO_WORDS).text == (
        "推进应用。(青岛市绿色低碳高质量发展先行区建设办公室负责)\n二、保障措施"
    )


def test_lines_wrapped_at_one_width_are_joined() -> None:
    line = "支持龙头企业牵头建设专业化中试平台基地并持续完善服务体系和运行机"
    text = "\n".join([line] * 40 + ["一、总体要求"])
    assert join_wrapped_lines(whole(text), NO_WORDS).text == line * 40 + "\n一、总体要求"


def test_a_paragraph_torn_inside_a_sentence_is_joined_where_the_others_are_whole() -> None:
    whole_ones = "对新认定的重点实验室，给予一次性奖励，并且优先支持。\n\n" * 12
    heading = "坚持创新驱动，建设现代化产业体系\n\n强化企业主体地位。培育企业。\n\n"
    text = (
        whole_ones + heading + "对产值首次超过目标、贡献突出的企业，给予一\n\n次性1000万元奖励。\n\n第七条 组织实施。"
    )
    joined = join_wrapped_lines(whole(text), NO_WORDS).text
    assert "给予一次性1000万元奖励。\n\n第七条" in joined
    assert heading in joined


def test_paragraphs_without_full_stops_stay_apart() -> None:
    text = "加强。推进项目建设，落实各项任务\n对重点项目，实行清单管理。\n" * 12
    assert join_wrapped_lines(whole(text), NO_WORDS).text == text


def test_seams_move_with_what_is_dropped_before_them() -> None:
    reordered = reorder(whole("甲甲丙丙乙乙"), [Span(0, 2), Span(4, 6), Span(2, 4)], "page_order", "")
    assert (reordered.text, reordered.seams) == ("甲甲乙乙丙丙", (2, 4))
    dropped = drop(reordered, [Span(1, 2)], "stray_blanks", "")
    assert (dropped.text, dropped.seams) == ("甲乙乙丙丙", (1, 3))
    assert dropped.spans(0, 5) == (Span(0, 1), Span(4, 6), Span(2, 4))


def test_lost_dashes_are_told_and_nothing_is_guessed(lexicon: Lexicon) -> None:
    text = "实施方案(20232027年)\n力争取得硬核科技成果510项左右,引进团队300个,培育企业45家。"
    restored = restore(text, lexicon)
    assert restored.text == text
    [told] = restored.repairs
    assert (told.name, told.count, "510项" in told.note, "300个" in told.note) == ("lost_dashes", 2, True, False)


def test_a_text_whose_years_keep_their_dash_has_lost_none(lexicon: Lexicon) -> None:
    assert restore("实施方案(2023—2027年)\n取得科技成果510项左右。", lexicon).repairs == ()


def test_digits_that_make_no_year_are_told_and_nothing_is_guessed(lexicon: Lexicon) -> None:
    text = "到8985年，培育89家领军企业。有效期至5355年6月6日。编号8985年鉴"
    restored = restore(text, lexicon)
    assert restored.text == text
    assert [(r.name, r.count, r.note[-9:]) for r in restored.repairs] == [("exchanged_digits", 2, "8985、5355")]
    assert restore("到2027年，培育89家领军企业。", lexicon).repairs == ()
