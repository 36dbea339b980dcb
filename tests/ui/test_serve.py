"""How the pages are served: one clear line where the port is taken, a policy that lets nothing in from outside, known names."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from ui.serve import guards, security_headers, serve


def test_a_taken_port_is_one_clear_line(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve(port=port) == 2
    said = capsys.readouterr().err
    assert said == (
        f"policygraph: 127.0.0.1:{port}: the port is taken. Stop what uses it, or give another: --port {port + 1}.\n"
    )


def test_the_policy_allows_this_origin_only():
    policy = security_headers()["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"]
    assert "'sha256-" in rules["script-src"]
    assert "http" not in policy


def status_of(pages: Starlette, name: str) -> int:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [(b"host", name.encode())]}
    with ThreadPoolExecutor(1) as apart:  # a browser's tests may have a loop running in this thread
        apart.submit(asyncio.run, pages(scope, receive, send)).result()
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("name", "status"), [("localhost:8501", 200), ("graph.example.org", 200), ("rebound.example.org", 400)]
)
def test_bound_to_every_address_only_known_names_are_answered_to(
    name: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_NAMES", "graph.example.org, other.example.org")
    pages = Starlette(routes=[Route("/", lambda _: PlainTextResponse("pages"))], middleware=guards("0.0.0.0"))
    assert status_of(pages, name) == status
