"""What docs/operations.md and its style file name is there."""

import re
from pathlib import Path

import typer

from cli import app
from graph.schema import load_schema

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_style_knows_every_label_and_no_other() -> None:
    style, schema = (DOCS / "browser-style.grass").read_text(encoding="utf-8"), load_schema()
    assert set(re.findall(r"^node\.(\w+)", style, re.MULTILINE)) == set(schema.labels)
    assert set(re.findall(r"^relationship\.(\w+)", style, re.MULTILINE)) <= set(schema.relations)
    for label, caption in re.findall(r'^node\.(\w+) \{.*?caption: "\{(\w+)\}";', style, re.MULTILINE | re.DOTALL):
        assert caption in schema.labels[label].properties, label


def test_every_command_and_option_named_exists() -> None:
    page = (DOCS / "operations.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    used = re.findall(r"(?:`|^ *)policygraph (\w+)((?: +[^\s`]+)*)", page, re.MULTILINE)
    assert len(used) > 5
    for name, rest in used:
        known = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= known, name
