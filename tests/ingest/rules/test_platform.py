from __future__ import annotations

import pytest

from ingest.describe import describe
from ingest.fields import Platform
from ingest.lexicon import Lexicon
from ingest.model import Finding, Given, Passage, Restored, Source, Span
from ingest.repair import repair
from ingest.rules.platform import rules


def found(text: str, lexicon: Lexicon, statement: Span | None = None) -> list[tuple[Platform, Finding]]:
    document = describe(_restored(text, lexicon), lexicon, Given(region="烟台市"))
    passage = Passage(text, None, lexicon.lookup(text), document, statement)
    (rule,) = rules(lexicon.vocabulary, lexicon.tables["platform_classes"], lexicon.regions.values())
    pairs = [(f.fields, f) for f in rule.find(passage) if isinstance(f.fields, Platform)]
    for _, finding in pairs:
        assert all(finding.quote[0].start <= m.start < m.end <= finding.quote[0].end for m in finding.mention)
    return pairs


def _restored(text: str, lexicon: Lexicon) -> Restored:
    return repair(Source(text, "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)


def named(text: str, lexicon: Lexicon) -> list[str]:
    return [fields.name for fields, _ in found(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "支持科技领军企业、产业链“链主”企业牵头成立创新联合体，打造千人规模研究院。",
            ["创新联合体", "千人规模研究院"],
        ),
        ("支持先进材料与绿色制造山东省实验室建设。", ["先进材料与绿色制造山东省实验室"]),
        ("鼓励企业建设面向产业的实验室、研究中心和新型研发机构。", ["实验室", "研究中心", "新型研发机构"]),
        ("构建实验室、人才体系。", []),
        ("积极扩展“鹿城健康”“健康包头”平台功能。", ["鹿城健康平台", "健康包头平台"]),
        ("推动闽宁产业园高质量发展。", ["闽宁产业园"]),
        ("完善应用“爱山东”APP。", ["爱山东APP"]),
        (
            "建设省感染性疾病、儿童健康与疾病等省临床医学研究中心。",
            ["省感染性疾病临床医学研究中心", "省儿童健康与疾病临床医学研究中心", "省临床医学研究中心"],
        ),
        ("加快建设技术转移转化联络站(中心)。", ["技术转移转化联络站(中心)"]),
        ("建设一批中试基地、概念验证中心和科普基地。", ["中试基地", "概念验证中心", "科普基地"]),
        ("推进“泉农通”数字农业平台建设。", ["泉农通数字农业平台"]),
        ("与企业共建专业化的研究所(中心)。", ["研究所(中心)"]),
        (
            "建设人工智能公共技术、行业大数据等公共服务平台。",
            ["人工智能公共技术平台", "行业大数据平台", "公共服务平台"],
        ),
        (
            "分类推进企业、行业、城市三类可信数据空间建设。",
            ["企业可信数据空间", "行业可信数据空间", "城市可信数据空间"],
        ),
        ("推进水产城、产业园等三类可信数据空间建设。", ["可信数据空间"]),
        (
            "建强高端智能家电、虚拟现实国家制造业创新中心。",
            ["高端智能家电国家制造业创新中心", "虚拟现实国家制造业创新中心"],
        ),
        ("积极推进京津冀国家技术创新中心建设。", ["京津冀国家技术创新中心"]),
        (
            "建强工业大脑、基础计算架构等国家新一代人工智能开放共享平台。",
            ["基础计算架构国家新一代人工智能开放共享平台", "国家新一代人工智能开放共享平台"],
        ),
        ("新培育50个创新实验室、300个创新中心。", ["创新实验室", "创新中心"]),
        (
            "建设商丘、宝鸡等3个国家骨干冷链物流基地。",
            ["商丘国家骨干冷链物流基地", "宝鸡国家骨干冷链物流基地", "国家骨干冷链物流基地"],
        ),
        ("推进5G全连接工厂建设，打造国际数据口岸。", ["5G全连接工厂", "国际数据口岸"]),
        ("发展高能级研发机构。", ["研发机构"]),
        ("争建国家级、省级孵化器和众创空间。", ["国家级孵化器", "省级孵化器", "国家级众创空间", "省级众创空间"]),
        ("推进国家级和省级大学科技园建设。", ["国家级大学科技园", "省级大学科技园"]),
        ("培育重点（工程）实验室、企业技术中心。", ["重点(工程)实验室", "企业技术中心"]),
        ("完善市级政务服务平台功能。", ["市级政务服务平台"]),
        ("探索建设“科创飞地”。", ["科创飞地"]),
        ("建设运营30个以上标识解析二级节点。", ["标识解析二级节点"]),
        ("对首次认定为国家、省级技术创新中心的给予支持。", ["国家技术创新中心", "省级技术创新中心"]),
        ("创建国家智能制造先行区。", ["国家智能制造先行区"]),
        ("打造绿色园区和碳中和示范园区。", ["绿色园区", "碳中和示范园区"]),
        ("优化升级烟台教育云平台。", ["烟台教育云平台"]),
        ("依托“烟台文化云平台”“烟台信用平台”，优化服务。", ["烟台文化云平台", "烟台信用平台"]),
        ("开展“爱山东”场景化改造。", ["爱山东"]),
        ("完善“爱山东”政务服务平台。", ["爱山东政务服务平台"]),
        ("发挥省融资服务平台作用。", ["省融资服务平台"]),
        ("争创国家社会信用体系建设示范区。", ["国家社会信用体系建设示范区"]),
        ("建成区内开展治理，建设烟台国际陆港。", ["烟台国际陆港"]),
        ("建设天空地一体化水利感知网。", ["天空地一体化水利感知网"]),
        ("推动中国武汉人才市场整体搬迁。", ["中国武汉人才市场"]),
        ("支持发展10家左右行业（产品）垂直电商平台。", ["行业(产品)垂直电商平台"]),
        (
            "推动建设先进光电芯片、5G高新视频等创新创业共同体。",
            ["先进光电芯片创新创业共同体", "5G高新视频创新创业共同体", "创新创业共同体"],
        ),
        ("建成启用海洋数据中心。", ["海洋数据中心"]),
        ("支持建设、租赁海外仓。", ["海外仓"]),
        ("建设人工智能海外合作平台。", ["人工智能海外合作平台"]),
        ("打造三次产业深度融合发展示范园区。", ["三次产业深度融合发展示范园区"]),
        ("打造全省最大铝制品产业园。", ["铝制品产业园"]),
        ("建设1万亩有机蔬菜基地。", ["有机蔬菜基地"]),
        ("建强烟台—威海经济走廊。", ["烟台—威海经济走廊"]),
        ("做实烟台科创城。", ["烟台科创城"]),
        ("126.烟台国际招商产业园建设。", ["烟台国际招商产业园"]),
        ("依托“泉城链”提供服务，用好“惠企通”等平台。", ["泉城链", "惠企通"]),
        ("推进涉企服务“三库一平台”建设。", ["涉企服务三库一平台"]),
        ("推进无障碍环境和“残疾人之家”建设。", ["残疾人之家"]),
        ("烟台海洋研究院正式揭牌。", ["烟台海洋研究院"]),
        ("八角湾实验室加快建设。", ["八角湾实验室"]),
        ("建立涉企联合检查平台。", ["涉企联合检查平台"]),
        ("提升国家级研究中心，打造省级优秀运动休闲基地。", ["国家级研究中心", "省级优秀运动休闲基地"]),
        ("将平台纳入省概念验证中心管理。", ["省概念验证中心"]),
        ("入选全国巩固拓展脱贫攻坚成果村级实践交流基地。", ["全国巩固拓展脱贫攻坚成果村级实践交流基地"]),
        ("建立研究开发平台、技术转移机构。", ["研究开发平台", "技术转移机构"]),
        ("新增省级现代特色农业示范区8个。", ["省级现代特色农业示范区"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str], lexicon: Lexicon) -> None:
    assert named(text, lexicon) == names


@pytest.mark.parametrize(
    "text",
    [
        "加强实验室体系建设。",
        "推动各类创新平台定期向公众开放。",
        "对平台企业加强监管。",
        "引导金融机构、保险机构加大投入。",
        "采取“互联网+平台”等新模式。",
        "不断拓展发展空间。",
        "促进产业园区化发展。",
        "建设全市“四个中心”。",
        "建成280万吨催化裂化装置。",
        "推动企业上云上平台。",
        "制定智能工厂建设标准。",
        "继续做强“才聚光谷”“人才说”系列品牌活动。",
        "实施农业科技园区提升计划。",
        "指导各区（市）、烟台高新区落实政策。",
        "临海经济开发区管委会负责落实。",
        "把握时间节点。",
        "打造“一城三基地”。",
        "标准由中国电子技术标准化研究院组织出版。",
        "中国信息通信研究院",
        "登录“典型案例申报系统”填写材料。",
        "本标准适用于数字化车间建设。",
        "遵循《智能工厂建设指南》要求。",
        "积极融入全国统一大市场。",
        "支持自贸试验区内企业加强合规管理。",
        "部分园区发展面临制约。",
        "支持企业在自贸试验区设立项目公司。",
        "鼓励互联网平台按照自愿原则接入公共服务。",
        "政府设立的研发机构应当公开科技成果。",
        "新增智能工厂示范企业4家。",
        "盘活利用闲置宅基地。",
        "各部门不得再新建数据开放平台。",
        "开展数字经济园区建设奖补资金绩效评价工作。",
        "支持高校、新型研发机构等建设开放体系。",
        "东部集聚区应当培育科技创新服务体系。",
        "中国电子研究院（河南）有限公司参与建设。",
    ],
)
def test_what_is_no_platform(text: str, lexicon: Lexicon) -> None:
    assert named(text, lexicon) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("烟台数据交易中心坚持“最小化”原则。", None),
        ("烟台数据交易中心建成投用。", "建成投用"),
        ("烟台高新区要培育壮大生物医药产业。", None),
        ("建立数据开放、公共服务平台。", "建立"),
        ("建设技术支撑环境、在线智能教育平台。", "建设"),
        ("围绕烟台科技城建设加大投入。", None),
        ("科技创新体系不断完善，10个国家大科学装置建设有力推进。", "建设"),
        ("支持中小学利用科普教育基地开展活动。", "利用"),
        ("支持专利代理、检索、运营等专利服务机构发展。", "支持"),
        ("联合设立烟台数据交易中心。", "联合设立"),
        ("通过复核的烟台数据交易中心加强管理。", None),
    ],
)
def test_the_verb_is_said_of_the_platform(text: str, verb: str | None, lexicon: Lexicon) -> None:
    assert {fields.action for fields, _ in found(text, lexicon)} == {verb}


def test_levels_of_a_list_go_to_each_class(lexicon: Lexicon) -> None:
    pairs = found("争创一批国家级、省级技术创新中心、制造业创新中心。", lexicon)
    assert [(p.name, p.level) for p, _ in pairs] == [
        ("国家级技术创新中心", "国家级"),
        ("省级技术创新中心", "省级"),
        ("国家级制造业创新中心", "国家级"),
        ("省级制造业创新中心", "省级"),
    ]
    assert all(f.inferred == ("level",) and len(f.mention) == 2 for _, f in pairs)


def test_one_level_is_restored_in_the_name(lexicon: Lexicon) -> None:
    pairs = found("建设10家省级工程技术研究中心、重点实验室。", lexicon)
    assert [(p.name, p.level) for p, _ in pairs] == [("省级工程技术研究中心", "省级"), ("省级重点实验室", "省级")]


def test_a_government_before_a_class_is_a_level(lexicon: Lexicon) -> None:
    ((platform, _),) = found("布局30家山东省重点实验室。", lexicon)
    assert (platform.platform_kind, platform.level) == ("type", "省级")


def test_fronts_share_the_tail(lexicon: Lexicon) -> None:
    text = "推进蓬莱、龙口、栖霞省级农业高新技术产业示范区建设。"
    names = named(text, lexicon)
    assert sorted(n[:2] for n in names) == ["栖霞", "蓬莱", "龙口"]
    assert all(n.endswith("省级农业高新技术产业示范区") for n in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加快济南、青岛、临沂国家物流枢纽建设。", ["济南国家物流枢纽", "青岛国家物流枢纽", "临沂国家物流枢纽"]),
        ("加快济南和青岛国家骨干冷链物流基地建设。", ["济南国家骨干冷链物流基地", "青岛国家骨干冷链物流基地"]),
        ("培育壮大济南、青岛等物联网产业基地。", ["济南物联网产业基地", "青岛物联网产业基地"]),
        ("加快济南国家物流枢纽建设。", ["济南国家物流枢纽"]),
    ],
)
def test_each_place_of_a_list_has_its_own(text: str, names: list[str], lexicon: Lexicon) -> None:
    pairs = found(text, lexicon)
    assert [p.name for p, _ in pairs] == names
    assert {p.platform_kind for p, _ in pairs} == {"named"}
    assert all(f.inferred == (("name",) if len(names) > 1 else ()) for _, f in pairs)


def test_a_count_behind_a_comma_goes_on_with_the_list(lexicon: Lexicon) -> None:
    pairs = found("布局建设3家全国重点实验室，30家省重点实验室，100家烟台市重点实验室。", lexicon)
    assert [p.action for p, _ in pairs] == ["布局建设"] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("服务崂山实验室高水平发展。", "named"),
        ("支持国家高速列车技术创新中心开展攻关。", "named"),
        ("依托烟台科技大市场。", "named"),
        ("依托省工业互联网安全态势感知平台。", "named"),
        ("建设工业互联网安全态势感知平台。", "type"),
        ("建设莱阳绿色石化产业园。", "named"),
        ("建设昌黎绿色石化产业园。", "type"),
        ("支持马池口国重基地建设。", "named"),
        ("建设进口贸易示范基地。", "type"),
        ("推进月川片区建设。", "named"),
        ("共建川渝合作示范区。", "named"),
        ("建设皖南国际文化旅游示范区。", "named"),
        ("建设海洋检测实验室。", "type"),
        ("培育建设七眼桥、白岩等卫星小镇。", "type"),
        ("创建长株潭国家科技成果转移转化示范区。", "named"),
        ("创建省级长三角绿色农产品供应示范基地3个以上。", "type"),
        ("建强用好特色“产业大脑”。", "type"),
        ("建设乡村旅游样板片区。", "type"),
        ("创建全国社会信用体系建设示范区。", "type"),
        ("依托全国信用信息共享平台。", "named"),
        ("建设国家专业化众创空间。", "type"),
        ("建设一批专业化园区。", "type"),
        ("打造“一站式”综合服务平台。", "type"),
        ("打造“泉农通”综合服务平台。", "named"),
    ],
)
def test_named_or_type(text: str, kind: str, lexicon: Lexicon) -> None:
    assert [p.platform_kind for p, _ in found(text, lexicon)] == [kind]


def test_nothing_is_read_in_the_statement(lexicon: Lexicon) -> None:
    text = "加强统筹。(责任单位:国家〔威海〕区域创新中心建设领导小组)"
    assert found(text, lexicon, Span(5, len(text))) == []
