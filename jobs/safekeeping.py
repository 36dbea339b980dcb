"""``policygraph backup`` and ``restore``: the embedded graph as one file. A Neo4j server has its own ways."""

from __future__ import annotations

import datetime
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from graph.embedded import DATABASE, hold_engine, holds_graph
from graph.errors import Misnamed, NoGraph, OutputUnwritable, StoreError
from graph.schema import load_schema
from graph.store import open_store
from graph.swap import building
from graph.turn import turn_to_write
from ingest.errors import PolicygraphError

NOTE = "policygraph.json"


class BackupUnusable(PolicygraphError):
    """A file that is no backup, or not one for this version."""

    exit_code = 2

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(f"{file}: {what}. Name a file that `policygraph backup` wrote.")


def backup(url: str, target: Path) -> str:
    """Write the graph to a file, or to one named by the day in a folder: whatever does not end in .zip is one.

    Readers go on meanwhile, writers wait. What users added is in it, passwords are not.
    """
    folder = _folder(url)
    if not holds_graph(folder):
        raise NoGraph(url, "there is no graph", "Make one with `policygraph ingest`.")
    file = target / f"policygraph-{datetime.date.today()}.zip" if target.suffix != ".zip" else target
    draft = file.with_name(file.name + ".part")
    with open_store(url) as store:
        (counts,) = store.run("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS relations")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _save(folder, url, draft, counts)
        draft.replace(file)
    except OSError as error:
        if draft.is_file():
            draft.unlink()
        raise OutputUnwritable(str(file), f"it cannot be written ({error.strerror})") from error
    return f"{file}: {counts['nodes']} nodes, {counts['relations']} relations, {file.stat().st_size / 1e6:.1f} MB"


def _save(folder: Path, url: str, draft: Path, counts: dict[str, Any]) -> None:
    engine = hold_engine(folder)
    with turn_to_write(folder, url):
        shutil.move(engine.backup(), draft)
    engine.close()
    with zipfile.ZipFile(draft, "a") as archive:
        archive.writestr(NOTE, json.dumps({"schema": load_schema().version, **counts}))


def restore(url: str, file: Path, replace: bool) -> str:
    """Put a backup in the place of the graph, which is kept beside it; says what is there now."""
    folder = _folder(url)
    note = _checked(file)
    if not replace and holds_graph(folder):
        with open_store(url) as store:
            if store.run("MATCH (d:Document) RETURN d.id LIMIT 1"):
                raise StoreError(url, "it holds a graph already", "Add --replace to put the backup in its place.")
    with building(folder.absolute(), url) as draft, zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name != NOTE]
        archive.extractall(draft / "databases" / DATABASE, names)
    with open_store(url) as store:
        (found,) = store.run("MATCH (n) RETURN count(n) AS nodes")
    if found["nodes"] != note["nodes"]:
        what = f"{found['nodes']} nodes came back of {note['nodes']}"
        raise StoreError(url, what, f"The graph that was there is in {folder / 'previous'}.")
    kept = f"; what was there is kept in {folder / 'previous'}" if (folder / "previous").exists() else ""
    return f"{url}: {note['nodes']} nodes, {note['relations']} relations{kept}"


def _folder(url: str) -> Path:
    scheme, _, rest = url.partition(":")
    if scheme != "embedded":
        remedy = "Use neo4j-admin database dump and load: docs/operations.md says how."
        raise Misnamed(f"{url}: only the embedded graph is backed up and restored from here. {remedy}")
    return Path(rest)


def _checked(file: Path) -> dict[str, Any]:
    """What the backup says of itself; every byte of it has been read."""
    try:
        with zipfile.ZipFile(file) as archive:
            note: dict[str, Any] = json.loads(archive.read(NOTE))
            damaged = archive.testzip()
    except (FileNotFoundError, IsADirectoryError):
        raise BackupUnusable(file, "there is no such file") from None
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise BackupUnusable(file, "it is no backup of policygraph, or not a whole one") from None
    if damaged:
        raise BackupUnusable(file, f"it is damaged at {damaged}")
    if note["schema"] > load_schema().version:
        raise BackupUnusable(file, f"it is of schema {note['schema']}, newer than this policygraph's")
    return note
