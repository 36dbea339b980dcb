"""Processes that hold the facts of invented documents, as those that read real ones do, and pack them when they are told."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from benchmarks.country import Paper, Place, copied
from graph.gathered import Packed
from jobs.bulk import Pack, made_ready
from jobs.read import Outcome

HELD = 100
"""Documents that a process holds at once."""
Templates = Sequence[tuple[Place, Paper]]


@contextmanager
def making(templates: Templates, seed: int, pack: Pack) -> Iterator[list[Connection]]:
    """As many processes as there are processors, ready for work."""
    context = get_context("spawn")
    pairs = [context.Pipe() for _ in range(os.cpu_count() or 1)]
    started = [context.Process(target=_serve, args=(theirs, templates, seed, pack), daemon=True) for _, theirs in pairs]
    for process in started:
        process.start()
    yield [ours for ours, _ in pairs]
    for (ours, _), process in zip(pairs, started, strict=True):
        ours.send(())
        process.join()


def hold(pipes: Sequence[Connection], first: int) -> list[int]:
    """The next documents, by number from ``first`` on: how many measures each has."""
    numbers = range(first, first + HELD * len(pipes))
    for at, pipe in enumerate(pipes):
        pipe.send(numbers[at :: len(pipes)])
    return [measures for _, measures in sorted(pair for pipe in pipes for pair in pipe.recv())]


def packed(pipes: Sequence[Connection], below: int) -> Iterator[Packed | float]:
    """Those of them that are numbered ``below``, as they get ready; at last each process's seconds of the processor."""
    for pipe in pipes:
        pipe.send(below)
    busy = set(pipes)
    while busy:
        waiting = wait(busy)
        for pipe in busy.intersection(waiting):
            said: Packed | float = pipe.recv()
            busy -= {pipe} if isinstance(said, float) else set()
            yield said


def _serve(pipe: Connection, templates: Templates, seed: int, pack: Pack) -> None:
    while numbers := pipe.recv():
        held = _made(numbers, templates, seed)
        gc.freeze()  # who reads documents holds one at a time, and is not kept by the others
        pipe.send([(number, paper.measures) for number, paper in held.items()])
        below = pipe.recv()
        before = time.process_time()
        for number, paper in held.items():
            if number < below:
                read = Outcome(Path(str(number)), paper.lines, paper.text)
                pipe.send(made_ready(read, paper.fingerprint, pack).packed)
        pipe.send(time.process_time() - before)


def _made(numbers: Sequence[int], templates: Templates, seed: int) -> dict[int, Paper]:
    return {number: copied(*templates[number % len(templates)], number, seed) for number in numbers}
