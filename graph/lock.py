"""A lock on a file that the kernel releases when its holder dies, whatever it died of."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock on ``path``; False where somebody else still holds it after ``seconds``."""
    with path.open("a") as file:
        yield _acquire(file, time.monotonic() + seconds)


def _acquire(file: IO[str], until: float) -> bool:
    while not _try(file):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _try(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
