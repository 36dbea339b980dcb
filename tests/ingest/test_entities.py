"""Shared nodes are a pure function of their key and data/, whichever document, alias or sentence led to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from ingest.describe import describe
from ingest.fields import Fields, Platform, Programme
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity, Given, Source
from ingest.pipeline import load_extractor, read_file
from ingest.repair import repair
from ingest.resolve import resolve

ROOT = Path(__file__).resolve().parents[2]
REGIONS = (None, "威海市", "嘉兴市", "山东省")


def test_each_key_of_the_policies_has_one_record(policies: Path) -> None:
    extractor = load_extractor(ROOT / "data" / "gazetteers")
    readings = [read_file(file, extractor, Given()) for file in sorted(policies.glob("*.txt"))]
    assert len(readings) > 1
    assert several(entity for reading in readings for entity in reading.entities) == {}


def test_each_key_of_the_gazetteers_has_one_record(lexicon: Lexicon) -> None:
    """Every alias, named and as a class, with and without a level, in a document of several places."""
    programmes = [
        Programme(row["name"], kind) for row in lexicon.tables["programmes"] for kind in ("plan", "mechanism")
    ]
    platforms = [
        Platform(name, kind, row["name"], level)
        for row in lexicon.tables["platform_classes"]
        for name, level in ((row["name"], None), (f"省{row['name']}", "省"), (f"嘉兴{row['name']}", None))
        for kind in ("named", "type")
    ]
    documents = [document(region, lexicon) for region in REGIONS]
    things: list[Fields] = [*programmes, *platforms]
    pairs = product(things, documents)
    assert several(entity for fields, home in pairs for entity in resolve(fields, home, lexicon)[1]) == {}


@pytest.mark.parametrize("kind", ["named", "type"])
def test_a_name_without_a_place_is_no_class(kind: str, lexicon: Lexicon) -> None:
    nowhere = document(None, lexicon)
    fields = Platform("科技大市场", "named" if kind == "named" else "type", "科技大市场")
    entity = resolve(fields, nowhere, lexicon)[1][0]
    assert entity.key == ("科技大市场@" if kind == "named" else "科技大市场")


@pytest.mark.parametrize(
    ("name", "of_class"),
    [
        ("山东自贸区青岛片区", None),
        ("长三角全球科创路演中心", None),
        ("威海市科技创新综合服务平台", None),
        ("南湖实验室", "实验室"),
        ("烟台科技大市场", "科技大市场"),
        ("国家高速列车技术创新中心", "技术创新中心"),
    ],
)
def test_a_bare_head_noun_makes_no_names_alike(name: str, of_class: str | None, lexicon: Lexicon) -> None:
    entity = resolve(Platform(name, "named"), document("烟台市", lexicon), lexicon)[1][0]
    assert entity.properties["platform_class"] == of_class


def document(region: str | None, lexicon: Lexicon) -> Document:
    restored = repair(Source("加强创新。", "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    return describe(restored, lexicon, Given(region=region))


def several(entities: Iterable[Entity]) -> dict[tuple[str, str], list[Entity]]:
    """The records of each key that has more than one."""
    records: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity not in records[entity.label, entity.key]:
            records[entity.label, entity.key].append(entity)
    return {key: found for key, found in records.items() if len(found) > 1}
