"""Bureaus of the same short name are as many bodies as there are cities; one bureau is one body however it is printed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.fields import Role
from ingest.model import Reading, Source
from ingest.pipeline import Extractor, load_extractor, read_source

ROOT = Path(__file__).resolve().parents[2]
CITIES = ("烟台市", "威海市", "青岛市", "泰安市", "嘉兴市", "温州市")
# Each office with the short names that documents print for it.
OFFICES = (
    ("科技局", "科学技术局"),
    ("财政局", "财政局"),
    ("发展改革委", "发改委"),
    ("教育局", "教育局"),
    ("工业和信息化局", "工信局"),
    ("人力资源社会保障局", "人社局"),
    ("自然资源和规划局", "自然资源和规划局"),
    ("生态环境局", "生态环境局"),
    ("住房城乡建设局", "住建局"),
    ("交通运输局", "交通局"),
    ("农业农村局", "农业农村局"),
    ("商务局", "商务局"),
    ("卫生健康委", "卫健委"),
    ("市场监管局", "市场监督管理局"),
    ("统计局", "统计局"),
)
GROUP = "各县（市、区）政府"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor(ROOT / "data" / "gazetteers")


def printed(offices: list[str], dice: random.Random) -> str:
    """A list as documents print it: the first with its 市, the others with or without."""
    return "、".join(name if i and dice.random() < 0.5 else f"市{name}" for i, name in enumerate(offices))


def text_of(city: str, dice: random.Random) -> str:
    clauses = []
    for number, form in enumerate((0, 1), start=1):
        offices = [office[form] for office in OFFICES]
        dice.shuffle(offices)
        lead, *others = offices
        statement = f"（牵头单位：市{lead}；责任单位：{printed(others, dice)}，{GROUP}）"
        clauses.append(f"（{'一二'[number - 1]}）推进第{number}项任务。加强创新平台建设。{statement}")
    body = "\n".join(clauses)
    return f"{city}人民政府关于加快科技创新的实施意见\n一、重点任务\n{body}\n{city}人民政府\n2023年5月6日\n"


def documents(extractor: Extractor, seed: int) -> Iterator[Reading]:
    dice = random.Random(seed)
    cities = list(CITIES)
    dice.shuffle(cities)
    for city in cities:
        yield read_source(Source(text_of(city, dice), city, "text", "utf-8", city), extractor)


@pytest.mark.parametrize("seed", range(5))
def test_six_cities_with_fifteen_offices_each_are_ninety_bodies(extractor: Extractor, seed: int) -> None:
    roles = [f.fields for reading in documents(extractor, seed) for f in reading.facts if isinstance(f.fields, Role)]
    assert len(roles) == len(CITIES) * 2 * (len(OFFICES) + 1)
    bodies = {role.agency_key for role in roles if role.body != "group"}
    assert len(bodies) == 90
    assert all(role.canonical for role in roles if role.body != "group")
    groups = {role.agency_key for role in roles if role.body == "group"}
    assert len(groups) == len(CITIES), "the same collective of two cities is two"


def test_the_nodes_are_the_same_whatever_the_order(extractor: Extractor) -> None:
    nodes = [
        {(e.label, e.key): e for reading in documents(extractor, seed) for e in reading.entities} for seed in (1, 2)
    ]
    assert nodes[0] == nodes[1]
