"""Funding: who is granted how much, told from thresholds; sums dealt out to recipients; what is completed."""

from __future__ import annotations

import pytest

from ingest.fields import Award
from ingest.lexicon import Lexicon
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.funding import rules

DOCUMENT = Document(
    id="d",
    title=None,
    number=None,
    genre=None,
    status="issued",
    issuers=(),
    issuer_level=None,
    region_code=None,
    region_name=None,
    date_issued=None,
    date_published=None,
    valid_from=None,
    valid_to=None,
    url=None,
    retrieved=None,
    plan_end=None,
    body=Span(0, 0),
)


def found(text: str, lexicon: Lexicon, title: str = "") -> list[tuple[Award, tuple[str, ...]]]:
    clause = Clause("measure", ("1",), None, 1, title, 0, len(text), Span(0, 0))
    passage = Passage(text, clause, (), DOCUMENT)
    findings = [f for rule in rules(lexicon.vocabulary) if rule.applies(text) for f in rule.find(passage)]
    return [(f.fields, f.inferred) for f in findings if isinstance(f.fields, Award)]


def written(award: Award) -> str:
    low = f"{award.amount_min:g}–" if award.amount_min else ""
    amount = f" {low}{award.amount:g}" if award.amount else ""
    share = f" {award.ratio:g}" if award.ratio else ""
    return f"{award.recipient}{amount}{share} {award.limit} {award.mode}"


GRANTS = [
    ("对重点新型研发机构择优给予最高200万元支持", ["重点新型研发机构 2e+06 max 支持"]),
    (
        "对认定为国家级、省级技术创新中心的,市级分别给予1000万元、500万元支持",
        ["国家级技术创新中心 1e+07 exact 支持", "省级技术创新中心 5e+06 exact 支持"],
    ),
    (
        "对认定为国家级科技企业孵化器、国家专业化众创空间的,一次性分别给予200万元奖励",
        ["国家级科技企业孵化器 2e+06 exact 奖励", "国家专业化众创空间 2e+06 exact 奖励"],
    ),
    (
        "-（六）对获评国家级、省级示范企业的，分别给予5万、3万元奖励",
        ["国家级示范企业 50000 exact 奖励", "省级示范企业 30000 exact 奖励"],
    ),
    ("认定为星创天地的,择优给予100万元奖励", ["星创天地 1e+06 exact 奖励"]),
    ("认定为山东省品牌孵化器的,按照省拨资金1:1配套", ["山东省品牌孵化器 1 ratio 配套"]),
    (
        "对主营业务收入首次突破１０００亿元、５００亿元的法人企业，分别给予 １０００ 万 元、８００万元的奖励",
        ["主营业务收入首次突破１０００亿元的法人企业 1e+07 exact 奖励", "主营业务收入首次突破５００亿元的法人企业 8e+06 exact 奖励"],
    ),
    (
        "对首次入选 “世界５００强”“中国５００强”的企业，分别给予２０００万元、５００万元的奖励",
        ["首次入选“世界５００强”的企业 2e+07 exact 奖励", "首次入选“中国５００强”的企业 5e+06 exact 奖励"],
    ),
    (
        "对新认定的省、市级瞪羚企业，一次性奖励５０万元、２０万元",
        ["新认定的省级瞪羚企业 500000 exact 奖励", "新认定的市级瞪羚企业 200000 exact 奖励"],
    ),
    (
        "对经国家级、省级新认定的平台分别给予实际投资额３０％、２０％的财政补助，最高补助１０００万元",
        ["经国家级新认定的平台 1e+07 0.3 max 补助", "经省级新认定的平台 1e+07 0.2 max 补助"],
    ),
    ("给予军工单位５０万元奖励", ["军工单位 500000 exact 奖励"]),
    ("对发行公司债券的企业，按实际融资额的2‰给予补助，每家企业每年补助额最高100万元", ["发行公司债券的企业 1e+06 0.002 max 补助"]),
    ("对引进的专业性展会，每个展会给予补贴50—200万元", ["引进的专业性展会 500000–2e+06 max 补助"]),
    ("支持数字经济企业，按照履行完成服务合同额的５－１０％给予奖励", ["数字经济企业 0.1 ratio 奖励"]),
    ("市财政每年安排５亿元，用于支持数字经济发展", ["数字经济发展 5e+08 exact 支持"]),
    ("设立总规模不少于100亿元的数字经济发展专项基金", ["数字经济发展专项基金 1e+10 min 基金"]),
    ("对新认定的平台,市级择优给予资金扶持", ["新认定的平台 unspecified 支持"]),
    (
        "园区内获批的国家级、省级重点实验室，分别给予建设单位国家级500万元、省级100万元的奖励",
        ["园区内获批的国家级重点实验室 5e+06 exact 奖励", "园区内获批的省级重点实验室 1e+06 exact 奖励"],
    ),
    (
        "新入驻的企业，给予最长五年的房租补贴，其中前两年100%、后三年50%，单个企业累计不超过1000万元",
        ["新入驻的企业 1e+07 1 max 补助", "新入驻的企业 1e+07 0.5 max 补助"],
    ),
    (
        "对重点产业项目，按贡献额给予五年奖励，其中前三年给予80%的奖励，后两年给予50%的奖励，每年不超过5000万元",
        ["重点产业项目 5e+07 0.8 max 奖励", "重点产业项目 5e+07 0.5 max 奖励"],
    ),
    (
        "对开展评价的企业，按照每名高级工1000元、技师2000元、高级技师5000元的标准给予企业一次性补贴",
        ["开展评价的企业 1000 exact 补助", "开展评价的企业 2000 exact 补助", "开展评价的企业 5000 exact 补助"],
    ),
    ("补助对象为算力中心，按合同金额给予50%的补助，所需资金由市、区两级负担，其中市级每年不超过1000万元", ["算力中心 0.5 ratio 补助"]),
    ("新上项目固定资产投资5000万元以上，按实际投资额度给企业5%-20%奖励支持", ["新上项目 0.2 ratio 奖励"]),
    ("规上工业企业年产值首次达到1亿元，给予10万元奖励", ["规上工业企业 100000 exact 奖励"]),
    ("对示范应用项目支持比例不超过投资的20%，最高1000万元", ["示范应用项目 1e+07 0.2 max 支持"]),
    ("在临港建设的重点实验室、展示体验平台等，按平台投资额的30%给予扶持", ["在临港建设的重点实验室、展示体验平台等 0.3 ratio 支持"]),
    ("支持企业综合服务平台持续迭代，服务企业不少于500家，每年给予平台500万元补贴", ["企业综合服务平台 5e+06 exact 补助"]),
    ("三年安排450亿元支持新质生产力发展", ["新质生产力发展 4.5e+10 exact 支持"]),
    ("护理补贴标准从每人每月209元提高到217元", ["护理 217 exact 补助"]),
    ("对降低费率，取消反担保，提高比重的担保机构给予补助", ["降低费率，取消反担保，提高比重的担保机构 unspecified 补助"]),
    ("对新认定的数字经济园区给予每个最高500万元奖补", ["新认定的数字经济园区 5e+06 max 补助"]),
    ("中小企业开展产学研用合作，工业主管部门会同科学技术等部门按照规定给予资金支持", ["中小企业 unspecified 支持"]),
    ("统筹安排1亿元制造业高质量发展专项资金", ["制造业高质量发展 1e+08 exact 支持"]),
    ("经费困难的，政府可以予以补贴", ["经费困难 unspecified 补助"]),
    ("县级以上人民政府应当按照规定对重点新型研发机构给予补助", ["重点新型研发机构 unspecified 补助"]),
    ("担保机构提供担保的，政府可以给予适当补助", ["担保机构提供担保 unspecified 补助"]),
    (
        "对引进的A、B类人才的企业，按研发投入1:1比例分别给予最高1000万元、500万元奖励",
        ["引进的A类人才的企业 1e+07 1 max 奖励", "引进的B类人才的企业 5e+06 1 max 奖励"],
    ),
    ("获得一等奖、二等奖的企业分别给予10万元、5万元奖励", ["获得一等奖的企业 100000 exact 奖励", "获得二等奖的企业 50000 exact 奖励"]),
    ("对参与起草国家、行业标准的企业，分别给予15万元、5万元奖励", ["参与起草国家标准的企业 150000 exact 奖励", "参与起草行业标准的企业 50000 exact 奖励"]),
    ("给予作用明显的专家工作站按1:1配套市级奖励", ["作用明显的专家工作站 1 ratio 奖励"]),
    (
        "对于通过国家级、省级平台认定的，分别给予奖励50万元、20万元",
        ["国家级平台 500000 exact 奖励", "省级平台 200000 exact 奖励"],
    ),
    ("区工信部门每年组织遴选不超过2家示范工厂，单个工厂奖励300万元", ["示范工厂 3e+06 exact 奖励"]),
    ("着力培养本土领军人才和团队，并给予最高300万元资助", ["本土领军人才和团队 3e+06 max 补助"]),
    ("市场（商场）首次实现统一结算且年销售额达到1亿元，给予10万元奖励", ["市场（商场） 100000 exact 奖励"]),
    ("其他服务业企业上一年度营业收入首次达到1亿元，且增速20%以上的，奖励5万元", ["其他服务业企业 50000 exact 奖励"]),
    ("向新就业的，在市区无住房的高校毕业生发放租房补贴，补贴标准为每月300元", ["新就业的，在市区无住房的高校毕业生 300 exact 补助"]),
    ("对工作力度大，任务完成较好的省（区、市），中央财政给予适当补助", ["工作力度大，任务完成较好的省（区、市） unspecified 补助"]),
    ("第11条：国内及跨国企业总部，给予最高1000万元租金、200万元物业费扶持", ["国内及跨国企业总部 1e+07 max 支持", "国内及跨国企业总部 2e+06 max 支持"]),
    ("人才创办企业，可分别给予企业不少于1000万元、800万元资助", ["人才创办企业 1e+07 min 补助", "人才创办企业 8e+06 min 补助"]),
    ("对在主板、创业板上市的企业，分别给予600万、400万元奖励", ["在主板上市的企业 6e+06 exact 奖励", "在创业板上市的企业 4e+06 exact 奖励"]),
    ("对主导制定国际标准、国家标准的企业，每项分别给予50万元、30万元奖励", ["主导制定国际标准的企业 500000 exact 奖励", "主导制定国家标准的企业 300000 exact 奖励"]),
    ("对企业新引进的博士、硕士，分别给予每人每月1500元、1000元生活补贴", ["企业新引进的博士 1500 exact 补助", "企业新引进的硕士 1000 exact 补助"]),
    ("省按年度收入的20%给予设备管理单位补助，每个单位最高不超过500万元", ["设备管理单位 5e+06 0.2 max 补助"]),
    ("按成交额的10%给予购买企业补助，单个项目最高50万元、单个企业年度最高200万元", ["购买企业 500000 0.1 max 补助", "购买企业 2e+06 max 支持"]),
    ("对企业按时偿还贷款的担保费给予50%补助，最高20万元", ["企业按时偿还贷款的担保费 200000 0.5 max 补助"]),
    ("聘用的本科毕业生，与企业签订合同后，每月给予500元的住房补贴", ["聘用的本科毕业生 500 exact 补助"]),
    ("对入选领军人才工程的，给予100万元配套支持", ["入选领军人才工程 1e+06 exact 配套"]),
    ("企业首次通过认定的，奖励20万元，重新认定的，奖励10万元", ["企业首次通过认定 200000 exact 奖励", "重新认定的企业 100000 exact 奖励"]),
    ("零售企业年零售额每实现2000万元，给予奖励2万元", ["零售企业 20000 exact 奖励"]),
    ("生产大户持有合同，且面积100亩以上的，奖励1万元，300亩以上的奖励3万元", ["生产大户 10000 exact 奖励", "生产大户 30000 exact 奖励"]),
    ("企业按3元/月给予补助", ["企业 3 exact 补助"]),
    ("对借款的项目给予30%贴息，贴息期限不超过两年，单个项目的贴息额度不超过100万元", ["借款的项目 1e+06 0.3 max 其他"]),
    ("对创新平台开展的技术创新项目，择优给予支持", ["创新平台开展的技术创新项目 unspecified 支持"]),
    ("加强对科技创新平台的支持，在专项资金中给予重点支持", ["科技创新平台 unspecified 支持"]),
    ("对科研机构实行分类管理，并根据其效益，择优给予支持", ["科研机构 unspecified 支持"]),
    ("对治理项目推进快，环境质量改善的市（地、州），由省给予奖励", ["治理项目推进快，环境质量改善的市（地、州） unspecified 奖励"]),
    ("民营企业有下列情形之一的，可以给予奖励", ["民营企业 unspecified 奖励"]),
    ("面向小微企业发放贷款并给予贴息", ["小微企业 unspecified 其他"]),
    ("对重大装备的引进和创新实行统筹协调，并给予资金支持", ["重大装备的引进和创新 unspecified 支持"]),
    ("安排各类涉企奖补资金7亿元，支持企业技术研发、升级改造", ["企业技术研发、升级改造 7e+08 exact 补助"]),
    ("美丽山塘建设资金由区财政按80%给予补助", ["美丽山塘建设 0.8 ratio 补助"]),
    ("政府应当加强博士后工作站、创新实践基地的组织建设，并按照规定给予补贴", ["博士后工作站、创新实践基地 unspecified 补助"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GRANTS, ids=[text[:20] for text, _ in GRANTS])
def test_grants(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert [written(award) for award, _ in found(f"{text}。", lexicon)] == expected


NONE = [
    "对引进企业总投资在10亿元以上的项目进行重点扶持",
    "全年登记技术合同成交额超过45亿元",
    "违反规定的，处以5000元以上2万元以下罚款，取消财政资助",
    "对作出贡献的优秀服务机构给予支持",
    "对做出突出贡献的单位和个人给予表彰和奖励",
    "未按照规定对有关人员给予奖励的，由其主管部门责令限期改正",
    "被授予专利权的单位应当对发明人给予奖励",
    "评估结果作为给予财政资金支持的重要依据",
    "安排10亿元以上省制造业重大项目100个",
    "力争零部件本地配套率达到40%",
    "一项发明专利的奖金最低不少于4000元",
    "金融机构应当对民营科技企业予以资金支持",
    "研究确定拟给予补贴的金额",
    "减按规定征收城市基础设施配套费（每平方米68.6元）",
    "争取上级补助资金183.6亿元",
    "每年安排的科技支出占财政支出的比重不低于2%",
    "居民医保人均财政补助标准提高30元",
    "使风险补偿铺底资金达到1千万元以上，提供增信担保",
    "坚持同行评审、择优支持的原则",
    "贷款利息补助超过利息总额的50%，不再给予补助",
    "规划安排不少于10%建设用地指标，用于发展乡村产业",
    "2019年以来，市发展改革委已在专项中安排该项目2亿元",
    "鼓励各区（含新区）参照市级补助政策，按一定比例给予配套资助",
    "“五个一批”：安排10亿元以上省制造业重大项目100个",
    "通过第二年中期考核、第三年终期验收后，分别拨付50%的奖补资金",
]


@pytest.mark.parametrize("text", NONE)
def test_no_grants(text: str, lexicon: Lexicon) -> None:
    assert found(f"{text}。", lexicon) == []


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


def test_funder_condition_and_base(lexicon: Lexicon) -> None:
    ((printed, inferred),) = found("对国家级重点实验室，市财政一次性给予100万元补助。", lexicon)
    assert (printed.funder, printed.payer_basis, inferred) == ("市财政", "printed", ())
    assert printed.condition == "一次性"
    ((share, inferred),) = found("对承担军工项目的企业，按照项目合同金额的30%给予补助。", lexicon)
    assert (share.funder, share.payer_basis, inferred) == (None, "inferred", ("funder",))
    assert share.ratio_base == "项目合同金额"


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
