"""Files → readings: which files, in which order, in how many processes. A bad document never stops the others."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from ingest.describe.place import given_region
from ingest.errors import DocumentUnreadable, PolicygraphError
from ingest.facts import to_lines
from ingest.model import Given
from ingest.pipeline import Extractor, load_extractor, read_file
from jobs.home import GAZETTEERS, review_folders
from jobs.manifest import read_manifest

SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")
T = TypeVar("T")
Job = tuple[Path, Given]
_FEW = 12
"""Below this many documents a second process costs more than it saves."""


class RegionUnknown(PolicygraphError):
    """``--region`` names no place of the gazetteer."""

    exit_code = 2

    def __init__(self, region: str) -> None:
        super().__init__(f"--region {region}: no such place. Give its name (烟台市, 崂山区) or its six-digit code.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its lines and its text, or the error that kept it out."""

    file: Path
    lines: tuple[dict[str, Any], ...] = ()
    text: str = ""
    error: str | None = None
    note: str | None = None
    """What the reader should know although nothing is wrong: a copy, a new version."""

    @property
    def document(self) -> str:
        return str(self.lines[0]["id"]) if self.lines else ""


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files as named, folders with all documents below them, by name. Raises where a path is not there or holds none."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DocumentUnreadable(str(path), "there is no such file or folder", "Check the path.")
        if path.is_file():
            _refuse_foreign(path)
            found.append(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not inside:
            kinds = ", ".join(SUFFIXES)
            raise DocumentUnreadable(str(path), f"no document ({kinds}) is in this folder", "Name another folder.")
        found += inside
    return tuple(dict.fromkeys(found))


def _refuse_foreign(file: Path) -> None:
    """A file named by hand may lack an ending, but one that says that it is something else is no document."""
    if file.suffix and file.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        raise DocumentUnreadable(str(file), f"{file.suffix} is no kind of document that is read", f"Use {kinds}.")


def given_for(files: Iterable[Path], manifest: Path | None, region: str | None) -> Mapping[Path, Given]:
    """What manifest and command line add, for each file. A folder's own ``manifest.csv`` counts unless one is named."""
    check_region(region)
    known: dict[Path, Given] = {}
    for file in files:
        source = manifest or file.parent / "manifest.csv"
        rows = _manifest(source) if source.exists() or manifest else {}
        given = rows.get(file.name, Given())
        known[file] = Given(**{**_fields(given), "region": region or given.region})
    return known


def check_region(region: str | None) -> None:
    """Raises ``RegionUnknown`` where the gazetteer has no such place."""
    if region and given_region(region, extractor().lexicon) is None:
        raise RegionUnknown(region)


def noting_copies(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Marks documents that come twice in one batch."""
    copies = Copies()
    for outcome in outcomes:
        note = copies.note(outcome.document, outcome.file, digest(outcome.text))
        yield replace(outcome, note=note) if note else outcome


@dataclass(slots=True)
class Copies:
    """The documents of one batch so far."""

    _first: dict[str, tuple[Path, bytes]] = field(default_factory=dict)

    def note(self, document: str, file: Path, text: bytes) -> str | None:
        """What is to be said where one comes again: the same text (by its digest), or another under the same id."""
        before, same = self._first.setdefault(document, (file, text)) if document else (file, text)
        if before == file:
            return None
        if same == text:
            return f"a copy of {before}"
        return f"another text of {document} than {before}; this one now counts"


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


def read_all(files: Sequence[Path], given: Mapping[Path, Given], workers: int | None = None) -> Iterator[Outcome]:
    """One outcome a file, in the order of ``files``; in this process where they are few."""
    return in_workers(read_one, files, given, workers)


def in_workers(
    work: Callable[[Job], T], files: Sequence[Path], given: Mapping[Path, Given], workers: int | None = None
) -> Iterator[T]:
    """The same with what else is to be done where a file is read: what comes of it has to reach this process."""
    jobs = [(file, given.get(file, Given())) for file in files]
    if jobs:
        extractor()  # a broken file of data/ is told once and here, not once a document and from another process
    count = min(workers or os.cpu_count() or 1, len(files))
    if count < 2 or (workers is None and len(files) < _FEW):
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, jobs, chunksize=4)


def read_one(job: Job) -> Outcome:
    file, given = job
    try:
        reading = read_file(file, extractor(), given)
        return Outcome(file, tuple(to_lines(reading)), reading.source.text, note=_doubt(reading.source.text))
    except PolicygraphError as error:
        return Outcome(file, error=str(error))


def _doubt(text: str) -> str | None:
    """A text in another language goes in like any other, so that nothing is lost, but nobody may take its silence for
    the document's."""
    letters = [sign for sign in text if sign.isalpha()]
    if 2 * sum("\u4e00" <= sign <= "\u9fff" for sign in letters) >= len(letters):
        return None
    return "less than half of its letters are Chinese; what other languages say is not read"


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    """What every document is read with, loaded once a process. Raises ``DataInvalid``."""
    return load_extractor(GAZETTEERS, review_folders())


@lru_cache(maxsize=64)
def _manifest(source: Path) -> Mapping[str, Given]:
    return read_manifest(source)


def _fields(given: Given) -> dict[str, str | None]:
    return {name: getattr(given, name) for name in Given.__dataclass_fields__}
