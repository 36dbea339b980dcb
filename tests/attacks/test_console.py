"""The console as it is served: which ports listen, and what it tells of its limits."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.embedded import QUERY_SECONDS
from graph.errors import MEANS
from graph.guard import ROWS
from graph.store import Store
from ui import source

ROOT = Path(__file__).parents[2]
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        free: int = probe.getsockname()[1]
        return free


@pytest.fixture
def server(embedded_store: Store, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "ui.serve", "--port", str(port), "--graph", embedded_store.url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        assert str(port) in started.stdout.readline()
        yield started
        started.terminate()


def test_one_port_of_the_pages_and_three_of_the_engine_listen_on_loopback(
    embedded_store: Store, server: subprocess.Popen[str], port: int
) -> None:
    _wait_for(port)
    assert embedded_store._hold
    run = json.loads((embedded_store._hold.folder / "engine.json").read_text())
    pages, engine = listening(server.pid), listening(run["pid"])
    assert {number for _, number in pages} == {port}
    assert {run["door"], run["bolt"]} < {number for _, number in engine}, "and HTTP, which cannot be switched off"
    assert len(engine) == 3
    assert {address for address, _ in pages | engine} <= LOOPBACK


def listening(pid: int) -> set[tuple[str, int]]:
    """Addresses, as the kernel writes them, and ports on which a process listens."""
    own = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            own.add(os.readlink(link))
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        if (file := Path(f"/proc/{pid}/net/{table}")).exists()
        for line in file.read_text().splitlines()[1:]
    ]
    ends = [row[1].split(":") for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]
    return {(address.removeprefix("0000000000000000FFFF0000"), int(number, 16)) for address, number in ends}


def _wait_for(port: int) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/_stcore/health")
    for _ in range(100):
        try:
            with urllib.request.urlopen(request, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the pages do not answer")


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Pages keep their store for the next one who asks."""
    source.forget()
    yield
    source.forget()


@pytest.mark.usefixtures("forgotten")
def test_the_limits_are_shown_and_so_is_their_reach(invented: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_GRAPH", invented.url)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    page.query_params["q"] = "free"
    page.switch_page("ui/cypher.py").run()
    shown = _asked(page, f"UNWIND range(1, {ROWS + 5}) AS n RETURN n")
    assert f"{QUERY_SECONDS:g}" in shown
    assert shown.count(f"{ROWS:,}") >= 2, "the limit itself, and that it was reached"
    assert MEANS in _asked(page, "CREATE (:Agency {id: 'x'})")


def _asked(page: AppTest, cypher: str) -> str:
    page.text_area[0].set_value(cypher)
    page.button[0].click().run()
    assert not page.exception
    return " ".join(str(shown.value) for kind in ("markdown", "html", "error", "warning") for shown in page.get(kind))
