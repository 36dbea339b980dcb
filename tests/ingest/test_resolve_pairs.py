from __future__ import annotations

import pytest

from ingest.describe import describe
from ingest.fields import Fields, Platform, Programme, Target
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity, Given, Source
from ingest.repair import repair
from ingest.resolve import resolve
from ingest.resolve.pairs import judge


def document(region: str, lexicon: Lexicon) -> Document:
    restored = repair(Source("加强创新。", "0" * 64, "text", "utf-8", "a.txt"), lexicon.vocabulary)
    return describe(restored, lexicon, Given(region=region))


def node(fields: Fields, region: str, lexicon: Lexicon) -> tuple[Entity, str | None]:
    entity = resolve(fields, document(region, lexicon), lexicon)[1][0]
    return entity, next((key for relation, _, key in entity.links if relation == "IN_REGION"), None)


@pytest.mark.parametrize(
    ("one", "other", "cities", "judgement"),
    [
        (Programme("揭榜挂帅机制", "mechanism"), Programme("揭榜挂帅", "mechanism"), ("青岛市", "嘉兴市"), "same"),
        (Programme("人才兴烟计划", "plan"), Programme("英才计划", "plan"), ("烟台市", "威海市"), "family"),
        (Programme("人才兴烟计划", "plan"), Programme("双百计划", "plan"), ("烟台市", "烟台市"), "different"),
        (Programme("省自然科学基金", "fund"), Programme("省自然科学基金联合基金", "fund"), ("烟台市",) * 2, "family"),
        (Programme("沃土计划", "plan"), Programme("硕果计划", "plan"), ("青岛市", "青岛市"), "different"),
        (
            Platform("省重点实验室", "type", "重点实验室", "省"),
            Platform("孵化器", "type", "孵化器"),
            ("烟台市",) * 2,
            "different",
        ),
        (
            Platform("省重点实验室", "type", "重点实验室", "省"),
            Platform("重点实验室", "type", "重点实验室"),
            ("烟台市", "威海市"),
            "family",
        ),
        (
            Platform("山东产业技术研究院", "named", "产业技术研究院"),
            Platform("山东产业技术研究院泰安分院", "named", "分院"),
            ("泰安市", "泰安市"),
            "family",
        ),
        (
            Platform("烟台科技大市场", "named", "科技大市场"),
            Platform("科技大市场", "type", "科技大市场"),
            ("烟台市", "烟台市"),
            "different",
        ),
        (
            Target("高新技术企业", "=", 1, "家", "level"),
            Target("上市高新技术企业", "=", 1, "家", "level"),
            ("青岛市",) * 2,
            "family",
        ),
    ],
)
def test_judgement(one: Fields, other: Fields, cities: tuple[str, str], judgement: str, lexicon: Lexicon) -> None:
    (first, owner), (second, owner_too) = node(one, cities[0], lexicon), node(other, cities[1], lexicon)
    assert judge(first, second, (owner, owner_too), lexicon) == judgement
    assert judge(second, first, (owner_too, owner), lexicon) == judgement


def test_every_cue_is_a_row_once(lexicon: Lexicon) -> None:
    cues = [row["cue"] for row in lexicon.tables["programme_families"]]
    assert len(cues) == len(set(cues)) > 0
