"""The house as it is drawn: who may import whom, and which outsider enters through which door."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ingest", "graph", "jobs", "ui", "cli", "app")
DOORS = {
    "neo4j": ("graph/store.py",),
    "arcadedb": ("graph/embedded.py",),
    "py2neo": ("graph/ogm.py",),
    "streamlit": ("ui/", "app.py"),
    "pyvis": ("ui/",),
    "ahocorasick_rs": ("ingest/gazetteer.py",),
    "opencc": ("ingest/",),
    "selectolax": ("ingest/read/",),
    "pypdfium2": ("ingest/read/",),
}
MAY = {
    "ingest": ("ingest",),
    "graph": ("graph", "ingest.model", "ingest.facts", "ingest.errors"),
    "jobs": ("jobs", "ingest", "graph"),
    "ui": ("ui", "jobs", "graph", "ingest.model", "ingest.errors"),
    "cli": ("jobs", "graph", "ingest"),
    "app": ("ui",),
}
STAGES = {
    "ingest.read",
    "ingest.repair",
    "ingest.describe",
    "ingest.statements",
    "ingest.outline",
    "ingest.match",
    "ingest.extract",
    "ingest.resolve",
    "ingest.facts",
}
MODULES = [
    file
    for room in ROOMS
    for file in sorted([*(ROOT / room).rglob("*.py"), ROOT / f"{room}.py"])
    if file.exists() and "__pycache__" not in file.parts
]


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT).with_suffix("")).replace("/", ".").removesuffix(".__init__")


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_directions_and_doors(file: Path) -> None:
    place = str(file.relative_to(ROOT))
    room = place.split("/")[0].removesuffix(".py")
    for target in imports(file):
        top = target.split(".")[0]
        assert top not in DOORS or place.startswith(DOORS[top]), f"{place} imports {top}; its door is {DOORS[top]}"
        if top in ROOMS:
            allowed = any(target == m or target.startswith(m + ".") for m in MAY[room])
            assert allowed, f"{place}: {room} may not import {target}"


def stage_of(module: str) -> str | None:
    return next((stage for stage in STAGES if module == stage or module.startswith(stage + ".")), None)


def test_stages_of_ingest_do_not_import_one_another() -> None:
    for file in MODULES:
        own = stage_of(name_of(file))
        if own is None or name_of(file) == "ingest.facts":  # facts writes down what extract made, and names its kinds
            continue
        others = {stage_of(target) for target in imports(file)} - {own, None}
        assert not others, f"{file}: the stage {own} imports {others}"


def test_no_import_cycle() -> None:
    names = {name_of(file): file for file in MODULES}
    graph = {
        name: {t for target in imports(file) for t in (target, target.rpartition(".")[0]) if t in names and t != name}
        for name, file in names.items()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"import cycle: {' -> '.join((*path, name))}"
        if name not in done:
            for other in graph[name]:
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_word_list_inside_code() -> None:
    """Vocabulary is data: no literal in the product holds more than five short Chinese words."""
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.List | ast.Tuple | ast.Set):
                words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
                listed = [w for w in words if chinese.search(w) and len(w) <= 8]
                assert len(listed) <= 5, (
                    f"{file}:{node.lineno}: a list of {len(listed)} words; put it into data/gazetteers"
                )
