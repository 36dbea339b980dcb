"""What neo4j-admin imports is the graph that was exported: the real tool fills a server of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.export import export
from graph.store import Store, open_store
from tools import neo4j as tool

needed = [program for program in ("java", "mvn") if not shutil.which(program)]


@pytest.mark.skipif(bool(needed) and os.environ.get("CI") != "true", reason=f"not installed: {' '.join(needed)}")
@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_neo4j_admin_imports_the_same_graph(invented: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(invented, "neo4j-admin", tmp_path / "bulk")
    export(invented, "cypher", tmp_path / "exported.cypher")
    server = tool.Neo4j(tmp_path / "neo4j", tool.default().library)
    server._fetch()
    (server.home / "conf").mkdir(parents=True)
    command = [shutil.which("java") or "java", "-Xmx1g", "-cp", f"{server.library}/*", "org.neo4j.cli.AdminTool"]
    places = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    done = subprocess.run(
        [*command, "database", "import", "full", "@import.args"],
        cwd=tmp_path / "bulk",
        env={**os.environ, **places},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    try:
        server.start(bolt=0, http=0)
        for name, value in server.environment().items():
            monkeypatch.setenv(name, value)
        with open_store(os.environ["NEO4J_URI"]) as imported:
            for statement in (tmp_path / "bulk" / "after.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                imported.write(lambda tx, statement=statement: tx.run(statement))
            export(imported, "cypher", tmp_path / "imported.cypher")
    finally:
        server.stop()
    assert (tmp_path / "imported.cypher").read_text() == (tmp_path / "exported.cypher").read_text()
