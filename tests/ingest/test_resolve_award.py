"""Grants: the node that money goes to, and the government that pays."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ingest.fields import Award
from ingest.lexicon import Lexicon
from ingest.model import Document, Entity
from ingest.resolve.award import resolve_award

WEIHAI = Document(
    id="d",
    status="issued",
    issuers=("威海市人民政府办公室",),
    issuer_level="city",
    region_code="371000",
    region_name="威海市",
    date_issued="2018-11-30",
)


@dataclass(frozen=True)
class Echo:
    agency_key: str
    entities: tuple[Entity, ...] = field(default=())


def resolved(recipient: str, lexicon: Lexicon, funder: str | None = None) -> tuple[Award, list[str], tuple[str, ...]]:
    award = Award(recipient, 1_000_000, "exact", "补助", funder=funder)
    named, entities, inferred = resolve_award(award, WEIHAI, lexicon, Echo)
    return named, [entity.label for entity in entities], tuple(inferred)


@pytest.mark.parametrize(
    ("recipient", "key"),
    [
        ("国家级技术创新中心", "Platform:技术创新中心/国家级"),
        ("企业牵头组建的市级技术创新中心", "Platform:技术创新中心/市级"),
        ("新认定的“独角兽”企业", "Beneficiary:“独角兽”企业"),
        ("承担军工科研项目的企业", "Beneficiary:承担军工科研项目的企业"),
        ("山东省品牌科技企业孵化器和众创空间", "Beneficiary:山东省品牌科技企业孵化器和众创空间"),
        ("省级重点实验室等", "Platform:重点实验室/省级"),
        ("“泰山人才工程”", "Programme:泰山人才工程@370000"),
        ("入选泰山人才工程", "Beneficiary:入选泰山人才工程"),
    ],
)
def test_recipient(recipient: str, key: str, lexicon: Lexicon) -> None:
    award, labels, _ = resolved(recipient, lexicon)
    assert award.recipient_key == key
    assert key.split(":")[0] in labels
    assert award.recipient == recipient


def test_the_government_of_the_region_pays_where_nobody_is_named(lexicon: Lexicon) -> None:
    award, _, inferred = resolved("承租企业", lexicon)
    assert (award.funder, award.funder_key, inferred) == ("威海市人民政府", "威海市人民政府", ("funder",))


def test_a_printed_level_is_its_government(lexicon: Lexicon) -> None:
    award, _, inferred = resolved("承租企业", lexicon, "市级")
    assert (award.funder, award.funder_key, inferred) == ("市级", "市政府", ())


def test_the_nation_pays_where_its_treasury_is_printed(lexicon: Lexicon) -> None:
    award, _, _ = resolved("完成较好的省", lexicon, "中央财政")
    assert award.funder_key == "国务院"


def test_a_programme_that_the_document_speaks_of_may_be_paid(lexicon: Lexicon) -> None:
    award = Award("“英才计划”", 1_000_000, "exact", "支持")
    assert resolve_award(award, WEIHAI, lexicon, Echo)[0].recipient_key == "Beneficiary:“英才计划”"
    named, entities, _ = resolve_award(award, WEIHAI, lexicon, Echo, {"英才计划"})
    assert (named.recipient_key, entities[0].label) == ("Programme:英才计划@371000", "Programme")


def test_a_fund_that_is_set_up_is_a_programme(lexicon: Lexicon) -> None:
    award = Award("科创母基金", 1e9, "exact", "基金")
    assert resolve_award(award, WEIHAI, lexicon, Echo)[0].recipient_key == "Programme:科创母基金@371000"
