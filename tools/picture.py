"""The README's picture, made anew: ``python -m tools.picture`` (needs Debian's chromium and fonts-noto-cjk).

Builds the graph of data/policies in a temporary folder, serves it, and takes the page of who leads what.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.store import open_store
from jobs.build import build
from jobs.home import CHECKOUT, POLICIES
from jobs.read import find_files, given_for

PICTURE = CHECKOUT / "docs" / "picture.png"
PAGE = "/leads?cities=370600,371000"
WIDTH, HEIGHT = 1280, 860


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("tools.picture: chromium is not on PATH; install Debian's chromium and fonts-noto-cjk", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as home:
        url = f"embedded:{home}/graph"
        files = find_files([POLICIES])
        with open_store(url) as store:
            list(build(store, files, given_for(files, None, None), workers=1))
        port = _free_port()
        command = [sys.executable, "-m", "ui.serve", "--port", str(port), "--graph", url]
        server = subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, "POLICYGRAPH_HOME": home})
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            _take(chromium, f"http://127.0.0.1:{port}{PAGE}", PICTURE)
        finally:
            server.terminate()
            server.wait(timeout=20)
    return 0


def _take(chromium: str, address: str, file: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(address)
        page.wait_for_selector("h1")
        page.wait_for_timeout(3000)  # the side network draws last, and says nothing when it is done
        page.screenshot(path=str(file))
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise TimeoutError(f"{address} did not answer within {seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
