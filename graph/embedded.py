"""The local engine: one process per folder, shared by everyone who opens the folder, gone soon after the last of them.

A client finds the engine by ``engine.json`` in the folder and holds a connection to its *door* for as long as it wants
the engine. The kernel closes that connection when the client ends, whatever it ended of, so the engine always knows
how many are left. A stale ``engine.json`` is one whose door does not answer; then the client starts an engine. Of two
that start at once, the one without the folder's lock goes away.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.door import BACKUP, END, serve
from graph.errors import EngineFailed, FolderUnusable
from graph.lock import locked
from graph.schema import embedded_ddl, load_schema
from graph.turn import RESERVE, short_of_room
from graph.users import ADMIN, written_users

LOOPBACK = "127.0.0.1"
DATABASE = "policygraph"
START_SECONDS = 30.0
END_SECONDS = 5.0
BACKUP_SECONDS = 600.0
QUERY_SECONDS = 10.0
"""A free query is cut, and what is left of it ended, after so long (graph/overdue.py)."""
OWN_SECONDS = 600.0
"""The engine's own limit, for the library's questions too, which on a large graph take longer than a stranger may."""
RANGE_SIZE = 100_000
HEAP = "-Xmx2g"
ALREADY_RUNNING = 75
"""Exit code of an engine that found another one in its folder."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A hold on a running engine. It runs at least as long as one such hold is open in any process."""

    folder: Path
    port: int
    passwords: dict[str, str]
    door: socket.socket
    token: str

    @property
    def url(self) -> str:
        return f"bolt://{LOOPBACK}:{self.port}"

    def alive(self) -> bool:
        """Whether the engine is still there: its end closes the door."""
        try:
            return self.door.recv(1, socket.MSG_PEEK) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False

    def close(self) -> None:
        self.door.close()

    def end(self) -> None:
        """End it now, for everyone, whatever it is doing; the next to need one starts another."""
        self.door.sendall(END + self.token.encode())
        self.ended(END_SECONDS)

    def backup(self) -> Path:
        """A zip of the database's files, which are at rest while nobody writes. It is the caller's to move away."""
        self.door.settimeout(BACKUP_SECONDS)
        self.door.sendall(BACKUP + self.token.encode())
        if self.door.recv(64) != b"done":
            raise EngineFailed(str(self.folder), "the local engine could not write a backup", "See its log folder.")
        return max((self.folder / "backups" / DATABASE).glob("*.zip"))

    def ended(self, within: float) -> bool:
        """Whether it is gone, at the latest after so many seconds."""
        until = time.monotonic() + within
        while self.alive() and time.monotonic() < until:
            time.sleep(0.01)
        return not self.alive()


def holds_graph(folder: Path) -> bool:
    """Whether an engine was ever started there."""
    return (folder / "databases" / DATABASE).is_dir()


def hold_engine(folder: Path) -> Engine:
    """Join the engine of ``folder``, starting it where none runs."""
    folder = folder.absolute()
    engine = _join(folder)
    if engine:
        return engine
    _claim(folder)
    child = _spawn(folder)
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        engine = _join(folder)
        if engine:
            return engine
        if child.poll() not in (None, ALREADY_RUNNING):
            raise _failure(folder, f"the local engine ended at once ({_last_words(folder)})")
        time.sleep(0.02)
    child.terminate()
    raise _failure(folder, f"the local engine did not answer within {START_SECONDS:.0f} seconds")


def _join(folder: Path) -> Engine | None:
    """The running engine, or None: no run file, a stale one, or an engine that is just closing."""
    try:
        run = json.loads((folder / "engine.json").read_text())
        door = socket.create_connection((LOOPBACK, run["door"]), timeout=2)
        door.sendall(run["token"].encode())
        if door.recv(64) != b"ready":
            door.close()
            return None
        door.setblocking(False)
        passwords = json.loads((folder / "config" / "passwords.json").read_text())
    except (FileNotFoundError, NotADirectoryError, ValueError, ConnectionError, TimeoutError):
        return None
    except PermissionError as error:
        raise FolderUnusable(str(folder), "it belongs to another user", "Choose a folder of your own.") from error
    return Engine(folder, run["bolt"], passwords, door, run["token"])


def _claim(folder: Path) -> None:
    remedy = "Choose another folder with POLICYGRAPH_HOME or --graph, or make this one writable."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "log").mkdir(exist_ok=True)
        (folder / "engine.lock").touch()
        free = shutil.disk_usage(folder).free
    except (FileExistsError, NotADirectoryError) as error:
        raise FolderUnusable(str(folder), "it is no folder", remedy) from error
    except OSError as error:
        raise FolderUnusable(str(folder), f"the graph's folder cannot be written ({error.strerror})", remedy) from error
    if free < RESERVE:
        raise FolderUnusable(str(folder), short_of_room(free), "Make room, or choose another folder.")


def _spawn(folder: Path) -> subprocess.Popen[bytes]:
    """Start the engine in a session of its own: Ctrl-C at one client must not end it for the others."""
    home = str(Path(__file__).parent.parent)
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
    with (folder / "log" / "engine.log").open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "graph.embedded", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, **_settings(folder), "PYTHONPATH": path},
            start_new_session=True,
        )
    threading.Thread(target=child.wait, name="engine-reaper", daemon=True).start()
    return child


def _settings(folder: Path) -> dict[str, str]:
    """What the engine wants to know before it is imported."""
    log = {"ARCADEDB_LOG_DIR": str(folder / "log"), "ARCADEDB_LOG_CONSOLE": "0"}
    return {**log, "ARCADEDB_NATIVE_ISOLATE_ARGS": HEAP}


def _last_words(folder: Path) -> str:
    lines = (folder / "log" / "engine.log").read_text(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "without a word")


def _failure(folder: Path, what: str) -> FolderUnusable | EngineFailed:
    log = folder / "log" / "engine.log"
    if "LockException" in what:
        return FolderUnusable(str(folder), "another program has this graph open", "Close it and try again.")
    return EngineFailed(str(folder), what, f"See {log}; a restart, or another folder, may help.")


def main(folder: Path) -> int:
    """The engine process itself."""
    os.umask(0o077)
    with locked(folder / "engine.lock", seconds=10) as mine:
        if not mine:
            return ALREADY_RUNNING
        passwords = written_users(folder / "config")
        _settle(folder)
        with socket.create_server((LOOPBACK, 0)) as door:
            server, port = _start_server(folder, passwords[ADMIN])
            database = _prepare(server, folder)
            token = secrets.token_hex(16)
            _publish(folder, {"pid": os.getpid(), "door": door.getsockname()[1], "bolt": port, "token": token})
            serve(door, token.encode(), lambda: database.command("sql", "BACKUP DATABASE"))
            (folder / "engine.json").unlink(missing_ok=True)
        server.stop()
    return 0


def _settle(folder: Path) -> None:
    """A graph that stands ready takes its place; whatever kills this, it is done by the next start."""
    ready, present = folder / "next", folder / "databases"
    if not ready.exists():
        return
    (folder / "prepared").unlink(missing_ok=True)
    if present.exists():
        shutil.rmtree(folder / "previous", ignore_errors=True)
        present.rename(folder / "previous")
    ready.rename(present)


def _start_server(folder: Path, password: str) -> tuple[Any, int]:
    import arcadedb

    for attempt in range(5):
        port = _free_port()
        config = {
            "http_port": 0,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": port,
            "mode": "development",
        }
        server = arcadedb.create_server(str(folder), password, config=config)
        try:
            server.start()
        except arcadedb.ArcadeDBError as error:
            if "Unable to listen" not in str(error) or attempt == 4:
                raise
        else:
            return server, port
    raise AssertionError("unreachable")


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def new_database(folder: Path) -> Iterator[Any]:
    """An empty database with all its indexes, opened in this process, where no engine runs: for a first load."""
    (folder / "log").mkdir(exist_ok=True)
    os.environ |= _settings(folder)
    import arcadedb

    try:
        with arcadedb.create_database(str(folder / "databases" / DATABASE)) as database:
            for statement in embedded_ddl(load_schema()):
                database.command("sql", statement)
            yield database
    except arcadedb.ArcadeDBError as error:
        what = f"the local engine could not load it all ({str(error).partition(chr(10))[0]})"
        raise EngineFailed(str(folder), what, "Nothing was loaded. Try again, or fewer documents at once.") from error


def _prepare(server: Any, folder: Path) -> Any:
    """Limits and DDL, which hold only when the database itself has been told; once per version of them."""
    statements = [
        f"ALTER DATABASE `arcadedb.command.timeout` {OWN_SECONDS * 1000:.0f}",
        f"ALTER DATABASE `arcadedb.queryMaxRangeSize` {RANGE_SIZE}",
        "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowFileUrls` false",
        "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowRemoteUrls` false",
        *embedded_ddl(load_schema()),
    ]
    database = server.create_database(DATABASE)
    digest = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    marker = folder / "prepared"
    if marker.exists() and marker.read_text() == digest:
        return database
    for statement in statements:
        database.command("sql", statement)
    marker.write_text(digest)
    return database


def _publish(folder: Path, run: dict[str, Any]) -> None:
    draft = folder / "engine.json.new"
    draft.write_text(json.dumps(run))
    draft.replace(folder / "engine.json")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
