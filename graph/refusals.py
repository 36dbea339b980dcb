"""What an engine says of a query or a write that it does not do, made an error of ours: one line, and what to do."""

from __future__ import annotations

import re

from graph.embedded import RANGE_SIZE
from graph.errors import (
    MEANS,
    LoginRefused,
    NoRoom,
    QueryInvalid,
    QueryRefused,
    StoreError,
    StoreUnreachable,
    TooMuch,
    WriteFailed,
)

FULL = ("No space left", "File too large", "Disk quota exceeded", "on commit")

OLDEST_NEO4J = (5, 23)


def query_error(url: str, code: str, said: str) -> StoreError | QueryRefused | QueryInvalid:
    """``code`` and ``said`` as they came over Bolt."""
    if any(word in said for word in FULL):
        remedy = "Nothing was written. Make room on its disk and try again; `policygraph ingest --rebuild` mends a damaged graph."
        return NoRoom(url, f"the database could not write ({first_line(said)})", remedy)
    if "AuthenticationRateLimit" in code:
        return LoginRefused(
            url, "the password was wrong too many times", "Correct NEO4J_PASSWORD, wait a moment and try again."
        )
    if "DatabaseUnavailable" in code:
        return StoreUnreachable(url, "the database is starting or stopping", "Try again in a moment.")
    if "read-only mode" in said:
        return WriteFailed(url, "the database takes no writes (read-only)", "Write to the one that it is a copy of.")
    if "TimedOut" in code or "Terminated" in code or "command.timeout" in said:
        return QueryRefused(TooMuch.TIME)
    if "Memory" in code or "Heap" in said:
        return QueryRefused(TooMuch.MEMORY)
    if "queryMaxRangeSize" in said:
        return QueryRefused(f"A range of this query has more than {RANGE_SIZE:,} numbers. Narrow it.")
    if "Security.Forbidden" in code or "AccessMode" in code:
        return QueryRefused(MEANS + ".")
    return QueryInvalid(first_line(said))


def first_line(said: str) -> str:
    """Without what stands below, where engines repeat the query, and without Neo4j's list of forty words expected."""
    line = said.strip().split("\n")[0].rstrip(".")
    return re.sub(r": expected .{80,}?( \(line \d|$)", r"\1", line)


def too_old(version: str) -> bool:
    """``Neo4j 5.20.0`` is, ``Neo4j/2026.08.1`` is not."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version.split()[-1])[:2])
    return numbers < OLDEST_NEO4J
