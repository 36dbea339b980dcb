from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.describe import describe
from ingest.fields import Platform, Programme
from ingest.lexicon import Lexicon
from ingest.model import Document, Given, Source
from ingest.repair import repair
from ingest.resolve.platform import resolve_platform
from ingest.resolve.programme import resolve_programme


def document(region: str, lexicon: Lexicon) -> Document:
    restored = repair(Source("加强创新。", "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    return describe(restored, lexicon, Given(region=region))


@pytest.mark.parametrize(
    ("name", "kind", "region", "key", "inferred"),
    [
        ("揭榜挂帅项目遴选制度", "mechanism", "烟台市", "揭榜挂帅", ()),
        ("科研经费包干制", "mechanism", "青岛市", "包干制", ()),
        ("泰山产业领军人才", "project", "嘉兴市", "泰山产业领军人才工程@370000", ("region",)),
        ("省自然科学基金", "fund", "烟台市", "自然科学基金@370000", ()),
        ("市自然科学基金", "fund", "青岛市", "自然科学基金@370200", ()),
        ("泰安市科技创新转化基金", "fund", "泰安市", "科技创新转化基金@370900", ()),
        ("科技强基行动计划", "plan", "烟台市", "科技强基行动计划@370600", ("region",)),
        ("国家产业基础再造工程", "project", "嘉兴市", "产业基础再造工程@100000", ()),
        ("市场主体培育行动", "action", "烟台市", "市场主体培育行动@370600", ("region",)),
        ("嵊泗县域共富省级试点", "project", "舟山市", "县域共富省级试点@330922", ()),
    ],
)
def test_whose_a_programme_is(
    name: str, kind: str, region: str, key: str, inferred: tuple[str, ...], lexicon: Lexicon
) -> None:
    fields = replace(Programme(name, "plan"), programme_kind=kind)
    resolved, entities, notes = resolve_programme(fields, document(region, lexicon), lexicon)
    assert (resolved.key, entities[0].key) == (key, key)
    assert tuple(notes) == inferred


def test_one_node_however_the_owner_is_printed(lexicon: Lexicon) -> None:
    here = document("泰安市", lexicon)
    long, short = (
        resolve_programme(Programme(name, "plan"), here, lexicon)
        for name in ("泰安市十四五科技创新发展规划", "十四五科技创新发展规划")
    )
    assert long[1][0] == short[1][0]


def test_the_node_depends_on_its_key_alone(lexicon: Lexicon) -> None:
    (_, one, _), (_, other, _) = (
        resolve_programme(Programme("省自然科学基金", kind), document(city, lexicon), lexicon)
        for kind, city in (("fund", "烟台市"), ("project", "泰安市"))
    )
    assert one[0] == other[0]
    assert one[0].properties["level"] == "省级"


def test_without_a_region_the_name_is_the_key(lexicon: Lexicon) -> None:
    nowhere = replace(document("烟台市", lexicon), region_code=None)
    assert resolve_programme(Programme("科技强基行动计划", "plan"), nowhere, lexicon)[0].key == "科技强基行动计划"


@pytest.mark.parametrize(
    ("platform", "key"),
    [
        (Platform("山东省重点实验室", "type", "重点实验室", "省级"), "重点实验室/省级"),
        (Platform("省重点实验室", "type", "重点实验室", "省"), "重点实验室/省级"),
        (Platform("全国重点实验室", "type", "全国重点实验室"), "重点实验室/国家级"),
        (Platform("国家重点实验室", "type", "国家重点实验室"), "重点实验室/国家级"),
        (Platform("孵化器", "type", "孵化器"), "科技企业孵化器"),
        (Platform("烟台科技大市场", "named", "科技大市场"), "烟台科技大市场@370600"),
        (Platform("东方航天港产业园", "named", "产业园"), "东方航天港产业园@370600"),
        (Platform("长三角国家技术创新中心(浙江)", "named", "技术创新中心"), "长三角国家技术创新中心(浙江)@330000"),
        (Platform("山东产业技术研究院泰安分院", "named", "分院"), "山东产业技术研究院泰安分院@370900"),
    ],
)
def test_which_node_a_platform_is(platform: Platform, key: str, lexicon: Lexicon) -> None:
    resolved, entities, _ = resolve_platform(platform, document("烟台市", lexicon), lexicon)
    assert (resolved.key, entities[0].key) == (key, key)


def test_a_type_lies_nowhere_and_a_named_platform_somewhere(lexicon: Lexicon) -> None:
    here = document("烟台市", lexicon)
    (_, kind, _), (_, named, notes) = (
        resolve_platform(p, here, lexicon)
        for p in (Platform("众创空间", "type", "众创空间"), Platform("蓝色药谷", "named", "药谷"))
    )
    assert kind[0].links == ()
    assert named[0].links == (("IN_REGION", "Region", "370600"),)
    assert tuple(notes) == ("region",)
