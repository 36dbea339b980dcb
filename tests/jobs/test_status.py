"""The graph's own account: statements seen and read, decisions that no longer apply, names that may be one body."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from graph.store import Store
from jobs.aliases import suggest_aliases
from jobs.build import build
from jobs.read import extractor
from jobs.status import stale_decisions, status, unread_statements
from jobs.versions import versions

TEXT = """威海市人民政府办公室关于加快平台建设的意见
威政办字〔2024〕1号
一、主要任务
（一）建设实验室。申报材料由牵头单位提交（其牵头单位不占推荐名额）。
（二）培育企业。开展服务。（牵头单位：市科技局；责任单位：市财政局）
（三）集聚人才。开展服务。（市智慧办负责）
（四）优化环境。开展服务。（市智慧城市办公室负责）
威海市人民政府办公室
2024年3月1日
"""
DECISION = {
    "by": "王芳",
    "date": "2024-05-08",
    "why": "部门网站",
    "document": "威政办字〔2024〕1号",
    "kind": "role",
    "clause": "一/(二)",
    "quote": "（牵头单位：市科技局；责任单位：市财政局）",
    "surface": "市财政局",
    "decision": "reject",
}


@pytest.fixture
def decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of decisions that every process of this test reads."""
    monkeypatch.setenv("POLICYGRAPH_HOME", str(tmp_path))
    (tmp_path / "review").mkdir()
    forget()
    yield tmp_path / "review" / "decisions.yaml"
    forget()


def forget() -> None:
    extractor.cache_clear()
    versions.cache_clear()


def built(store: Store, folder: Path) -> str:
    file = folder / "policy.txt"
    file.write_text(TEXT, encoding="utf-8")
    (result,) = build(store, [file], {})
    return result.outcome


def write(file: Path, *changes: dict[str, str]) -> None:
    file.write_text(
        yaml.safe_dump([{**DECISION, **change} for change in changes], allow_unicode=True), encoding="utf-8"
    )
    forget()


def test_seen_and_read_of_each_document_and_the_rest_with_its_place(
    embedded_store: Store, decide: Path, tmp_path: Path
) -> None:
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    built(embedded_store, tmp_path)
    (row,) = status(embedded_store).rows
    assert (row["document_id"], row["seen"], row["read"], row["roles"]) == ("威政办字(2024)1号", 4, 3, 4)
    assert row["title"] == "威海市人民政府办公室关于加快平台建设的意见"
    (unread,) = unread_statements(embedded_store).rows
    assert (unread["line"], unread["text"]) == (4, "（其牵头单位不占推荐名额）")


def test_decisions_are_replayed_and_those_that_fit_no_more_are_told(
    embedded_store: Store, decide: Path, tmp_path: Path
) -> None:
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    assert built(embedded_store, tmp_path) == "added"
    assert built(embedded_store, tmp_path) == "unchanged"
    write(decide, {}, {"surface": "市金融局"}, {"document": "威政办字〔1999〕9号"})
    assert built(embedded_store, tmp_path) == "replaced", "another decision is another fingerprint"
    assert status(embedded_store).rows[0]["roles"] == 3
    gone, absent = stale_decisions(embedded_store)
    assert "decisions.yaml:" in gone
    assert "'市金融局'" in gone
    assert "no longer applies" in gone
    assert "the graph holds no document '威政办字〔1999〕9号'" in absent


def test_likely_aliases_of_the_graph(embedded_store: Store, decide: Path, tmp_path: Path) -> None:
    embedded_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    built(embedded_store, tmp_path)
    (alias,) = suggest_aliases(embedded_store)
    assert (alias.name.name, alias.other.name) == ("市智慧办", "市智慧城市办公室")
    assert (alias.name.clause, alias.name.surface) == ("一/(三)", "市智慧办")
    same = {"decision": "same", "names": ["市智慧办", "市智慧城市办公室"]}
    place = {"clause": alias.name.clause, "quote": alias.name.quote, "surface": alias.name.surface}
    write(decide, {**place, **same})  # type: ignore[dict-item]
    assert built(embedded_store, tmp_path) == "replaced"
    assert stale_decisions(embedded_store) == []
    assert suggest_aliases(embedded_store) == []
    assert (
        len(embedded_store.run("MATCH (a:Agency)-[:LEADS]->() WHERE a.name STARTS WITH '市智慧' RETURN DISTINCT a.id"))
        == 1
    )
