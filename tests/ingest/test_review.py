"""Decisions of persons: matched by what is printed, replayed between extract and resolve, reported when they fit no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.decision import load_decisions
from ingest.errors import DataInvalid
from ingest.fields import Role, Target
from ingest.model import Reading, Source
from ingest.pipeline import Extractor, load_extractor, read_source

ROOT = Path(__file__).resolve().parents[2]
STATEMENT = "（牵头单位：市科技局；责任单位：市财政局、市智慧办）"
TEXT = f"""威海市人民政府办公室关于加快平台建设的意见
威政办字〔2024〕{{number}}号
一、主要任务
（一）建设实验室。到2027年，高新技术企业达到400家。{STATEMENT}
（二）培育企业。开展服务。（市智慧城市办公室负责）
威海市人民政府办公室
2024年3月1日
"""
PLACE = {
    "by": "王芳",
    "date": "2024-05-08",
    "why": "部门网站",
    "document": "威政办字〔2024〕1号",
    "kind": "role",
    "clause": "一/(一)",
    "quote": STATEMENT,
    "surface": "市智慧办",
}
Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor(ROOT / "data" / "gazetteers")


@pytest.fixture
def read(extractor: Extractor, tmp_path: Path) -> Read:
    def read(*decisions: dict[str, Any], number: int = 1, text: str = TEXT) -> Reading:
        write(tmp_path, *decisions)
        source = Source(text.format(number=number), "0", "text", "utf-8", "test")
        return read_source(source, replace(extractor, decisions=load_decisions([tmp_path])))

    return read


def write(folder: Path, *decisions: dict[str, Any]) -> None:
    (folder / "decisions.yaml").write_text(yaml.safe_dump(list(decisions), allow_unicode=True), encoding="utf-8")


def roles(reading: Reading, path: str = "一/(一)") -> dict[str, Role]:
    return {
        f.fields.surface: f.fields
        for f in reading.facts
        if isinstance(f.fields, Role) and f.clause and "/".join(f.clause.path) == path
    }


def test_a_rejected_fact_is_not_there_and_the_others_are(read: Read) -> None:
    before, after = read(), read({**PLACE, "decision": "reject"})
    assert set(roles(before)) - set(roles(after)) == {"市智慧办"}
    assert after.review == ()
    assert {f.id for f in after.facts} < {f.id for f in before.facts}


def test_a_corrected_name_is_resolved_and_the_fact_says_so(read: Read) -> None:
    reading = read({**PLACE, "decision": "correct", "set": {"name": "市大数据局", "role": "lead"}})
    role = roles(reading)["市智慧办"]
    assert (role.canonical, role.role) == ("威海市大数据局", "lead")
    fact = next(f for f in reading.facts if f.fields is role)
    assert "review" in fact.evidence.inferred
    assert fact.id in {f.id for f in read().facts}


def test_a_corrected_figure(read: Read) -> None:
    (fact,) = [f for f in read().facts if isinstance(f.fields, Target)]
    place = {**PLACE, "kind": "target", "quote": fact.evidence.quote, "surface": "400家"}
    reading = read({**place, "decision": "correct", "set": {"value": 500, "comparator": ">="}})
    (target,) = [f.fields for f in reading.facts if isinstance(f.fields, Target)]
    assert (target.value, target.comparator) == (500.0, ">=")
    assert isinstance(target.value, float)


def test_two_names_are_one_body_only_by_judgement(read: Read) -> None:
    names = ["市智慧办", "市智慧城市办公室"]
    apart, together = read(), read({**PLACE, "decision": "same", "names": names})
    assert roles(apart)["市智慧办"].agency_key != roles(apart, "一/(二)")["市智慧城市办公室"].agency_key
    assert roles(together)["市智慧办"].agency_key == roles(together, "一/(二)")["市智慧城市办公室"].agency_key
    assert roles(together)["市智慧办"].surface == "市智慧办"


def test_a_judgement_holds_for_one_document_or_for_a_region(read: Read) -> None:
    decision = {**PLACE, "decision": "same", "names": ["市智慧办", "市智慧城市办公室"]}
    elsewhere = read(decision, number=2)
    assert roles(elsewhere)["市智慧办"].name == "市智慧办"
    assert elsewhere.review == ()
    regional = read({**decision, "region": "371000"}, number=2)
    assert roles(regional)["市智慧办"].name == "市智慧城市办公室"
    other = read({**decision, "region": "370600"}, number=2)
    assert roles(other)["市智慧办"].name == "市智慧办"


def test_different_changes_nothing(read: Read) -> None:
    decided = read({**PLACE, "decision": "different", "names": ["市智慧办", "市智慧城市办公室"]})
    assert decided.facts == read().facts
    assert decided.review == ()


@pytest.mark.parametrize(
    "printed", [{"clause": "一/（一）"}, {"quote": STATEMENT.replace("；", "; ")}, {"surface": "市 智慧办"}]
)
def test_blanks_and_widths_do_not_matter(read: Read, printed: dict[str, str]) -> None:
    assert "市智慧办" not in roles(read({**PLACE, **printed, "decision": "reject"}))


@pytest.mark.parametrize(
    "change", [{"clause": "一/(二)"}, {"quote": "（市智慧办负责）"}, {"surface": "市智能办"}, {"kind": "target"}]
)
def test_what_fits_no_more_is_said_and_does_nothing(read: Read, change: dict[str, str]) -> None:
    reading = read({**PLACE, **change, "decision": "reject"})
    assert reading.facts == read().facts
    (note,) = reading.review
    assert note.startswith("decisions.yaml:1: reject ")
    assert "no longer applies" in note


def test_a_name_that_is_read_otherwise_now_is_said(read: Read) -> None:
    reading = read({**PLACE, "decision": "same", "names": ["市智慧局", "市大数据局"]})
    assert "the name is read as '市智慧办'" in reading.review[0]
    assert roles(reading)["市智慧办"].canonical is None


def test_several_facts_in_the_same_words_need_an_id(read: Read) -> None:
    text = TEXT.replace("市财政局、市智慧办", "市智慧办、市智慧办")
    place = {**PLACE, "quote": STATEMENT.replace("市财政局、市智慧办", "市智慧办、市智慧办"), "decision": "reject"}
    open_ = read(place, text=text)
    assert "fits 2 facts. Add the id of one of them" in open_.review[0]
    ids = [f.id for f in open_.facts if isinstance(f.fields, Role) and f.fields.surface == "市智慧办"]
    closed = read({**place, "id": ids[1]}, text=text)
    assert closed.review == ()
    assert [f.id for f in open_.facts if f not in closed.facts] == ids[1:]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"by": ""}, "by missing"),
        ({"quote": None}, "quote missing"),
        ({"decision": "merge"}, "'merge' about 'role' is not known"),
        ({"kind": "measure"}, "'reject' about 'measure' is not known"),
        ({"names": ["甲局", "乙局"]}, "reject with, or without, names"),
        ({"decision": "same"}, "same with, or without, names"),
        ({"decision": "same", "names": ["甲局"]}, "not two different names"),
        ({"decision": "same", "names": ["甲局", "甲 局"]}, "not two different names"),
        ({"decision": "same", "names": ["甲局", "乙局"], "kind": "platform"}, "platform names no body"),
        ({"decision": "correct", "set": {"agency_key": "x"}}, "'agency_key' cannot be set"),
        ({"decision": "correct", "set": {"role": "leader"}}, "'leader' is not what this field holds"),
        ({"decision": "correct", "set": {"name": 7}}, "7 is not what this field holds"),
        ({"decision": "correct", "set": {}}, "set names no field"),
    ],
)
def test_files_that_cannot_be_meant(tmp_path: Path, change: dict[str, Any], what: str) -> None:
    write(tmp_path, {**PLACE, "decision": "reject", **change})
    with pytest.raises(DataInvalid, match=f"decisions.yaml:1: .*{what}"):
        load_decisions([tmp_path])


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (
            {"decision": "reject"},
            {"decision": "correct", "set": {"role": "lead"}},
            "already decided at decisions.yaml:1",
        ),
        (
            {"decision": "same", "names": ["甲局", "乙局"]},
            {"decision": "different", "names": ["乙局", "甲局"], "surface": "乙局"},
            "decides the opposite",
        ),
        (
            {"decision": "same", "names": ["甲局", "乙局"]},
            {"decision": "same", "names": ["乙局", "丙局"], "surface": "乙局"},
            "renames one of these names",
        ),
    ],
)
def test_contradictions(tmp_path: Path, first: dict[str, Any], second: dict[str, Any], what: str) -> None:
    write(tmp_path, {**PLACE, **first}, {**PLACE, **second})
    with pytest.raises(DataInvalid, match=what):
        load_decisions([tmp_path])


@pytest.mark.parametrize(
    ("content", "what"), [("- a: [", "no YAML"), ("by: 王芳", "no list"), ("- 王芳", "no decision")]
)
def test_files_of_another_form(tmp_path: Path, content: str, what: str) -> None:
    (tmp_path / "decisions.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DataInvalid, match=what):
        load_decisions([tmp_path])


def test_an_empty_file_and_our_own_folder(tmp_path: Path) -> None:
    (tmp_path / "decisions.yaml").write_text("# nothing decided yet\n", encoding="utf-8")
    assert load_decisions([tmp_path, tmp_path / "absent"]) == ()
    load_decisions([ROOT / "data" / "review"])
