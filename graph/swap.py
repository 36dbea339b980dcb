"""One graph in the place of another, in a folder of the embedded engine, at one moment.

A graph that is whole stands ready as ``next``; its name is given in one step, so that half a graph never has it. The
engine that starts next puts it in place. The graph that was there is kept as ``previous``, one of them.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded import hold_engine
from graph.errors import EngineFailed
from graph.lock import locked
from graph.turn import turn_to_write

BUILDING = "building"
END_SECONDS = 30.0


@contextmanager
def building(folder: Path, url: str) -> Iterator[Path]:
    """A folder to make a graph in, below ``databases``. Where the block ends well, it takes the place of the old one.

    Nobody writes to the old one meanwhile, readers read it until the end; then its engine goes and they join the next.
    """
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / BUILDING
    with turn_to_write(folder, url):
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        try:
            yield draft
            _await_end(draft)
            shutil.rmtree(folder / "next", ignore_errors=True)
            (draft / "databases").rename(folder / "next")
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        hold_engine(folder).end()
        hold_engine(folder).close()


def _await_end(draft: Path) -> None:
    """Its engine has closed its files."""
    until = time.monotonic() + END_SECONDS
    while (draft / "engine.json").exists() and time.monotonic() < until:
        time.sleep(0.05)
    with locked(draft / "engine.lock", END_SECONDS) as mine:
        if not mine:
            raise EngineFailed(str(draft), "the local engine does not end", "Try again.")
