"""A query is cut off when its time is up, also where its connection was long in coming."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import neo4j

from graph.overdue import deadline
from graph.store import open_store
from graph.users import ADMIN

ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c WHERE c < 0 RETURN c"
SLOW, SECONDS = 1.0, 0.3


@contextmanager
def slow_road(host: str, port: int) -> Iterator[int]:
    """A port that leads to another one, the first time after a while."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:

        def relay(source: socket.socket, target: socket.socket) -> None:
            with source, target, suppress(OSError):
                while data := source.recv(65536):
                    target.sendall(data)

        def serve() -> None:
            here, _ = door.accept()
            time.sleep(SLOW)
            there = socket.create_connection((host, port))
            for ends in ((here, there), (there, here)):
                threading.Thread(target=relay, args=ends, daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield door.getsockname()[1]


def test_a_connection_that_opens_late_is_cut_too(tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'graph'}") as store:
        hold = store._hold
        assert hold
        there = urlsplit(hold.url)
        with slow_road(str(there.hostname), int(there.port or 0)) as port:
            driver = neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(ADMIN, hold.passwords[ADMIN]))
            cut: list[bool] = []

            def ask() -> None:
                with deadline(driver, SECONDS) as passed:
                    try:
                        list(driver.session(database=store._database).run(ENDLESS))
                    except neo4j.exceptions.DriverError:
                        cut.append(passed.is_set())

            asking = threading.Thread(target=ask, daemon=True)
            asking.start()
            asking.join(SLOW + SECONDS + 5)
            ended = not asking.is_alive()
            hold.end()
    assert (ended, cut) == (True, [True])
