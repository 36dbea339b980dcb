from __future__ import annotations

import pytest

from ingest.describe import describe
from ingest.fields import Programme
from ingest.lexicon import Lexicon
from ingest.model import Finding, Given, Passage, Source
from ingest.repair import repair
from ingest.rules.programme import rules


def found(text: str, lexicon: Lexicon) -> list[tuple[Programme, Finding]]:
    restored = repair(Source(text, "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    passage = Passage(text, None, (), describe(restored, lexicon, Given(region="烟台市")))
    (rule,) = rules(lexicon.vocabulary, lexicon.tables["programme_endings"], lexicon.tables["programmes"])
    pairs = [(f.fields, f) for f in rule.find(passage) if isinstance(f.fields, Programme)]
    for _, finding in pairs:
        assert all(finding.quote[0].start <= m.start < m.end <= finding.quote[0].end for m in finding.mention)
    return pairs


def named(text: str, lexicon: Lexicon) -> list[str]:
    return [fields.name for fields, _ in found(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施科技特派员助力乡村振兴行动。", ["科技特派员助力乡村振兴行动"]),
        ("实施创新链产业链深度融合行动。", ["创新链产业链深度融合行动"]),
        ("实施新型基础设施建设三年行动。", ["新型基础设施建设三年行动"]),
        ("落实市级“人才投”、“人才保”、“人才贷”政策。", ["人才投", "人才保", "人才贷"]),
        ("鼓励各市设立人工智能专项资金。", ["人工智能专项资金"]),
        ("统筹人工智能专项资金。", []),
        ("探索市场准营承诺即入制改革。", ["市场准营承诺即入制改革"]),
        ("推进跨境人民币业务改革创新。", []),
        ("用好上交会、工博会等载体。", ["上交会", "工博会"]),
        ("出台加大全社会研发投入专项行动方案。", ["加大全社会研发投入专项行动方案"]),
        ("深入推进政府采购支持首台(套)推广应用试点。", ["政府采购支持首台(套)推广应用试点"]),
        ("实施“A升级”“B跃升”等重大示范工程。", ["A升级重大示范工程", "B跃升重大示范工程"]),
        ("大力实施科技企业孵化器聚集提升工程和专业聚焦行动。", ["科技企业孵化器聚集提升工程", "专业聚焦行动"]),
        ("依托海外工程师、省优秀青年科学基金项目(海外)等人才计划。", ["海外工程师", "省优秀青年科学基金项目(海外)"]),
        ("落实省青年科技人才培养规划(2020-2025)。", ["省青年科技人才培养规划(2020-2025)"]),
        ("承办“中国国际人才交流大会(半岛分会)”等活动。", ["中国国际人才交流大会(半岛分会)"]),
        ("深入推广企业关键技术需求“揭榜挂帅”等攻关模式。", ["揭榜挂帅"]),
        ("实施“军令状”责任制。", ["军令状责任制"]),
        ("做大“助保金池”融资担保规模。", ["助保金池"]),
        ("推进“跨省通办”事项动态管理。", ["跨省通办"]),
        ("采取“一校（所）一策”“一人一议”等方式引进人才。", ["一校(所)一策", "一人一议"]),
        ("举办“工匠杯”科技创新大走廊职业技能竞赛。", ["工匠杯科技创新大走廊职业技能竞赛"]),
        ("组织新型智慧城市建设创新大赛。", ["新型智慧城市建设创新大赛"]),
        ("开展“一市一品牌，一县一特色”建设行动。", ["一市一品牌，一县一特色建设行动"]),
        ("试点推行数据产品登记制度。", ["数据产品登记制度"]),
        ("实施新一轮文明城市建设三年行动计划。", ["文明城市建设三年行动计划"]),
        ("推进“县管校聘”管理改革。", ["县管校聘管理改革"]),
        ("应当与主体工程同步实施。", []),
        ("深化“放管服”改革。", []),
        ("推进重点领域改革。", []),
        ("以“院士专家企业行”活动为载体。", ["院士专家企业行活动"]),
        ("建立“揭榜挂帅”项目遴选制度。", ["揭榜挂帅项目遴选制度"]),
        ("开展“平台+高校、平台+场景”等工程。", ["平台+高校工程", "平台+场景工程"]),
        ("实施“腾笼换鸟、凤凰涅槃”攻坚行动。", ["腾笼换鸟、凤凰涅槃攻坚行动"]),
        ("优化科技型企业“白名单”。", ["科技型企业白名单"]),
        ("推进科技人才“双聘”发展。", ["科技人才双聘"]),
        ("完善科技攻关“揭榜挂帅”机制。", ["科技攻关揭榜挂帅机制"]),
        ("采取“一事一议”方式给予支持。", ["一事一议"]),
        ("由“推荐制”调整为“提名制”。", ["提名制"]),
        ("实施人工智能赋能、产业基础再造等行动。", ["人工智能赋能行动", "产业基础再造行动"]),
        (
            "争取产业基础再造和国家制造业高质量发展等专项资金。",
            ["产业基础再造专项资金", "国家制造业高质量发展专项资金"],
        ),
        ("开展高等教育共同体、工程硕博士培养改革试点建设。", ["工程硕博士培养改革试点"]),
        ("建立智能制造成熟度年度常态化评估机制。", ["智能制造成熟度年度常态化评估机制"]),
        ("实施开放创新生态深化打造行动。", ["开放创新生态深化打造行动"]),
        ("争取国家和省科技重大专项。", ["国家科技重大专项", "省科技重大专项"]),
        ("扎实推进市自然科学基金。", ["市自然科学基金"]),
        ("实施新一轮制造业“腾笼换鸟、凤凰涅槃”攻坚行动。", ["制造业腾笼换鸟、凤凰涅槃攻坚行动"]),
        ("实施提振消费专项行动。", ["提振消费专项行动"]),
        ("推进要素市场化配置综合改革试点。", ["要素市场化配置综合改革试点"]),
        ("建立企业专利海外应急援助机制。", ["企业专利海外应急援助机制"]),
        ("落实好“第一议题”制度。", ["第一议题制度"]),
        ("全民参保计划深入实施。", ["全民参保计划"]),
        ("专栏2 整机精品工程", ["整机精品工程"]),
        ("开展服务壮大实体经济推动高质量发展行动。", ["服务壮大实体经济推动高质量发展行动"]),
        ("开展“三送三解三优”[4]行动。", ["三送三解三优行动"]),
        (
            "健全公平竞争审查工作联席会议（以下简称“联席会议”）制度。",
            ["公平竞争审查工作联席会议制度"],
        ),
        ("连续四年召开全省高质量发展大会。", ["高质量发展大会"]),
        ("实施先进制造、生物医药等领域关键技术攻关行动。", ["关键技术攻关行动"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str], lexicon: Lexicon) -> None:
    assert sorted(named(text, lexicon)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "坚持“四个面向”，实施六大行动。",
        "整合各类科技计划、人才工程。",
        "实施1000个以上人工智能示范项目。",
        "健全工作机制，完善激励机制。",
        "严格落实意识形态工作责任制。",
        "打造绿色低碳“烟台模式”。",
        "按照《山东省科技创新行动计划》要求，加大投入。",
        "提供系统解决方案，编制预算。",
        "培养卓越工程师。",
        "健全新型人才培养机制。",
        "参与国际大科学计划和大科学工程。",
        "坚决防止面子工程、形象工程。",
        "推广优秀产品(软件、硬件、系统集成、解决方案和重点数据资源汇编目录)等工程。",
        "切实把精神转化为“任务书”“路线图”。",
        "有色金属行业工程建设标准由计划出版社出版。",
        "开展高价彩礼专项治理。",
        "企业应当建立进货查验记录制度。",
        "实施关键技术攻关项目30项。",
        "推进水库除险加固工程、高速公路扩容工程。",
        "健全监测、预警、处置机制。",
        "正常数据采用“正三角”模式。",
        "强化医保基金监管。",
        "涉及跨境服务贸易管理机制。",
        "推动第三代互联网在数据交易所应用试点。",
        "实施技术创新、产品升级、产业化应用四大工程。",
        "优化人工智能人才引入、职称评审机制。",
    ],
)
def test_what_is_no_programme(text: str, lexicon: Lexicon) -> None:
    assert named(text, lexicon) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("成立烟台市科创母基金。", "fund"),
        ("开展“科技强基”行动计划。", "plan"),
        ("实施技能提升行动。", "action"),
        ("举办世界工业互联网产业大会。", "event"),
        ("用好科技创新券政策，推行科技创新券。", "mechanism"),
        ("实施百企创新能力提升工程。", "project"),
    ],
)
def test_kind(text: str, kind: str, lexicon: Lexicon) -> None:
    assert {p.programme_kind for p, _ in found(text, lexicon)} == {kind}


def test_a_shared_ending_is_mentioned_where_it_stands(lexicon: Lexicon) -> None:
    text = "实施“固基强芯”“新材创制”等重大科技创新工程。"
    for fields, finding in found(text, lexicon):
        front, ending = (text[slice(*span)] for span in finding.mention)
        assert fields.name == front.strip("“”") + ending
        assert finding.inferred == ("name",)


def test_the_action_is_the_governing_verb(lexicon: Lexicon) -> None:
    assert [p.action for p, _ in found("支持企业申报泰山产业领军人才工程。", lexicon)] == ["申报"]
