"""Inherited, one family, or the same words by chance."""

from __future__ import annotations

import pytest

from graph.analysis.overlap import Naming, kin

A, B = "370600", "371000"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # 泰山人才工程 is Shandong's wherever it is named.
        (
            ("泰山人才工程@370000", "泰山人才工程", "370000", ""),
            ("泰山人才工程@370000", "泰山人才工程", "370000", ""),
            "inherited",
        ),
        # A type of platform at the level of the nation; of no level.
        (
            ("重点实验室/国家级", "重点实验室", "", "国家级"),
            ("重点实验室/国家级", "重点实验室", "", "国家级"),
            "inherited",
        ),
        (("孵化器/未定", "孵化器", "", ""), ("孵化器/未定", "孵化器", "", ""), "family"),
        # Each city's own: the same words, or only one family.
        (("人才计划@370600", "人才计划", A, ""), ("人才计划@371000", "人才计划", B, ""), "name"),
        (("人才计划@370600", "人才计划", A, ""), ("人才行动@371000", "人才行动", B, ""), "family"),
        # A mechanism belongs to nobody: one node, in common by name.
        (("揭榜挂帅", "揭榜挂帅", "", ""), ("揭榜挂帅", "揭榜挂帅", "", ""), "name"),
    ],
)
def test_kin(one, other, expected):
    assert kin([Naming(A, *one), Naming(B, *other)]) == expected


def test_a_class_of_a_province_is_shared_inside_it_only():
    class_of = ("技术创新中心/省级", "技术创新中心", "", "省级")
    assert kin([Naming("370600", *class_of), Naming("371000", *class_of)]) == "inherited"
    assert kin([Naming("370600", *class_of), Naming("330400", *class_of)]) == "family"


def test_the_strongest_tie_counts():
    own = [Naming(A, "x@370600", "x", A, ""), Naming(B, "x@371000", "x", B, "")]
    higher = [Naming(A, "x@100000", "x", "100000", ""), Naming(B, "x@100000", "x", "100000", "")]
    assert kin(own) == "name"
    assert kin(own + higher) == "inherited"
