"""Whose turn it is to write: one writer at a time, among threads, processes and programs, on either engine."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import NoRoom, WriteFailed
from graph.lock import locked

WRITER_SECONDS = 60.0
RESERVE = 100_000_000
"""Bytes. A disk that is full in the middle of a commit damages the local engine's files, so it is not let come to that."""
COMMIT_SECONDS = 1.0
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


@contextmanager
def commit_in(folder: Path) -> Iterator[Callable[[], None]]:
    """Call what is given just before the commit: until the end of the block readers know that one is under way."""
    file = folder / "commits"
    try:
        yield lambda: _note(file, _noted(file) // 2 * 2 + 1)
    finally:
        if _noted(file) % 2:
            _note(file, _noted(file) + 1)


def commits_in(folder: Path) -> int:
    """How far commits are: where it is the same before and after a reading, none was under way meanwhile.

    One that is under way is waited for, but not for ever: its program may have been killed.
    """
    file = folder / "commits"
    while (noted := _noted(file)) % 2 and time.time() - file.stat().st_mtime < COMMIT_SECONDS:
        time.sleep(0.002)
    return noted


def _noted(file: Path) -> int:
    try:
        return int(file.read_text())
    except FileNotFoundError:
        return 0


def _note(file: Path, number: int) -> None:
    draft = file.with_suffix(".new")
    draft.write_text(str(number))
    draft.replace(file)
