"""The commands that care for a graph, as the shell runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from graph.errors import Misnamed
from graph.store import Store
from jobs import upkeep

on_embedded = pytest.mark.parametrize("store", ["embedded"], indirect=True)


@on_embedded
def test_check_leaves_with_seven_where_something_is_wrong(invented: Store) -> None:
    sound = CliRunner().invoke(app, ["check", "--graph", invented.url])
    assert (sound.exit_code, sound.stdout) == (0, "Nothing is wrong.\n")
    invented.write(lambda tx: tx.run("MATCH (a:Agency {id: '990200:市智慧中心'}) REMOVE a.kind"))
    wrong = CliRunner().invoke(app, ["check", "--graph", invented.url, "--format", "csv"])
    assert wrong.exit_code == 7
    assert "Agency 990200:市智慧中心: kind,is missing" in wrong.stdout


@on_embedded
def test_export_says_what_it_wrote(invented: Store, tmp_path: Path) -> None:
    out = tmp_path / "new" / "graph.gexf"
    done = CliRunner().invoke(app, ["export", "--graph", invented.url, "--format", "gexf", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert str(out) in done.stdout
    assert out.read_bytes().startswith(b"<?xml")


@on_embedded
def test_names_that_are_none(invented: Store, tmp_path: Path) -> None:
    with pytest.raises(Misnamed, match=r"gefx: no such format\. Did you mean gexf"):
        upkeep.export(invented, "gefx", tmp_path / "x")
    with pytest.raises(Misnamed, match="nothing: the graph holds no such document"):
        upkeep.remove(invented, "nothing")
    with pytest.raises(Misnamed, match=r"99号: .*Did you mean 青政办字\(2023\)12号"):
        upkeep.remove(invented, "青政办字〔2023〕99号")
    assert "青政办字(2023)12号: removed, with" in upkeep.remove(invented, "青政办字〔２０２３〕12号")
    assert "990200-5d3c0f7a91be: removed, with" in upkeep.remove(invented, "白沙市2023年科技创新工作要点")
    assert upkeep.check(invented).rows == [], "what is left is sound"
