"""Whose turn it is to write: one writer at a time, among threads, processes and programs, on either engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import NoRoom, WriteFailed
from graph.lock import locked

WRITER_SECONDS = 60.0
RESERVE = 100_000_000
"""Bytes. A disk that is full in the middle of a commit damages the local engine's files, so it is not let come to that."""
SOLE_WRITER = "MERGE (turn:Meta {id: 'turn'}) DELETE turn"
"""Neo4j locks the unique key until the transaction ends. Nobody ever sees the node."""


@contextmanager
def turn_to_write(folder: Path, url: str) -> Iterator[None]:
    """In a folder of the embedded engine. ``WriteFailed`` where another writes for too long, ``NoRoom`` on a full disk."""
    with locked(folder / "writer.lock", WRITER_SECONDS) as mine:
        if not mine:
            what = f"another program has been writing for {WRITER_SECONDS:.0f} seconds"
            raise WriteFailed(url, what, "Wait for it to end and try again.")
        free = shutil.disk_usage(folder).free
        if free < RESERVE:
            raise NoRoom(url, short_of_room(free), "Nothing was written. Make room and try again.")
        yield


def short_of_room(free: int) -> str:
    return f"its disk is full ({free // 1_000_000} MB are free, {RESERVE // 1_000_000} MB are needed)"
