from __future__ import annotations

from dataclasses import replace

import yaml

from ingest.decision import Decision, load_decisions
from jobs.aliases import Alias, Naming, as_yaml, likely

KNOWN = Naming(
    "威海市大数据发展中心",
    "市大数据发展中心",
    True,
    "威海市",
    "371000",
    frozenset({"1"}),
    "d",
    "一",
    "（市大数据发展中心负责）",
    "市大数据发展中心",
)
UNKNOWN = replace(KNOWN, name="市大数据中心", short_name="市大数据中心", resolved=False, statements=frozenset({"2"}))


def test_an_abbreviation_and_a_likeness_are_suggested_with_their_reason() -> None:
    (alias,) = likely([KNOWN, UNKNOWN])
    assert (alias.name, alias.other) == (UNKNOWN, KNOWN)
    assert "大数据中心 abbreviates 大数据发展中心" in alias.reason
    (alias,) = likely([KNOWN, replace(UNKNOWN, name="市大数椐发展中心")])
    assert "alike by" in alias.reason


def test_what_cannot_be_one_body_is_not_suggested() -> None:
    assert likely([KNOWN, replace(UNKNOWN, statements=KNOWN.statements)]) == [], "named in one statement"
    assert likely([KNOWN, replace(UNKNOWN, region="烟台市", region_code="370600")]) == [], "of another city"
    assert likely([KNOWN, replace(UNKNOWN, resolved=True)]) == [], "the gazetteer knows both"
    assert likely([KNOWN, replace(UNKNOWN, name="市气象台", short_name="市气象台")]) == [], "not alike"


def test_what_is_decided_is_not_suggested_again() -> None:
    decision = Decision(
        *("王芳", "2024-05-08", "网站", "d", "role", "一", "q", "s"),
        decision="different",
        place="a.yaml:1",
        names=(KNOWN.name, UNKNOWN.name),
    )
    assert likely([KNOWN, UNKNOWN], [decision]) == []


def test_of_two_unknown_names_the_shorter_is_read_as_the_longer() -> None:
    other = replace(KNOWN, name="市大数据发展中心", resolved=False)
    (alias,) = likely([other, UNKNOWN])
    assert (alias.name.name, alias.other.name) == ("市大数据中心", "市大数据发展中心")


def test_the_printed_yaml_is_a_decision_once_it_is_signed(tmp_path) -> None:
    (row,) = yaml.safe_load("\n".join(as_yaml([Alias(UNKNOWN, KNOWN, 90.0, "because")])))
    signed = {**row, "by": "王芳", "date": "2024-05-08", "why": "同一机构"}
    (tmp_path / "a.yaml").write_text(yaml.safe_dump([signed], allow_unicode=True), encoding="utf-8")
    (decision,) = load_decisions([tmp_path])
    assert decision.names == ("市大数据中心", "威海市大数据发展中心")
    assert decision.region == "371000"


def test_that_there_is_none_is_said() -> None:
    assert list(as_yaml([])) == ["# No two names of one region look like one body, or all that do are decided."]
