"""One thread through the whole house: three clauses from bytes to JSON lines, to both engines, to a question's rows.

Every row here was written by hand from the printed documents. Jiaxing's clause is torn by a page seam.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.load import load_document
from graph.queries import run
from graph.store import Store
from jobs.read import Outcome, find_files, given_for, read_all

ROOT = Path(__file__).resolve().parent.parent
POLICIES = ROOT / "data" / "policies"
CLAUSES = {
    "yantai-keji-qiangshi.txt": ("二/2", "推动产业创新平台提质升级"),
    "weihai-chuangxin-pingtai.txt": ("四/(三)", "加快建设技术创新中心"),
    "jiaxing-315-tuijin-fangan.txt": ("二/(五)/2", "推进嘉兴G60科创走廊建设"),
}
ROLES = {
    "yantai-keji-qiangshi.txt": [
        ("lead", 1, "市科技局", "烟台市科学技术局", "370600:烟台市科学技术局", "agency"),
        ("support", 2, "市发展改革委", "烟台市发展和改革委员会", "370600:烟台市发展和改革委员会", "agency"),
        ("support", 3, "市工业和信息化局", "烟台市工业和信息化局", "370600:烟台市工业和信息化局", "agency"),
    ],
    "weihai-chuangxin-pingtai.txt": [
        ("lead", 1, "市科技局", "威海市科学技术局", "371000:威海市科学技术局", "agency"),
        ("support", 2, "各区市政府〔管委〕", None, "371000:各区市政府(管委)", "group"),
    ],
    "jiaxing-315-tuijin-fangan.txt": [
        ("joint", 1, "市科技局", "嘉兴市科学技术局", "330400:嘉兴市科学技术局", "agency"),
        ("joint", 2, "市发展改革委", "嘉兴市发展和改革委员会", "330400:嘉兴市发展和改革委员会", "agency"),
        ("joint", 3, "市商务局", "嘉兴市商务局", "330400:嘉兴市商务局", "agency"),
        ("joint", 4, "有关县市、区政府", None, "330400:有关县市、区政府", "group"),
    ],
}
EVIDENCE = ("start", "end", "quote", "spans", "mention", "rule", "inferred")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    files = find_files([POLICIES])
    return {o.file.name: o for o in read_all(files, given_for(files, None, None), workers=1)}


def facts(outcome: Outcome, kind: str, path: str) -> list[dict[str, Any]]:
    clause = f"{outcome.document}#{path}"
    return [line for line in outcome.lines if line["kind"] == kind and line.get("measure") == clause]


@pytest.mark.parametrize("name", CLAUSES)
def test_roles_with_every_field_of_evidence(name: str, outcomes: dict[str, Outcome]) -> None:
    roles = facts(outcomes[name], "role", CLAUSES[name][0])
    assert [(r["role"], r["order"], r["name"], r["canonical"], r["agency_key"], r["body"]) for r in roles] == ROLES[
        name
    ]
    text = outcomes[name].text
    for role in roles:
        assert set(EVIDENCE) <= set(role)
        assert text[role["start"] : role["end"]] == role["quote"]
        assert [role["start"], role["end"]] in role["spans"]
        assert "".join(text[a:b] for a, b in role["mention"]).replace(" ", "") == role["surface"]
        assert role["rule"] == "responsibility.statement/1"


def test_the_quote_is_the_whole_statement(outcomes: dict[str, Outcome]) -> None:
    lead = facts(outcomes["weihai-chuangxin-pingtai.txt"], "role", "四/(三)")[0]
    assert lead["quote"] == "(牵头单位:市科技局,责任单位:各区市政府〔管委〕)"


def test_a_statement_torn_by_a_page_seam_has_two_spans(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["jiaxing-315-tuijin-fangan.txt"]
    roles = facts(outcome, "role", "二/(五)/2")
    printed = [[outcome.text[a:b] for a, b in role["spans"]] for role in roles]
    assert printed == [["(责任单位:市科技局、市发展改革委、市商务局、有关县", "市、区政府)"]] * 4
    assert [outcome.text[a:b] for a, b in roles[3]["mention"]] == ["有关县", "市、区政府"]
    assert roles[0]["quote"] == "(责任单位:市科技局、市发展改革委、市商务局、有关县"


def test_awards_of_weihai(outcomes: dict[str, Outcome]) -> None:
    awards = facts(outcomes["weihai-chuangxin-pingtai.txt"], "funding", "四/(三)")
    assert [(a["recipient"], a["amount"], a["limit"], a["mode"], a["payer_basis"]) for a in awards] == [
        ("企业牵头组建的市级技术创新中心", 2_000_000.0, "exact", "补助", "inferred"),
        ("高校院所等公益性单位牵头组建的市级技术创新中心", 3_000_000.0, "exact", "补助", "inferred"),
        ("国家级技术创新中心", 10_000_000.0, "exact", "支持", "printed"),
        ("省级技术创新中心", 5_000_000.0, "exact", "支持", "printed"),
    ]


def test_a_target_of_yantai(outcomes: dict[str, Outcome]) -> None:
    (target,) = facts(outcomes["yantai-keji-qiangshi.txt"], "target", "二/2")
    found = {k: target[k] for k in ("indicator", "comparator", "value", "unit", "change", "deadline", "inferred")}
    assert found == {
        "indicator": "全市省级以上科创平台",
        "comparator": ">=",
        "value": 500.0,
        "unit": "家",
        "change": "level",
        "deadline": "2027",
        "inferred": [],
    }


@pytest.fixture(scope="module")
def loaded(module_store: Store, outcomes: dict[str, Outcome]) -> Store:
    for name in CLAUSES:
        load_document(module_store, list(outcomes[name].lines), outcomes[name].text)
    return module_store


def test_the_same_rows_come_out_of_both_engines(loaded: Store) -> None:
    rows = run(loaded, "agency/leads", {"region": "威海市", "agency": "威海市科学技术局"})
    (row,) = [r for r in rows if r["clause"] == "四/(三)"]
    assert (row["measure"], row["position"], row["leaders"], row["quote"]) == (
        "加快建设技术创新中心",
        1,
        1,
        "(牵头单位:市科技局,责任单位:各区市政府〔管委〕)",
    )
    shared = [r for r in run(loaded, "agency/first_listed", {"region": "嘉兴市"}) if r["clause"] == "二/(五)/2"]
    assert [r["agency"] for r in shared] == ["嘉兴市科学技术局"]


def test_a_renamed_file_without_manifest_gives_the_same_facts(tmp_path: Path, outcomes: dict[str, Outcome]) -> None:
    """But for what the manifest fills in: Tai'an's issuer, and nothing of the other four."""
    renamed = []
    for number, name in enumerate(sorted(outcomes)):
        renamed.append(tmp_path / f"{number}.txt")
        renamed[-1].write_bytes((POLICIES / name).read_bytes())
    for name, other in zip(sorted(outcomes), read_all(renamed, {}, workers=1), strict=True):
        ours = [line for line in outcomes[name].lines if line["kind"] not in ("document", "entity", "issuer")]
        theirs = [line for line in other.lines if line["kind"] not in ("document", "entity", "issuer")]
        assert other.document == outcomes[name].document
        if name != "taian-gongzuo-yaodian-2020.txt":
            assert theirs == ours, name


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    """In processes with different hash seeds, so that no order of a set or dict leaks."""
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "cli", "extract", str(POLICIES), "--out", str(tmp_path / seed)]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    first, second = ({f.name: f.read_bytes() for f in sorted((tmp_path / s).iterdir())} for s in ("1", "2"))
    assert first == second
    assert len(first) == 10
