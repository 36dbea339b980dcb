"""What neo4j-admin imports is the graph that was exported: the real tool fills a server of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.export import export
from graph.store import Store


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_neo4j_admin_imports_the_same_graph(invented: Store, tmp_path: Path, imported: Callable[[Path], Store]) -> None:
    export(invented, "neo4j-admin", tmp_path / "bulk")
    export(invented, "cypher", tmp_path / "exported.cypher")
    export(imported(tmp_path / "bulk"), "cypher", tmp_path / "imported.cypher")
    assert (tmp_path / "imported.cypher").read_text() == (tmp_path / "exported.cypher").read_text()
