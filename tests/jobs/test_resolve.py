from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from ingest.model import Given
from jobs.home import POLICIES
from jobs.resolve import NoSuchDocument, NoSuchKind, Place, open_place, place_of, resolve_name, told

WEIHAI = POLICIES / "weihai-chuangxin-pingtai.txt"


@pytest.mark.parametrize(
    ("kind", "name", "region", "key", "owner", "family"),
    [
        ("agency", "市科技局", "烟台市", "370600:烟台市科学技术局", "370600", "烟台市科学技术局"),
        ("agency", "科技部", "烟台市", "100000:中华人民共和国科学技术部", "100000", "中华人民共和国科学技术部"),
        ("programme", "泰山人才工程", "嘉兴市", "泰山人才工程@370000", "370000", "泰山人才"),
        ("programme", "“揭榜挂帅”", "嘉兴市", "揭榜挂帅", "", "揭榜挂帅"),
        ("platform", "省重点实验室", "烟台市", "重点实验室/省级", "370000", "重点实验室"),
        ("platform", "省重点实验室", "嘉兴市", "重点实验室/省级", "330000", "重点实验室"),
        (
            "indicator",
            "全社会研发经费支出占地区生产总值比重",
            "烟台市",
            "全社会研发经费投入强度",
            "",
            "全社会研发经费投入强度",
        ),
    ],
)
def test_node_owner_and_family(kind: str, name: str, region: str, key: str, owner: str, family: str) -> None:
    node = resolve_name(kind, name, Place(Given(region=region)))
    assert (node.key, node.owner.code if node.owner else "", node.family) == (key, owner, family)
    assert not node.found
    assert any(line.startswith("basis") and ".csv" in line for line in told(node))


def test_a_name_is_read_as_its_document_reads_it() -> None:
    place = place_of(WEIHAI)
    node = resolve_name("agency", "教育工委", place)
    assert (node.key, node.found) == ("371000:中共威海市委教育工作委员会", True)
    before, after = resolve_name("agency", "市经信委", place), resolve_name("agency", "市工信局", place)
    assert before.key == "371000:威海市经济和信息化委员会"
    assert ("SUCCEEDED_BY", "Agency", after.key) in before.entity.links


def test_a_body_without_a_place_asks_for_one() -> None:
    def asks(region: str | None) -> bool:
        node = resolve_name("agency", "市财政局", Place(Given(region=region)))
        return any("--region" in line for line in told(node))

    assert (asks(None), asks("烟台市")) == (True, False)


def test_a_name_that_nothing_explains_says_so() -> None:
    node = resolve_name("agency", "市某某协调处", Place(Given(region="烟台市")))
    assert node.entity.properties["resolved"] is False
    assert any("printed name" in line for line in told(node))


def test_what_a_node_stands_for_is_told_in_a_sentence() -> None:
    def meaning(kind: str, name: str) -> str:
        lines = told(resolve_name(kind, name, Place(Given(region="广州市"))))
        return next(line for line in lines if line.startswith("meaning"))

    assert "all places" in meaning("programme", "揭榜挂帅")
    assert "广东省" in meaning("programme", "省自然科学基金")
    assert "whole country" in meaning("platform", "省重点实验室")
    assert "quantity" in meaning("indicator", "高新技术企业数量")
    assert "广州市" in meaning("agency", "市科技局")


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(NoSuchKind, match="agency, programme, platform, indicator"):
        resolve_name("thing", "x", Place(Given()))


def test_the_file_decides_the_region_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一、任务\n（一）建设省重点实验室。（市科技局牵头）\n", encoding="utf-8")
    assert resolve_name("agency", "市科技局", place_of(file)).owner is None
    assert resolve_name("agency", "市科技局", place_of(file, "威海市")).key == "371000:威海市科学技术局"


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_a_document_of_the_graph_gives_place_and_day(invented: Store) -> None:
    place = open_place("青政办字〔2023〕12号", None, invented.url)
    assert (place.given.region, place.given.date_published) == ("青石市", "2023-03-15")
    with pytest.raises(NoSuchDocument):
        open_place("青政办字〔2023〕99号", None, invented.url)
