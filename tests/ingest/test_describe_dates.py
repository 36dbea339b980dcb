"""Days, years and terms of validity as documents print them."""

from __future__ import annotations

import pytest

from ingest.describe.dates import iso_day, plan_end, validity


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018年11月30日", "2018-11-30"),
        ("2019年１月３日印发", "2019-01-03"),
        ("二〇〇五年六月十一日", "2005-06-11"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("时间:2023-10-04点击数:", "2023-10-04"),
        ("2023年13月40日", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("推进方案(2023—2027年)", "2027"),
        ("推进方案(20232027年)", "2027"),
        ("2020年全市科技工作要点", "2020"),
        ("山东省“十四五”科技创新规划", "2025"),
        ("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "2025"),
        ("数字山东2019行动方案", "2019"),
        ("“315”科技创新体系建设工程", None),
    ],
)
def test_the_end_of_a_plan(title: str, year: str | None) -> None:
    assert plan_end(title) == year


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("本办法自2023年2月22日起施行，有效期至2026年2月21日。", "2023-02-22", "2026-02-21"),
        ("本政策自印发之日起施行，有效期3年。", "2020-06-17", "2023-06-16"),
        ("本意见自发布之日起30日后施行。", "2020-07-17", None),
        ("本办法适用期为2013年1月1日至2015年12月31日。", "2013-01-01", "2015-12-31"),
        ("自然灾害的防治。", None, None),
        ("近日，某局公布《某办法》（以下简称《办法》），自2025年5月1日起施行。", None, None),
        ("《某办法》已经审议通过，现予公布，自2021年11月25日起施行。", "2021-11-25", None),
        (
            "本细则为《某政策的通知》的配套文件，自2023年2月22日施行，有效期至2026年2月21日。",
            "2023-02-22",
            "2026-02-21",
        ),
    ],
)
def test_validity(text: str, first: str | None, last: str | None) -> None:
    assert validity(text, "2020-06-17")[:2] == (first, last)
