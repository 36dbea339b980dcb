"""A graph of data/policies, its pages served as users serve them, and a real headless Chromium. Nothing is mocked."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from graph.store import open_store
from jobs.build import build
from jobs.home import CHECKOUT, POLICIES
from jobs.read import find_files, given_for

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make setup")
ALLOWED_404 = "/_stcore/"
"""Streamlit asks for its health under the page's address first, and then where it is."""


@dataclass
class Visit:
    """A page of the app with all that the browser asked for and complained of."""

    page: sync_api.Page
    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)
        self.page.wait_for_selector("h1")

    def outside(self) -> list[str]:
        inside = (self.base, self.base.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(inside)]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    url = f"embedded:{home / 'graph'}"
    with open_store(url) as store:
        files = find_files([POLICIES])
        built = list(build(store, files, given_for(files, None, None), workers=1))
    assert {one.outcome for one in built} == {"added"}, built
    port = _free_port()
    environment = {**os.environ, "POLICYGRAPH_HOME": str(home)}
    command = [sys.executable, "-m", "ui.serve", "--port", str(port), "--graph", url]
    server = subprocess.Popen(command, cwd=CHECKOUT, env=environment)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "no chromium on PATH: install Debian's chromium and fonts-noto-cjk"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def visit(served: str, browser: sync_api.Browser) -> Iterator[Visit]:
    """A fresh visitor at 1440 × 1000. Afterwards: nothing was asked of the outside, and the browser did not complain."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    visited = Visit(page, served)
    page.on("request", lambda request: visited.requests.append(request.url))
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))
    page.on("response", lambda answer: _note(visited, answer.status, answer.url))
    page.on("console", lambda said: "Security Policy" in said.text and visited.complaints.append(said.text))
    yield visited
    context.close()
    assert visited.requests
    assert visited.outside() == []
    assert visited.complaints == []


def _note(visited: Visit, status: int, url: str) -> None:
    if status >= 400 and ALLOWED_404 not in url:
        visited.complaints.append(f"{status} {url}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        assert server.poll() is None, "the server went away"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    pytest.fail(f"{url} did not answer in 30 s")
