"""One graph, two engines: whatever takes ``store`` runs on both. Nothing is mocked.

Neo4j is the server of NEO4J_URI where that is set (refused unless it is empty or was marked by an earlier test run),
else one of our own, started once per session through tools/neo4j.py. Without Java or Maven its tests are skipped,
and fail under CI=true.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from graph.load import load_document
from graph.store import Store, open_store

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "queries" / "facts"
ENGINES = ("embedded", "neo4j")
MARK = "policygraph_tests"
answered: list[str] = []


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty graph, on each engine in turn."""
    return _emptied(request.getfixturevalue(f"{request.param}_store"))


@pytest.fixture(scope="module", params=ENGINES)
def module_store(request: pytest.FixtureRequest) -> Store:
    """The same, empty at the start of the module: for tests that only read what they load once."""
    return _emptied(request.getfixturevalue(f"{request.param}_store"))


@pytest.fixture
def invented(store: Store) -> Store:
    """What two invented documents of two invented cities say, on each engine in turn."""
    return _filled(store)


@pytest.fixture(scope="module")
def module_invented(module_store: Store) -> Store:
    """The same, once a module."""
    return _filled(module_store)


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"embedded:{tmp_path_factory.mktemp('graph')}") as opened:
        answered.append(opened.version)
        yield opened


@pytest.fixture(scope="session")
def neo4j_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if os.environ.get("NEO4J_URI"):
        yield from _foreign(os.environ["NEO4J_URI"])
        return
    with _own_neo4j(tmp_path_factory.mktemp("neo4j")) as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        yield from _foreign(os.environ["NEO4J_URI"])


@pytest.fixture(scope="module")
def scratch_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A server of its own, for tests that leave it unusable."""
    with _own_neo4j(tmp_path_factory.mktemp("scratch"), signal.SIGKILL) as environment:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            opened = open_store(environment["NEO4J_URI"])
        with opened:
            yield opened


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Store]]:
    """Opens a server of its own that Neo4j's importer filled with the tables of a folder, as docs/operations.md says."""
    _need_neo4j()
    tool = _load_tool()
    server = replace(tool.default(), home=tmp_path / "server")
    arguments = ("database", "import", "full", "--overwrite-destination=true", "@import.args")
    with ExitStack() as end:

        def fill(tables: Path) -> Store:
            server.start(bolt=0, http=0)
            server.stop()
            done = server.admin(tool.find_java(server.release), *arguments, folder=tables)
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
            server.start(bolt=0, http=0)
            end.callback(server.stop)
            for name, value in server.environment().items():
                monkeypatch.setenv(name, value)
            return end.enter_context(open_store(os.environ["NEO4J_URI"]))

        yield fill


@contextmanager
def _own_neo4j(home: Path, ending: signal.Signals = signal.SIGTERM) -> Iterator[dict[str, str]]:
    _need_neo4j()
    tool = _load_tool()
    server = replace(tool.default(), home=home)
    try:
        server.start(bolt=0, http=0)
    except tool.Trouble as trouble:
        _without(f"no Neo4j: {trouble}")
    try:
        yield server.environment()
    finally:
        pid = server.running()
        if pid:
            os.kill(pid, ending)
        server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if answered:
        terminalreporter.write_line(f"graph engines that answered: {', '.join(answered)}")


def _foreign(uri: str) -> Iterator[Store]:
    with open_store(uri) as opened:
        marked = opened.run("SHOW INDEXES YIELD name WHERE name = $mark RETURN name", {"mark": MARK})
        if not marked and opened.run("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
            pytest.fail(f"{uri} holds a graph that no test made; these tests would empty it. Give them another server.")
        opened.write(lambda tx: tx.run(f"CREATE INDEX {MARK} IF NOT EXISTS FOR (n:{MARK}) ON (n.id)"))
        answered.append(opened.version)
        yield opened


def _emptied(opened: Store) -> Store:
    opened.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    return opened


def _filled(opened: Store) -> Store:
    for name in ("qingshi", "baisha"):
        lines = (INVENTED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        load_document(opened, map(json.loads, lines), (INVENTED / f"{name}.txt").read_text(encoding="utf-8"))
    return opened


def _need_neo4j() -> None:
    missing = [program for program in ("java", "mvn") if not shutil.which(program)]
    if missing:
        _without(f"no Neo4j: set NEO4J_URI, or install {' and '.join(missing)}")


def _without(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _load_tool() -> ModuleType:
    """By path: its name is that of the driver."""
    spec = importlib.util.spec_from_file_location("neo4j_tool", ROOT / "tools" / "neo4j.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
