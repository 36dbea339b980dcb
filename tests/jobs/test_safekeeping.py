"""Backup, restore and rebuilding: the same graph, byte for byte, in a swap that nobody sees half done."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from graph.errors import Misnamed, NoGraph, OutputUnwritable, StoreError
from graph.export import export
from graph.load import load_document
from graph.store import Store, open_store
from ingest.facts import to_lines
from ingest.model import Given, Source
from ingest.pipeline import read_source
from jobs.build import build
from jobs.read import extractor
from jobs.rebuild import outdated
from jobs.safekeeping import BackupUnusable, backup, restore
from jobs.versions import fingerprint_of, versions

TEXT = """青岛市人民政府关于支持创新的意见
青政发〔2023〕12号

一、建设平台
到2027年，市重点实验室达到30家，给予最高200万元补助。（责任单位：市科技局、市财政局）
二、培育企业
高新技术企业达到500家。（市科技局牵头，市财政局配合）

青岛市人民政府
2023年5月4日
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"embedded:{tmp_path / 'graph'}"


def loaded(store: Store, text: str = TEXT) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    reading = read_source(Source(text, digest, "text", "utf-8", "invented"), extractor())
    mark = fingerprint_of(reading.source.sha256, Given())
    return load_document(store, tuple(to_lines(reading)), text, versions(), mark).document


def exported(store: Store, folder: Path, name: str) -> bytes:
    export(store, "jsonld", folder / name)
    return (folder / name).read_bytes()


def age(store: Store) -> None:
    """As an older schema would have left it: another version, and things that are not known any more."""
    for query in (
        "MATCH (d:Document) SET d.fingerprint = '0:old'",
        "MATCH (m:Meta) SET m.schema_version = 0",
        "MATCH (m:Measure) WITH m LIMIT 1 MATCH (d:Document) CREATE (d)-[:MENTIONS {fact_id: 'f', document_id: d.id}]->(m)",
        "MATCH (d:Document) CREATE (:Remark {id: 'r', document_id: d.id})",
        "MATCH (m:Measure) WITH m LIMIT 1 DETACH DELETE m",
    ):
        store.write(lambda tx, query=query: tx.run(query))


def test_a_restored_graph_is_the_same_to_the_byte(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        loaded(store)
        store.write(lambda tx: tx.run("MATCH (m:Measure) SET m.note = '看'"))
        before = exported(store, tmp_path, "before")
        assert "MB" in backup(url, tmp_path / "kept.zip")
        store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        restore(url, tmp_path / "kept.zip", replace=False)
        assert exported(store, tmp_path, "after") == before, "and who had it open goes on with it"
        assert store.run("MATCH (m:Measure) WHERE m.note = '看' RETURN count(m) > 0 AS there") == [{"there": True}]
    elsewhere = f"embedded:{tmp_path / 'elsewhere'}"
    restore(elsewhere, tmp_path / "kept.zip", replace=False)
    with open_store(elsewhere) as store:
        assert exported(store, tmp_path, "elsewhere.jsonld") == before
        assert loaded(store), "and can be written"


def test_passwords_stay_at_home(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        loaded(store)
        backup(url, tmp_path)
    (file,) = tmp_path.glob("policygraph-*.zip")
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "password" in name or "users" in name]


def test_a_graph_is_not_overwritten_unasked(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        loaded(store)
        kept = exported(store, tmp_path, "kept")
        backup(url, tmp_path / "kept.zip")
        loaded(store, TEXT.replace("200万元", "300万元"))
        before = exported(store, tmp_path, "before")
        assert before != kept
        with pytest.raises(StoreError, match="--replace"):
            restore(url, tmp_path / "kept.zip", replace=False)
        assert exported(store, tmp_path, "after") == before
    assert "previous" in restore(url, tmp_path / "kept.zip", replace=True)
    with open_store(url) as store:
        assert exported(store, tmp_path, "restored") == kept


def test_what_cannot_be_restored_is_said_and_changes_nothing(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        loaded(store)
        backup(url, tmp_path / "kept.zip")
        before = exported(store, tmp_path, "before")
        whole = (tmp_path / "kept.zip").read_bytes()
        (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
        (tmp_path / "text.zip").write_text("no zip")
        with zipfile.ZipFile(tmp_path / "newer.zip", "w") as archive:
            archive.writestr("policygraph.json", '{"schema": 999}')
        for name in ("half.zip", "text.zip", "newer.zip", "missing.zip"):
            with pytest.raises(BackupUnusable, match=name):
                restore(url, tmp_path / name, replace=True)
        assert exported(store, tmp_path, "after") == before


def test_what_cannot_be_backed_up_is_said(url: str, tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        backup(url, tmp_path / "kept.zip")
    with pytest.raises(Misnamed, match="neo4j-admin"):
        backup("bolt://127.0.0.1:7687", tmp_path / "kept.zip")
    with open_store(url) as store:
        loaded(store)
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputUnwritable):
            backup(url, tmp_path / "file" / "kept.zip")


def test_an_older_schema_is_made_anew_from_the_stored_texts(store: Store, tmp_path: Path) -> None:
    loaded(store)
    fresh = exported(store, tmp_path, "fresh")
    age(store)
    assert outdated(store) == 0
    (row,) = build(store, [], {})
    assert row.outcome == "rebuilt"
    assert "schema 0" in str(row.note)
    assert outdated(store) is None
    assert exported(store, tmp_path, "rebuilt") == fresh
    assert store.run("MATCH (n:Remark) RETURN n") == []
    assert store.run("MATCH ()-[r]->() WHERE type(r) = 'MENTIONS' RETURN r") == []


def test_a_newer_schema_is_refused(store: Store) -> None:
    loaded(store)
    store.write(lambda tx: tx.run("MATCH (d:Document) SET d.fingerprint = '999:new'"))
    with pytest.raises(StoreError, match="schema 999"):
        list(build(store, [], {}))
