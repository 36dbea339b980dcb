"""The docs say what the code does."""

import re
from pathlib import Path

from tools.codebook import main as codebook

ROOT = Path(__file__).resolve().parent.parent


def test_the_codebook_is_the_schemas() -> None:
    assert codebook(["--check"]) == 0, "run `python -m tools.codebook`"


def test_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    words = re.findall(r"[A-Za-z0-9'’-]+|[\u4e00-\u9fff]", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    assert len(words) <= 1000, len(words)
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert link.startswith("http") or (ROOT / link).exists(), f"README links to {link}, which is not there"


def test_every_command_named_in_the_readme_exists() -> None:
    import typer

    from cli import app

    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"^\s*(?:\.venv\\Scripts\\)?policygraph (\w+)", text, flags=re.MULTILINE))
    assert used
    assert used <= known
