"""The life of the local engine: shared, guarded, gone after its last client, whatever anyone dies of."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors import FolderUnusable
from graph.lock import locked
from graph.store import Store, open_store

CLIENT = """
import sys
from graph.store import open_store
store = open_store(sys.argv[1])
store.write(lambda tx: tx.run("CREATE (:Meta {id: $id})", {"id": sys.argv[2]}))
print("ready", flush=True)
sys.stdin.readline()
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("POLICYGRAPH_ENGINE_LINGER", "0.5")
    yield tmp_path / "graph"
    assert eventually(lambda: not (tmp_path / "graph" / "engine.json").exists()), "the engine is still there"


def opened(folder: Path) -> Store:
    return open_store(f"embedded:{folder}")


def client(folder: Path, name: str) -> subprocess.Popen[str]:
    """Another program that holds the graph open until it is told, or killed."""
    command = [sys.executable, "-c", CLIENT, f"embedded:{folder}", name]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert started.stdout
    assert started.stdout.readline() == "ready\n"
    return started


def engine_pid(folder: Path) -> int:
    pid: int = json.loads((folder / "engine.json").read_text())["pid"]
    return pid


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def eventually(true: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def ids(store: Store) -> list[str]:
    return [row["id"] for row in store.run("MATCH (n:Meta) RETURN n.id AS id ORDER BY id")]


def test_first_answer_comes_soon_and_data_stays(folder: Path) -> None:
    with opened(folder) as store:
        store.write(lambda tx: tx.run("CREATE (:Meta {id: 'kept'})"))
        pid = engine_pid(folder)
    assert eventually(lambda: not alive(pid)), "gone after its last client"
    assert not (folder / "engine.json").exists()
    began = time.monotonic()
    with opened(folder) as store:
        assert ids(store) == ["kept"]
    assert time.monotonic() - began < 5, "generous: a busy machine; 0.4 s on an idle one"


def test_two_processes_share_one_engine_and_one_may_be_killed(folder: Path) -> None:
    with opened(folder) as store:
        other = client(folder, "other")
        pid = engine_pid(folder)
        assert ids(store) == ["other"]
        other.kill()
        other.communicate()
        time.sleep(1)
        assert alive(pid)
        assert ids(store) == ["other"]
    assert eventually(lambda: not alive(pid))


def test_the_engine_outlives_the_one_who_started_it(folder: Path) -> None:
    starter = client(folder, "starter")
    with opened(folder) as store:
        starter.kill()
        starter.communicate()
        time.sleep(1)
        assert ids(store) == ["starter"]


def test_no_engine_is_left_when_its_only_client_is_killed(folder: Path) -> None:
    only = client(folder, "only")
    pid = engine_pid(folder)
    only.kill()
    only.communicate()
    assert eventually(lambda: not alive(pid))


def test_a_killed_engine_is_started_again_by_whoever_needs_it(folder: Path) -> None:
    with opened(folder) as store:
        store.write(lambda tx: tx.run("CREATE (:Meta {id: 'committed'})"))
        os.kill(engine_pid(folder), signal.SIGKILL)
        assert eventually(lambda: store._hold is not None and not store._hold.alive())
        assert ids(store) == ["committed"]


def test_a_stale_run_file_is_seen_through(folder: Path) -> None:
    """Its port may even belong to somebody else by now."""
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        threading.Thread(target=answer_nonsense, args=(stranger,), daemon=True).start()
        folder.mkdir()
        stale = {"pid": 1, "door": stranger.getsockname()[1], "bolt": 1, "token": "old"}
        (folder / "engine.json").write_text(json.dumps(stale))
        with opened(folder) as store:
            assert ids(store) == []
            assert engine_pid(folder) != 1


def answer_nonsense(stranger: socket.socket) -> None:
    link, _ = stranger.accept()
    link.sendall(b"HTTP/1.1 400 Bad Request\r\n")
    link.close()


def test_many_at_once_start_one_engine(folder: Path) -> None:
    clients = [threading.Thread(target=lambda: stores.append(opened(folder))) for _ in range(4)]
    stores: list[Store] = []
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    assert len({store._hold.port for store in stores if store._hold}) == 1
    assert len(stores) == 4
    for store in stores:
        store.close()


def test_secrets_are_for_the_owner_only(folder: Path) -> None:
    with opened(folder):
        files = [folder / "engine.json", *(folder / "config").iterdir()]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_ports_are_open_to_this_machine_only(folder: Path) -> None:
    with opened(folder):
        pid = engine_pid(folder)
        sockets = {os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
        listening = [row for row in tcp_rows(pid) if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]
        assert len(listening) == 3, "door, Bolt, HTTP"
        assert {row[1].partition(":")[0][-8:] for row in listening} <= {"0100007F", "00000001"}


def tcp_rows(pid: int) -> list[list[str]]:
    tables = [Path(f"/proc/{pid}/net/{name}") for name in ("tcp", "tcp6")]
    return [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]


def test_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for place in (file, file / "below"):
        with pytest.raises(FolderUnusable, match="POLICYGRAPH_HOME"):
            opened(place)


def test_a_read_only_folder_says_so(tmp_path: Path) -> None:
    """To root every folder is writable, but not what the kernel shows of a process."""
    tmp_path.chmod(0o500)
    place = Path("/proc/self/fdinfo") if os.access(tmp_path, os.W_OK) else tmp_path
    with pytest.raises(FolderUnusable, match="cannot be written"):
        opened(place / "graph")
    tmp_path.chmod(0o700)


def test_the_lock_is_one_persons(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", seconds=0) as first, locked(tmp_path / "lock", seconds=0) as second:
        assert (first, second) == (True, False)
    with locked(tmp_path / "lock", seconds=0) as third:
        assert third
