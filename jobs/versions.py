"""What the facts of a build depend on besides the documents, as short hashes: rules, gazetteers, review."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ingest.model import Given
from jobs.home import CHECKOUT, GAZETTEERS, review_folders


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    return {
        "rules": _hash((CHECKOUT / "ingest").rglob("*.py")),
        "gazetteers": _hash(GAZETTEERS.rglob("*.csv")),
        "review": _hash(file for folder in review_folders() for file in folder.glob("*.yaml")),
    }


def fingerprint(file: Path, given: Given) -> str:
    """Of the file's bytes, of what the manifest adds, and of everything that ``versions`` names."""
    return fingerprint_of(hashlib.sha256(file.read_bytes()).hexdigest(), given)


def fingerprint_of(sha256: str, given: Given) -> str:
    """The same for a file that is not at hand."""
    parts = (sha256, repr(given), *sorted(versions().items()))
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
