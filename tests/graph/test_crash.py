"""Killed in the middle of replacing a document, the graph holds the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store import Store, open_store

ROOT = Path(__file__).parents[2]
LOADER = """
import itertools, sys
from graph.load import load_document
from graph.store import open_store

def lines(version):
    # As many measures as the version says, each named by its number.
    text = "意见"
    head = {"kind": "document", "id": "d", "document": "d", "title": f"v{version}", "region_code": None}
    place = {"start": 0, "end": 2, "quote": "意见", "spans": [[0, 2]], "document": "d", "parent": None, "path": ["一"]}
    made = {"title": "意见", "text": "意见", "order": 1}
    return [head, *({"kind": "measure", "id": f"d#{n}", **place, **made} for n in range(version))], text

store = open_store(sys.argv[1])
for version in itertools.cycle([300, 200]):
    load_document(store, *lines(version))
    print("loaded", flush=True)
"""


@pytest.mark.parametrize("victim", ["loader", "engine"])
def test_a_kill_leaves_a_whole_document(tmp_path: Path, victim: str) -> None:
    folder = tmp_path / "graph"
    for delay in (0.0, 0.03, 0.1):
        loader = start_loader(folder)
        time.sleep(delay)
        engine = json.loads((folder / "engine.json").read_text())["pid"]
        os.kill(loader.pid if victim == "loader" else engine, signal.SIGKILL)
        loader.kill()
        loader.communicate()
        with open_store(f"embedded:{folder}") as store:
            assert title(store) == f"v{measures(store)}"


def start_loader(folder: Path) -> subprocess.Popen[str]:
    """It has loaded once when this returns, and goes on replacing."""
    command = [sys.executable, "-c", LOADER, f"embedded:{folder}"]
    loader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    assert loader.stdout
    assert loader.stdout.readline() == "loaded\n"
    return loader


def title(store: Store) -> str:
    (row,) = store.run("MATCH (d:Document) RETURN d.title AS title")
    return str(row["title"])


def measures(store: Store) -> int:
    (row,) = store.run("MATCH (:Document)-[:HAS_MEASURE]->(m:Measure) RETURN count(m) AS n")
    return int(row["n"])
