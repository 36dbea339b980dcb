"""What a stranger's query leaves running once its connection is cut.

Between two rows the local engine looks up, and lets itself be stopped; inside one expression it looks at nothing.
Then it is ended itself, between two writes, and whoever needs it next starts another. What was committed stays.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from graph.embedded import Engine
from graph.lock import locked
from graph.turn import WRITER_SECONDS
from graph.users import READER

GRACE_SECONDS = 1.0


class Connects(Protocol):
    """What a deadline needs of a driver."""

    def verify_connectivity(self) -> object: ...

    def close(self) -> None: ...


@contextmanager
def deadline(driver: Connects, seconds: float) -> Iterator[threading.Event]:
    """The driver is closed when the time is up, and only then the event is set.

    It connects first: a connection that is still being opened when the driver is closed would be cut by nobody.
    """
    passed = threading.Event()
    driver.verify_connectivity()

    def ring() -> None:
        passed.set()
        driver.close()

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()


def end_overdue(run: Callable[[str], list[dict[str, Any]]], engine: Engine, cypher: str) -> None:
    """Stop what still runs of ``cypher``, and whatever else of a reader's is deaf to having been stopped."""
    until = time.monotonic() + GRACE_SECONDS
    while engine.alive():
        left = [row["transactionId"] for row in run("SHOW TRANSACTIONS") if _overdue(row, cypher)]
        if not left:
            return
        if time.monotonic() > until:
            with locked(engine.folder / "writer.lock", WRITER_SECONDS):
                engine.end()
            return
        for transaction in left:
            run(f"TERMINATE TRANSACTIONS '{transaction}'")
        time.sleep(0.05)


def _overdue(row: dict[str, Any], cypher: str) -> bool:
    mine: bool = row["currentQuery"] == cypher or row["status"] == "Terminating"
    return mine and row["username"] == READER
