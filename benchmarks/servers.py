"""Fresh, empty graphs for one measurement: a folder, or a Neo4j server of its own that shares the jars of the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kept import engine_process, peak_memory
from graph.store import Store, open_store
from tools.neo4j import Neo4j, default


@dataclass(frozen=True, slots=True)
class Bench:
    """An open store, the process that serves it and the folder that it fills."""

    store: Store
    pid: int
    folder: Path

    def memory(self) -> float:
        """Most memory that the engine's process ever held, in megabytes."""
        return peak_memory(self.pid)

    def disk(self) -> float:
        """Megabytes below its folder; logs of transactions count, for they are needed."""
        return sum(file.stat().st_blocks * 512 for file in self.folder.rglob("*") if file.is_file()) / 2**20


@contextmanager
def bench(engine: str, folder: Path) -> Iterator[Bench]:
    """An empty graph, or the one that an importer left in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if engine == "embedded":
        with open_store(f"embedded:{folder}") as store:
            yield Bench(store, engine_process(folder), folder)
        return
    server = Neo4j(folder, default().library)
    server.start(bolt=0, http=0)
    try:
        environment = server.environment()
        os.environ |= {name: environment[name] for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD")}
        with open_store(environment["NEO4J_URI"]) as store:
            yield Bench(store, server.running() or 0, folder / "data")
    finally:
        server.stop()


def imported(tables: Path, folder: Path) -> None:
    """Neo4j's own importer makes a graph in the folder of files of ``--format neo4j-admin``."""
    (folder / "conf").mkdir(parents=True)
    (folder / "conf" / "neo4j.conf").touch()
    jars = str(default().library / "*")
    command = [shutil.which("java") or "java", "-cp", jars, "org.neo4j.cli.AdminTool", "database", "import", "full"]
    places = {"NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    subprocess.run(
        [*command, "@import.args"], cwd=tables, env={**os.environ, **places}, check=True, stdout=subprocess.DEVNULL
    )
