"""Which names of a host the pages answer to."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from ui.serve import guards


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
