"""Targets: the pairs of number and noun that a sentence sets, and the numbers that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.fields import Target
from ingest.lexicon import Lexicon
from ingest.match import find_mentions
from ingest.model import Clause, Document, Passage, Span
from ingest.rules.target import rules

DOCUMENT = Document(id="d", status="issued", date_issued="2023-06-01")
MEASURE = Clause("measure", ("1",), None, 1, "", 0, 0, Span(0, 0))


def found(text: str, lexicon: Lexicon, passage: Passage | None = None) -> list[tuple[Target, tuple[str, ...]]]:
    read = passage or Passage(text, MEASURE, find_mentions(text, lexicon), DOCUMENT)
    findings = [f for rule in rules(lexicon.vocabulary) if rule.applies(text) for f in rule.find(read)]
    return [(f.fields, f.inferred) for f in findings if isinstance(f.fields, Target)]


PAIRS = [
    ("布局建设3家全国重点实验室,30家山东省重点实验室", ["全国重点实验室 = 3 家 increase", "山东省重点实验室 = 30 家 increase"]),
    ("全市高新技术企业实现倍增,力争达到4000家", ["全市高新技术企业 = 2 倍 growth", "全市高新技术企业 = 4000 家 level"]),
    ("产业产值占规上工业产值的比重稳定在65%左右", ["产业产值占规上工业产值的比重 ~ 65 % ratio"]),
    ("全社会研发经费投入大幅增加,投入强度达到2. 8%", ["全社会研发经费投入强度 = 2.8 % ratio"]),
    ("创新型城市排名进入全国前２０名", ["创新型城市全国排名 <= 20 名 rank"]),
    ("规上工业企业研发投入年均增长10%以上", ["规上工业企业研发投入 >= 10 % growth 每年"]),
    ("引进培育高层次科技人才20名,落地高科技产业化项目20个", ["高层次科技人才 = 20 名 increase", "高科技产业化项目 = 20 个 increase"]),
    ("每年引进500名左右外国专家、500名左右海外留学生", ["外国专家 ~ 500 名 increase 每年", "海外留学生 ~ 500 名 increase 每年"]),
    ("科技型中小企业突破1.5万家、高新技术企业突破6000家", ["科技型中小企业 > 15000 家 level", "高新技术企业 > 6000 家 level"]),
    ("突破百项关键核心技术,形成百项标志性产品,打造百家领军企业", ["关键核心技术 = 100 项 increase", "标志性产品 = 100 项 increase", "领军企业 = 100 家 increase"]),
    ("到2027年,社会体育指导员人数达到总人口的千分之三", ["社会体育指导员人数占总人口比重 = 3 ‰ ratio"]),
    ("新建1—2家省级引智基地", ["省级引智基地 range 1–2 家 increase"]),
    ("集聚科技领军人才、青年科技人才各200名左右", ["科技领军人才 ~ 200 名 increase", "青年科技人才 ~ 200 名 increase"]),
    ("力争省级事项网上可办率不低于90%，市县级不低于70%", ["省级事项网上可办率 >= 90 % ratio", "市县级事项网上可办率 >= 70 % ratio"]),
    ("力争政府机构拖欠账款存量清偿一半以上", ["政府机构拖欠账款存量清偿 >= 50 % ratio"]),
    ("电子信息技术产业集群实现营业收入500亿元", ["电子信息技术产业集群营业收入 = 500 亿元 level"]),
    ("完成万项技改、推动企业转型", ["技改 = 10000 项 increase"]),
    ("高新技术企业2025年底前达到100家,2027年底前超过150家", ["高新技术企业 = 100 家 level", "高新技术企业 > 150 家 level"]),
    ("地区生产总值力争2025年底前进入全国前10位", ["地区生产总值全国排名 <= 10 位 rank"]),
    ("累计建成开通5G基站27万个", ["5G基站 = 270000 个 level"]),
    ("营业收入突破2.2万亿元", ["营业收入 > 22000 亿元 level"]),
    ("数据中心运行电能利用效率降到1.3以下", ["数据中心运行电能利用效率 <= 1.3 None level"]),
    ("工业投资、工业技改投资均增长20%以上", ["工业投资 >= 20 % growth", "工业技改投资 >= 20 % growth"]),
    ("地区生产总值增长6%左右,其中一、二、三产分别增长5%、8%、6%", ["地区生产总值 ~ 6 % growth", "一产 = 5 % growth", "二产 = 8 % growth", "三产 = 6 % growth"]),
    ("每万人口发明专利拥有量从29.6件增加到65件", ["每万人口发明专利拥有量 = 65 件 level"]),
    ("培育2家领军企业和一批专精特新中小企业", ["领军企业 = 2 家 increase"]),
    ("力争亿元以上项目开工180个、竣工100个", ["亿元以上项目开工 = 180 个 increase", "亿元以上项目竣工 = 100 个 increase"]),
    ("建设保障性住房5000套,更新燃气管网450公里", ["保障性住房 = 5000 套 increase", "燃气管网 = 450 公里 increase"]),
    ("力争集体林地流转占可流转林地的60%", ["集体林地流转占可流转林地比重 = 60 % ratio"]),
    ("粮食播种面积稳定在35万亩、产量12万吨", ["粮食播种面积 = 350000 亩 level", "粮食产量 = 120000 吨 level"]),
    ("大力发展铝基新材料产业,力争实现产值350亿元以上", ["铝基新材料产业产值 >= 350 亿元 level"]),
    ("引进亿元以上项目80个,其中超50亿元15个", ["亿元以上项目 = 80 个 increase", "超50亿元项目 = 15 个 increase"]),
    ("带动相关产业规模超过5万亿元", ["相关产业规模 > 50000 亿元 level"]),
    ("社会消费品零售总额、固定资产投资增长4%", ["社会消费品零售总额 = 4 % growth", "固定资产投资 = 4 % growth"]),
    ("新增国家级、省级专精特新企业5家、50家", ["国家级专精特新企业 = 5 家 increase", "省级专精特新企业 = 50 家 increase"]),
    ("引导机构逐步将平均担保费率降至1%以下", ["平均担保费率 <= 1 % ratio"]),
    ("地区生产总值确保增长6.5%", ["地区生产总值 = 6.5 % growth"]),
    ("支持科技“小巨人”企业牵头组建创新联合体10家以上", ["创新联合体 >= 10 家 increase"]),
    ("每个市（区）要选取至少一个便民服务中心作为试点", ["便民服务中心作为试点 >= 1 个 increase"]),
    ("城乡居民收入分别增长5.7%、7.9%", ["城乡居民收入 = 5.7 % growth", "城乡居民收入 = 7.9 % growth"]),
    ("软件业、制造业规模分别达到6000亿元和2000亿元", ["软件业规模 = 6000 亿元 level", "制造业规模 = 2000 亿元 level"]),
    ("培育90名国家级、150名省级科技人才", ["国家级科技人才 = 90 名 increase", "省级科技人才 = 150 名 increase"]),
    ("力争新引进投资过10亿元项目100个以上", ["投资过10亿元项目 >= 100 个 increase"]),
    ("培育5个以上收入过200亿元的软件产业集群", ["收入过200亿元的软件产业集群 >= 5 个 increase"]),
    ("单位产品能耗降低20%", ["单位产品能耗降低 = 20 % growth"]),
    ("力争软件业务收入突破千亿元", ["软件业务收入 > 1000 亿元 level"]),
    ("争取实现规上工业企业研发机构全覆盖", ["规上工业企业研发机构覆盖率 = 100 % ratio"]),
    ("两化融合发展指数总体水平达到65", ["两化融合发展指数总体水平 = 65 None level"]),
    ("规上工业企业单位增加值能耗、水耗较“十三五”末分别下降16％、20％", ["规上工业企业单位增加值能耗下降 = 16 % growth", "水耗下降 = 20 % growth"]),
    ("有研发机构、研发活动的企业占比分别提高到55％、70％以上", ["有研发机构的企业占比 >= 55 % ratio", "研发活动的企业占比 >= 70 % ratio"]),
    ("数字产业化和产业数字化产业规模均达到7000亿级", ["数字产业化产业规模 = 7000 亿元 level", "产业数字化产业规模 = 7000 亿元 level"]),
    ("使风险补偿铺底资金达到1千万以上", ["风险补偿铺底资金 >= 1000 万元 level"]),
    ("服务器产销量稳居全球前三", ["服务器产销量全球排名 <= 3 名 rank"]),
    ("某市力争挺进全省县域经济综合实力前十强", ["某市全省县域经济综合实力排名 <= 10 名 rank"]),
    ("力争每年新增制造业单项冠军企业2家", ["制造业单项冠军企业 = 2 家 increase 每年"]),
    ("每年实施1000个技改项目，累计培育试点示范项目120个", ["技改项目 = 1000 个 increase 每年", "试点示范项目 = 120 个 level"]),
    (
        "支持平台迭代，每年上线应用不低于50个，开展不少于12场对接活动，根据运营情况，每年给予平台500万元补贴",
        ["应用 >= 50 个 increase 每年", "对接活动 >= 12 场 increase 每年"],
    ),
    ("集成电路产业规模过千亿", ["集成电路产业规模 > 1000 亿元 level"]),
    ("持续动态培育100家以上省级平台", ["省级平台 >= 100 家 increase"]),
    ("建设运营30个以上标识解析二级节点", ["标识解析二级节点 >= 30 个 increase"]),
    ("脱贫人口、困难群众参保率均达100％", ["脱贫人口参保率 = 100 % ratio", "困难群众参保率 = 100 % ratio"]),
    ("城镇、农村居民人均收入分别增长6%、8%", ["城镇居民人均收入 = 6 % growth", "农村居民人均收入 = 8 % growth"]),
    ("培育企业2家，农业综合产值突破200亿元", ["企业 = 2 家 increase", "农业综合产值 > 200 亿元 level"]),
    ("申请发明专利≥5项，研发软件不少于3套", ["发明专利 >= 5 项 increase", "软件 >= 3 套 increase"]),
    ("落实扶持政策，新建就业驿站50个以上，配套率达到70%", ["就业驿站 >= 50 个 increase", "配套率 = 70 % ratio"]),
    ("全年粮食播种面积14万亩以上", ["粮食播种面积 >= 140000 亩 level"]),
    ("水运项目完成投资43亿元", ["水运项目完成投资 = 43 亿元 increase"]),
    ("育成省级以上审定（认定）优良品种10个，新建（改）公路80公里", ["省级以上审定（认定）优良品种 = 10 个 increase", "公路 = 80 公里 increase"]),
    ("力争水、气质量排名均进入全国前十", ["水、气质量全国排名 <= 10 名 rank"]),
    ("城镇新增就业6万人以上", ["城镇新增就业 >= 60000 人 increase"]),
    ("全市新增高新技术企业50家", ["高新技术企业 = 50 家 increase"]),
    ("建成高标准农田20万亩，植树造林4万亩以上", ["高标准农田 = 200000 亩 increase", "植树造林 >= 40000 亩 increase"]),
    ("新建和改造提升高标准农田20万亩，新（改）建厕所9288户", ["高标准农田 = 200000 亩 increase", "厕所 = 9288 户 increase"]),
    ("实现高新技术产业营业收入380亿元", ["高新技术产业营业收入 = 380 亿元 level"]),
    ("力争互市贸易、跨境电商贸易额达到20亿元和30亿元", ["互市贸易贸易额 = 20 亿元 level", "跨境电商贸易额 = 30 亿元 level"]),
    ("力争优质公办幼儿园覆盖95%乡镇", ["优质公办幼儿园覆盖乡镇占比 = 95 % ratio"]),
    ("实施核心软件、高端器件与芯片等5个重大专项和8个重点专项", ["重大专项 = 5 个 increase", "重点专项 = 8 个 increase"]),
    ("推进垃圾分类和224个老旧小区、89条背街小巷改造提升", ["老旧小区 = 224 个 increase", "背街小巷改造提升 = 89 条 increase"]),
    ("加快10座易涝区泵站工程建设", ["易涝区泵站工程建设 = 10 座 increase"]),
    ("新增领军企业25家以上，年销售额超100亿元企业1家以上", ["领军企业 >= 25 家 increase"]),
    ("安排前期经费1亿元，力争高新技术企业达到50家", ["高新技术企业 = 50 家 level"]),
    (
        "到2030年，确保实现全省高新技术企业2.5万家目标，力争达到3万家左右",
        ["全省高新技术企业 = 25000 家 level", "全省高新技术企业 ~ 30000 家 level"],
    ),
    ("实现技术合同成交额突破100亿元的目标", ["技术合同成交额 > 100 亿元 level"]),
    ("完成新增科技型中小企业200家的目标任务", ["科技型中小企业 = 200 家 increase"]),
    ("力争释放10平方公里以上产业用地空间", ["产业用地空间 >= 10 平方公里 increase"]),
    ("主要预期目标是：地区生产总值同比增长8%左右", ["地区生产总值 ~ 8 % growth"]),
    ("巩固农村厕所革命成效，力争创建特色田园乡村14个", ["特色田园乡村 = 14 个 increase"]),
    ("科技经费占财政支出的比重达到百分之四点二以上", ["科技经费占财政支出的比重 >= 4.2 % ratio"]),
    (
        "每年建设100个市级示范村，到2027年累计建成500个市级示范村、90个县级示范村",
        ["市级示范村 = 100 个 increase 每年", "市级示范村 = 500 个 level", "县级示范村 = 90 个 level"],
    ),
    ("力争低效建设用地减量13平方公里", ["低效建设用地减量 = 13 平方公里 increase"]),
    ("将新区蓝绿空间占比稳定在70%", ["新区蓝绿空间占比 = 70 % ratio"]),
    ("整治提升泉水村落169个", ["泉水村落 = 169 个 increase"]),
    ("新设立外资企业40家以上", ["外资企业 >= 40 家 increase"]),
    (
        "新增高标准农田90万亩、绿色有机食品认证面积50万亩",
        ["高标准农田 = 900000 亩 increase", "绿色有机食品认证面积 = 500000 亩 increase"],
    ),
    ("供应国有建设用地5万亩", ["国有建设用地 = 50000 亩 increase"]),
    ("争取实现重大科技基础设施建设零的突破", ["重大科技基础设施 >= 1 个 increase"]),
    ("全市建成区绿化覆盖率达到44.8%", ["全市建成区绿化覆盖率 = 44.8 % ratio"]),
    ("落实超低能耗建筑项目5个、公共建筑节能改造40万平方米", ["超低能耗建筑项目 = 5 个 increase", "公共建筑节能改造 = 400000 平方米 increase"]),
    ("新增专精特新企业70家，高新技术企业突破1.1万家", ["专精特新企业 = 70 家 increase", "高新技术企业 > 11000 家 level"]),
    ("新增单项冠军企业20家、专精特新企业超50家", ["单项冠军企业 = 20 家 increase", "专精特新企业 > 50 家 increase"]),
    ("力争攻克关键技术105项以上、新转化项目40个以上", ["关键技术 >= 105 项 increase", "项目 >= 40 个 increase"]),
    ("到2027年，开展标准宣贯的企业超过1000家", ["开展标准宣贯的企业 > 1000 家 level"]),
    ("建成煤矿4处，完成原煤产量16万吨", ["煤矿 = 4 处 increase", "原煤产量 = 160000 吨 level"]),
    ("居民消费价格指数上涨2%左右", ["居民消费价格指数 ~ 2 % growth"]),
    ("新增和优化主城区公交线路16条", ["主城区公交线路 = 16 条 increase"]),
    ("力争瞪羚企业实现“零”的突破、国家高新技术企业突破90家", ["国家高新技术企业 > 90 家 level"]),
    ("首位产业规模力争占全省一半以上", ["首位产业规模占全省比重 >= 50 % ratio"]),
    ("力争规上工业企业净增27户，国家高新技术企业、科技型中小企业各新增1000家", ["规上工业企业 = 27 户 increase", "国家高新技术企业 = 1000 家 increase", "科技型中小企业 = 1000 家 increase"]),
    ("到2027年，每百户居民拥有的社区服务设施面积不低于20平方米", ["每百户居民拥有的社区服务设施面积 >= 20 平方米 level"]),
    ("重点项目开工率一季度达到30%、二季度达到60%", ["重点项目开工率 = 30 % ratio", "重点项目开工率 = 60 % ratio"]),
    ("创建和美乡村150个，建成集中式充电站100座", ["和美乡村 = 150 个 increase", "集中式充电站 = 100 座 increase"]),
    ("创建城市更新示范区，大力实施城市更新行动、完成投资220亿元", ["城市更新行动投资 = 220 亿元 increase"]),
    ("力争断面水质达标率、水源地水质达标率达到100%", ["断面水质达标率 = 100 % ratio", "水源地水质达标率 = 100 % ratio"]),
    ("力争300个重点项目完成投资800亿元", ["300个重点项目完成投资 = 800 亿元 increase"]),
    ("新建20个重点项目，完善保障，11项社会救助标准提高5%", ["重点项目 = 20 个 increase", "11项社会救助标准 = 5 % growth"]),
    ("建设良种场16个，改造连片30亩以上老旧池塘10万亩", ["良种场 = 16 个 increase", "连片30亩以上老旧池塘 = 100000 亩 increase"]),
    ("新增营业收入过100亿元企业1家、过50亿元企业2家", ["营业收入过100亿元企业 = 1 家 increase", "营业收入过50亿元企业 = 2 家 increase"]),
    ("力争电子、有色、装备产业规模分别达1.28万亿、1.18万亿、8200亿元", ["电子规模 = 12800 亿元 level", "有色规模 = 11800 亿元 level", "装备产业规模 = 8200 亿元 level"]),
    ("确保电煤供应17万吨以上", ["电煤供应 >= 170000 吨 level"]),
    ("建设30个数字工厂、8万个充电设施等任务目标", ["数字工厂 = 30 个 increase", "充电设施 = 80000 个 increase"]),
    ("力争法制审核人员不少于执法人员总数的5%", ["法制审核人员占执法人员总数比重 >= 5 % ratio"]),
    ("力争持续提升污水集中收集率并稳定保持在85%以上", ["污水集中收集率 >= 85 % ratio"]),
    ("新增五星级和四星级酒店各1家", ["五星级酒店 = 1 家 increase", "四星级酒店 = 1 家 increase"]),
    ("力争粮食播种面积与产量稳定在318亩、16吨", ["粮食播种面积 = 318 亩 level", "粮食产量 = 16 吨 level"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text[:20] for text, _ in PAIRS])
def test_pairs(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert sorted(written(t) for t, _ in found(f"{text}。", lexicon)) == sorted(expected)


def written(target: Target) -> str:
    numbers = "–".join(f"{n:g}" for n in (target.value, target.value_max) if n is not None and n < 1e6)
    parts = (
        target.indicator,
        target.comparator,
        numbers,
        target.unit,
        target.change,
        "每年" if target.per_year else "",
    )
    return " ".join(str(part) for part in parts if part != "")


NONE = [
    "对研发费用占营业收入比重高于5%的企业,优先安排用地指标",
    "对年营业收入达到2000万元以上的企业，给予100万元奖励",
    "将更多企业纳入“创新50强”支持范围,构建“3331”实验室体系",
    "推进G60科创走廊和5G网络建设,提升12345热线服务",
    "围绕建设公共服务平台等8大建设任务推进落实",
    "截至2022年底，全市已有高新技术企业3000家",
    "2021年，全市高新技术企业达到3000家",
    "实施科技企业“双倍增”行动计划",
    "设立100亿元的数字经济发展基金",
    "在受理后5个工作日内作出决定",
    "对每年营业收入不低于2000万元的企业，根据纳税情况，给予10万元奖励",
    "企业研发投入强度2.2％以上",
    "重点产业新上项目固定资产投资3亿元以上重大项目，实行一事一议",
    "打造万亿级产业集群，紧盯行业前10强",
    "高速公路通车里程居全省第1位",
    "用户规模达7.51亿",
    "认真落实省委十二届四次、五次全会决策部署",
    "确保电子商务交易额实现两位数增长",
    "模拟的颗粒数量达到1012",
    "违反规定的，处以5000元以上2万元以下罚款",
    "全面推进三个“一号工程”，优化三次产业结构",
    "支持民营经济发展31条",
    "引导园区与28家市级园区协同联动发展",
    "重点抓好8个方面工作",
    "各省推荐案例不超过10个",
    "大楼入驻率达到70%以上，且税收属地率达80%以上的，分别给予20万元、50万元奖励",
    "每年组织遴选不超过4个示范车间，单个车间奖励150万元",
    "完成25万吨级泊位主体",
    "2022年我国数字经济规模达50万亿元",
    "认定某某公司等63家企业为国家技术创新示范企业",
    "软件业务收入同比增长8.7%，服务面向10个应用场景",
    "孵化器内企业被认定为高新技术企业的，每认定１家高新技术企业，一次性奖励孵化器10万元",
    "落实现代物流业高质量发展10条措施",
    "不适用专利法第二十九条、第四十二条规定的期限",
    "支持民营经济发展，用好17条支持政策",
    "推动5万亩以上的大中型灌区渠首取水口实现在线计量",
    "吸引人口集聚，打造50万人口规模边境城市",
]


@pytest.mark.parametrize("text", NONE)
def test_no_targets(text: str, lexicon: Lexicon) -> None:
    assert found(f"{text}。", lexicon) == []


DEADLINES = [
    ("到2027年,全市孵化载体达到50家", "2027"),
    ("争取2024年底前,全市孵化载体达到50家", "2024-12-31"),
    ("2023年10月底前，全市孵化载体达到50家", "2023-10-31"),
    ("2024—2026年，新建孵化载体50家", "2026"),
    ("“十四五”期间，新建孵化载体50家", "2025"),
    ("按照（2025年修订）的办法，新建孵化载体50家", None),
]


@pytest.mark.parametrize(("text", "deadline"), DEADLINES)
def test_deadline_of_the_sentence(text: str, deadline: str | None, lexicon: Lexicon) -> None:
    assert [(t.deadline, inferred) for t, inferred in found(f"{text}。", lexicon)] == [(deadline, ())]


def test_a_deadline_without_its_year_takes_the_documents(lexicon: Lexicon) -> None:
    ((target, inferred),) = found("6月底前，新建孵化载体50家。", lexicon)
    assert (target.deadline, inferred) == ("2023-06-30", ("deadline",))


def test_the_year_that_a_paragraph_opens_governs_what_follows(lexicon: Lexicon) -> None:
    text = "2024年是关键一年。\n10月底前全部开工，新建孵化载体50家。\n全年新建绿道80公里。"
    section = replace(MEASURE, kind="section")
    targets = [t for t, _ in found(text, lexicon, Passage(text, section, (), replace(DOCUMENT, date_issued=None)))]
    assert [t.deadline for t in targets][-1] == "2024"


def test_each_year_has_its_number(lexicon: Lexicon) -> None:
    text = "全省信息技术产业营收年均增长10%以上，2024年、2025年分别突破2.2万亿元、2.4万亿元。"
    assert [(t.value, t.comparator, t.deadline) for t, _ in found(text, lexicon)[1:]] == [
        (22000, ">", "2024"),
        (24000, ">", "2025"),
    ]


def test_in_a_plan_a_share_of_at_least_is_a_goal(lexicon: Lexicon) -> None:
    text = "企业研发投入强度2.2％以上。"
    planned = Passage(text, MEASURE, (), replace(DOCUMENT, plan_end="2025"))
    assert [written(t) for t, _ in found(text, lexicon, planned)] == ["企业研发投入强度 >= 2.2 % ratio"]


def test_what_looks_back_sets_no_goal(lexicon: Lexicon) -> None:
    text = "新增企业5家。新增平台9家。"
    passage = Passage(text, MEASURE, (), DOCUMENT, past=(Span(0, text.index("。") + 1),))
    assert [t.indicator for t, _ in found(text, lexicon, passage)] == ["平台"]


def test_in_a_section_the_year_governs_what_follows(lexicon: Lexicon) -> None:
    text = "到2027年,创新能力显著提升。孵化载体达到50家。"
    section = Passage(text, replace(MEASURE, kind="section"), (), DOCUMENT)
    assert [(t.deadline, i) for t, i in found(text, lexicon, section)] == [("2027", ("deadline",))]
    assert [(t.deadline, i) for t, i in found(text, lexicon)] == [(None, ())]


@pytest.mark.parametrize(
    ("due", "lead_in", "plan_end", "deadline"),
    [("2024-06-30", "2026", "2027", "2024-06-30"), (None, "2026", "2027", "2026"), (None, None, "2027", "2027")],
)
def test_deadline_from_statement_lead_in_or_plan(
    due: str | None, lead_in: str | None, plan_end: str | None, deadline: str, lexicon: Lexicon
) -> None:
    text = "新建孵化载体50家。"
    clause, document = replace(MEASURE, lead_in=lead_in), replace(DOCUMENT, plan_end=plan_end)
    passage = Passage(text, clause, (), document, due=due)
    assert [(t.deadline, i) for t, i in found(text, lexicon, passage)] == [(deadline, ("deadline",))]


def test_a_value_of_damaged_digits_is_concluded(lexicon: Lexicon) -> None:
    ((target, inferred),) = found("到2027年，吸引033家企业入驻基地。", lexicon)
    assert (target.value, target.words, target.unit, inferred) == (33, "033家", "家", ("value",))
