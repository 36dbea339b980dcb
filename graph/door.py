"""The engine's door: who holds a connection to it holds the engine, and may ask things of it with the token."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

END, BACKUP = b"end ", b"backup "
"""Before the token: the engine is to end at once, as it must where a query cannot be stopped; to write a backup."""
FIRST_SECONDS = 30.0
LINGER_SECONDS = 5.0


def serve(door: socket.socket, token: bytes, backup: Callable[[], object]) -> None:
    """Return once nobody has been holding the engine for a while (the first one is waited for longer), or at SIGTERM."""
    linger = float(os.environ.get("POLICYGRAPH_ENGINE_LINGER", LINGER_SECONDS))
    ends: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        ends.append(number)

    signal.signal(signal.SIGTERM, end)
    with selectors.DefaultSelector() as selector:
        selector.register(door, selectors.EVENT_READ)
        until = time.monotonic() + FIRST_SECONDS
        while not ends and time.monotonic() < until:
            for key, _ in selector.select(timeout=0.2):
                _attend(selector, door, key.fileobj, token, backup)
            if len(selector.get_map()) > 1:
                until = time.monotonic() + linger


def _attend(
    selector: selectors.BaseSelector, door: socket.socket, ready: Any, token: bytes, backup: Callable[[], object]
) -> None:
    if ready is door:
        selector.register(door.accept()[0], selectors.EVENT_READ)
        return
    try:
        said = ready.recv(64)
    except ConnectionError:
        said = b""
    if said == token:
        ready.sendall(b"ready")
        return
    if said == END + token:
        os._exit(0)
    if said == BACKUP + token:
        backup()
        ready.sendall(b"done")
        return
    selector.unregister(ready)
    ready.close()
