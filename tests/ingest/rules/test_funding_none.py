"""Funding: sums, shares and support that are none: thresholds, prices, fines, wages, what was paid, what is refused."""

from __future__ import annotations

import pytest

from ingest.lexicon import Lexicon
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.funding import rules

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
    "对土地节约集约利用成效好的市，在建设用地计划中安排一定指标予以奖励",
    "希望国家将其纳入规划，并给予资金支持",
    "专项资金对下列事项予以扶持",
    "奖励资金认定投产后分三年按40%、30%、30%比例拨付",
    "经费困难的，政府可以予以补贴",
    "企业存在违法行为的，不给予补助",
    "2023年，全市共发放稳岗补贴2.3亿元，惠及企业1.2万家",
    "截至目前，已累计为1200家企业拨付奖补资金3.5亿元",
    "鼓励各县（市、区）安排不少于1000万元的专项资金",
    "已获市级资助的，市、区资助比例合计最高不超过100%",
    "按就高不重复（晋级的实行补差奖励，最高不超过533万元）原则执行",
]


@pytest.mark.parametrize("text", NONE)
def test_no_grants(text: str, lexicon: Lexicon) -> None:
    said = f"{text}。"
    passage = Passage(said, Clause("measure", ("1",), None, 1, "", 0, len(said), Span(0, 0)), (), Document(id="d"))
    assert [f for rule in rules(lexicon.vocabulary) if rule.applies(said) for f in rule.find(passage)] == []
