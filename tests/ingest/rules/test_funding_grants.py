"""Funding: recipients that are completed, conditions, payers, instalments, ceilings and tiers."""

from __future__ import annotations

import pytest

from ingest.fields import Award
from ingest.lexicon import Lexicon
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.funding import rules

DOCUMENT = Document(id="d", status="issued")


def found(text: str, lexicon: Lexicon, title: str = "") -> list[tuple[Award, tuple[str, ...]]]:
    clause = Clause("measure", ("1",), None, 1, title, 0, len(text), Span(0, 0))
    passage = Passage(text, clause, (), DOCUMENT)
    findings = [f for rule in rules(lexicon.vocabulary) if rule.applies(text) for f in rule.find(passage)]
    return [(f.fields, f.inferred) for f in findings if isinstance(f.fields, Award)]


def test_an_elliptical_recipient_takes_its_head_from_the_grant_before(lexicon: Lexicon) -> None:
    text = "对企业牵头组建的市级技术创新中心给予200万元补助,高校院所牵头组建的给予300万元补助;升级为省级以上的,给予500万元补助。"
    awards = found(text, lexicon)
    assert [award.recipient for award, _ in awards] == [
        "企业牵头组建的市级技术创新中心",
        "高校院所牵头组建的市级技术创新中心",
        "升级为省级以上的技术创新中心",
    ]
    assert ["recipient" in inferred for _, inferred in awards] == [False, True, True]


def test_a_recipient_from_the_headline(lexicon: Lexicon) -> None:
    ((award, inferred),) = found("每个项目按不超过实际投入的20%予以资助。", lexicon, "18.支持工业企业内网改造")
    assert (award.recipient, award.per, inferred) == ("工业企业内网改造", "每个项目", ("recipient", "funder"))


def test_a_headline_of_money_names_what_is_paid_for(lexicon: Lexicon) -> None:
    ((award, _),) = found("建设补助标准。市财政给予每家补助15-20万元。", lexicon, "（二）文化礼堂建设补助奖励标准")
    assert (award.recipient, award.amount, award.amount_min, award.per) == ("文化礼堂建设", 200_000, 150_000, "每家")


def test_funder_condition_and_base(lexicon: Lexicon) -> None:
    ((printed, inferred),) = found("对国家级重点实验室，市财政一次性给予100万元补助。", lexicon)
    assert (printed.funder, printed.payer_basis, inferred) == ("市财政", "printed", ())
    assert printed.condition == "一次性"
    ((share, inferred),) = found("对承担军工项目的企业，按照项目合同金额的30%给予补助。", lexicon)
    assert (share.funder, share.payer_basis, inferred) == (None, "inferred", ("funder",))
    assert share.ratio_base == "项目合同金额"


def test_who_fosters_pays(lexicon: Lexicon) -> None:
    ((award, inferred),) = found("县级以上人民政府鼓励和支持企业参与创新，对融合项目给予补助。", lexicon)
    assert (award.funder, award.payer_basis, "funder" in inferred) == ("县级以上人民政府", "printed", False)
    ((award, _),) = found("支持企业参与创新，对融合项目给予补助。", lexicon)
    assert award.payer_basis == "inferred"


def test_what_belongs_to_the_recipient_goes_to_the_one_named_before(lexicon: Lexicon) -> None:
    text = "对市级以上行业组织，给予最高100万元扶持。对其实际租用的办公用房给予100%补贴。"
    (_, (rent, inferred)) = found(text, lexicon)
    assert (rent.recipient, rent.ratio, rent.condition) == ("市级以上行业组织", 1.0, "其实际租用的办公用房")
    assert "recipient" in inferred


def test_what_looks_back_grants_nothing(lexicon: Lexicon) -> None:
    text = "给予企业50万元奖励。"
    clause = Clause("measure", ("1",), None, 1, "", 0, len(text), Span(0, 0))
    passage = Passage(text, clause, (), DOCUMENT, past=(Span(0, len(text)),))
    assert [f for rule in rules(lexicon.vocabulary) for f in rule.find(passage)] == []


def test_a_ceiling_of_its_own_is_another_award(lexicon: Lexicon) -> None:
    text = "每家电信企业每年给予20万元的奖补资金，连续补贴三年，每个企业累计奖补最高300万元。"
    assert [(a.amount, a.limit) for a, _ in found(text, lexicon)] == [(200_000, "exact"), (3_000_000, "max")]


def test_each_sum_has_its_threshold(lexicon: Lexicon) -> None:
    awards = found("新注册的外贸企业，年进出口额达300万美元、500万美元以上，分别奖励3万元、5万元。", lexicon)
    assert [(a.recipient, a.amount, a.condition) for a, _ in awards] == [
        ("新注册的外贸企业", 30_000, "年进出口额达300万美元"),
        ("新注册的外贸企业", 50_000, "年进出口额达500万美元以上"),
    ]


def test_instalments_are_no_further_awards(lexicon: Lexicon) -> None:
    text = "对新增规上企业，分两年共给予50万元奖励，第一年给予30万元，第二年给予20万元。"
    [(award, _)] = found(text, lexicon)
    assert (award.amount, award.condition) == (500_000, "第一年给予30万元；第二年给予20万元")
    [(award, _)] = found("对获批平台的，给予500万元资助，首期拨付50%，通过验收后再给予50%。", lexicon)
    assert (award.amount, award.ratio) == (5_000_000, None)


def test_tiers_are_awards_of_their_own(lexicon: Lexicon) -> None:
    awards = [award for award, _ in found("上云费用达1万元、5万元的企业分别给予奖励5000元、1万元。", lexicon)]
    assert [(a.recipient, a.amount) for a in awards] == [
        ("上云费用达1万元的企业", 5000),
        ("上云费用达5万元的企业", 10_000),
    ]


def test_the_payer_may_open_the_sentence(lexicon: Lexicon) -> None:
    [(award, inferred)] = found("省财政对新认定的制造业创新中心给予1000万元奖励。", lexicon)
    assert (award.funder, award.payer_basis, "funder" in inferred) == ("省财政", "printed", False)


def test_ceilings_for_thresholds_are_grants_of_the_share_before(lexicon: Lexicon) -> None:
    text = (
        "对规上企业新租赁厂房的，按租金的50%给予资助。年产值10亿元以下的，给予最高100万元资助；"
        "年产值10亿元以上的，给予最高200万元资助。"
    )
    awards = [award for award, _ in found(text, lexicon)]
    assert [(a.recipient, a.ratio, a.amount) for a in awards] == [
        ("新租赁厂房的规上企业", 0.5, 1_000_000),
        ("新租赁厂房的规上企业", 0.5, 2_000_000),
    ]
    assert [a.condition for a in awards] == [
        "规上企业新租赁厂房；年产值10亿元以下",
        "规上企业新租赁厂房；年产值10亿元以上",
    ]


def test_what_else_is_asked_is_the_condition(lexicon: Lexicon) -> None:
    [(award, _)] = found("对新设立的平台，经区工信部门备案，按投入的50%给予最高500万元资助。", lexicon)
    assert (award.recipient, award.condition) == ("新设立的平台", "经区工信部门备案")
    awards = found("企业通过辅导验收后，奖励100万元；发审会审核通过后，奖励200万元。", lexicon)
    assert [(a.recipient, a.condition) for a, _ in awards] == [("企业", "通过辅导验收后"), ("企业", "发审会审核通过后")]


@pytest.mark.parametrize(
    ("text", "funder"),
    [
        ("对纳入目录的项目，市、县财政各按照LPR的20%给予最高500万元贴息支持", "市、县财政"),
        ("中央财政要对工作成效明显的地方予以奖补", "中央财政"),
        ("县级以上人民政府应当按照规定对重点机构给予补助", "县级以上人民政府"),
        ("对起主导作用的企业，由市、县（市、区）人民政府按照有关规定给予奖励", "市、县（市、区）人民政府"),
        ("对示范企业，市科学技术部门通过科技创新券等方式给予资金支持", "市科学技术部门"),
        ("对示范企业，经体育部门验收后予以奖励", None),
        ("对示范企业，政府可以给予补助", None),
        ("所需经费由市财政予以保障，对示范企业给予补助", None),
        ("有条件的地方可对担保业务给予适当担保费补贴", "有条件的地方"),
        ("省人民政府人力资源社会保障部门应当加强工作站的建设，并按照规定给予补贴", "省人民政府人力资源社会保障部门"),
        ("政府应当加强工作站的建设，并按照规定给予补贴", None),
        ("临港管委会与开发主体共同发起，吸引社会资本参与，设立规模50亿元的产业引导基金", "临港管委会与开发主体"),
        ("市财政设立1亿元人才发展专项资金", "市财政"),
        ("统筹安排省级财政资金350亿元，支持示范企业", "省级财政"),
        ("加强示范企业建设，各县（市、区）至少安排3000万元", "县（市、区）"),
    ],
)
def test_who_pays(text: str, funder: str | None, lexicon: Lexicon) -> None:
    [(award, _)] = found(f"{text}。", lexicon)
    assert award.funder == funder


def test_several_may_pay(lexicon: Lexicon) -> None:
    awards = found("对新认定的企业，省级财政给予10万元奖励，县（市、区）财政给予不低于5万元奖励。", lexicon)
    assert [(a.recipient, a.funder) for a, _ in awards] == [
        ("新认定的企业", "省级财政"),
        ("新认定的企业", "县（市、区）财政"),
    ]


def test_for_each_of_what(lexicon: Lexicon) -> None:
    text = "对投资项目给予不超过投资额5%的补助，每家创业投资机构年度累计补助额度最高不超过100万元。"
    assert [a.per for a, _ in found(text, lexicon)] == ["每家创业投资机构年度"]
    text = "对科技型企业年度保费给予补助。"
    assert [a.per for a, _ in found(text, lexicon)] == [None]
    text = "对规上企业，按3元/月•平方米给予补助。"
    assert [a.per for a, _ in found(text, lexicon)] == ["月•平方米"]
    text = "对规上企业，最高给予15元/平方米·月房租补助。"
    assert [a.per for a, _ in found(text, lexicon)] == ["平方米·月"]
    text = "对规上企业，可按30元/平方米•月且总额不超过15万元的标准给予补助。"
    assert [a.per for a, _ in found(text, lexicon)][:1] == ["平方米•月"]
    text = "对规上企业，按每平方米每月30元的标准给予补助，单人最高10万元。"
    assert [a.per for a, _ in found(text, lexicon)] == ["每平方米每月", "单人"]


def test_tiers_may_be_grades_told_before(lexicon: Lexicon) -> None:
    text = "对新入选团队，根据顶尖、杰出两个层次，经评审后，给予最高1500万元、500万元资助。"
    assert [(a.recipient, a.condition) for a, _ in found(text, lexicon)] == [
        ("新入选团队", "顶尖"),
        ("新入选团队", "杰出"),
    ]
    text = "对开展评价的企业，按照每名高级工1000元、技师2000元的标准给予补贴。"
    assert [(a.amount, a.per) for a, _ in found(text, lexicon)] == [(1000, "每名高级工"), (2000, "每名技师")]


def test_tiers_may_be_ranges(lexicon: Lexicon) -> None:
    text = "新引进的企业，实到外资1000万-2000万（不含）美元、2000万美元以上的，分别给予奖励200万元、300万元人民币。"
    assert [(a.amount, a.condition) for a, _ in found(text, lexicon)] == [
        (2_000_000, "实到外资1000万-2000万（不含）美元"),
        (3_000_000, "实到外资2000万美元以上"),
    ]


def test_tiers_stand_in_a_bracket_too(lexicon: Lexicon) -> None:
    text = "对新开设的分店，按实际经营面积（500-2000平方米、2000平方米以上）分别给予10万元、20万元资助。"
    assert [(a.recipient, a.amount, a.condition) for a, _ in found(text, lexicon)] == [
        ("新开设的分店", 100_000, "500-2000平方米"),
        ("新开设的分店", 200_000, "2000平方米以上"),
    ]


def test_of_what_a_share_is(lexicon: Lexicon) -> None:
    said = {
        "对科技型企业给予10%的研发投入后补助。": "研发投入",
        "对参展企业，展位费给予80%补助。": "展位费",
        "对参加活动的企业，补贴代表交通费的50%。": "代表交通费",
        "对示范企业，按规定的比例给予30%补助。": None,
    }
    assert [[a.ratio_base for a, _ in found(text, lexicon)] for text in said] == [[base] for base in said.values()]
    text = "对项目按其年度贡献额给予五年奖励，其中前三年给予80%的奖励，后两年给予50%的奖励。"
    assert [a.ratio_base for a, _ in found(text, lexicon)] == ["其年度贡献额", "其年度贡献额"]


def test_conditions_before_and_beside_the_recipient(lexicon: Lexicon) -> None:
    [(award, _)] = found("企业连续3年完成任务，并实现财产增殖的，政府主管部门对厂长给予奖励。", lexicon)
    assert (award.recipient, award.condition) == ("厂长", "企业连续3年完成任务，并实现财产增殖")
    awards = found("新入驻的企业，租赁办公场所的，给予房租补贴，其中前两年100%、后三年50%。", lexicon)
    assert [a.condition for a, _ in awards] == ["租赁办公场所；前两年", "租赁办公场所；后三年"]
    awards = found("对认定为国家级、省级孵化器的，分别给予100万元、50万元奖励。", lexicon)
    assert [a.condition for a, _ in awards] == ["认定为国家级孵化器", "认定为省级孵化器"]
    [(award, _)] = found("对经认定的企业按照有关规定给予补助。", lexicon)
    assert award.condition is None


def test_a_ceiling_is_of_the_kind_of_the_grant_before(lexicon: Lexicon) -> None:
    awards = found("每家企业每年给予20万元的补贴，每个企业累计最高300万元。", lexicon)
    assert [a.mode for a, _ in awards] == ["补助", "补助"]
