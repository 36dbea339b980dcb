"""``data/gazetteers`` read once: vocabulary for the rules, names for the matcher.

The only importer of ahocorasick_rs.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ingest.errors import DataInvalid
from ingest.model import Vocabulary


def load_vocabulary(folder: Path) -> Vocabulary:
    """Reads ``folder/words/*.csv`` (columns list, word, gloss) into ``<file stem>.<list>`` → words, longest first."""
    lists: dict[str, list[str]] = {}
    for file in sorted((folder / "words").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as handle:
            for number, row in enumerate(csv.DictReader(handle), start=2):
                if not row.get("list") or not row.get("word") or not row.get("gloss"):
                    raise DataInvalid(str(file), number, "list, word or gloss is empty", "Fill in all three columns.")
                lists.setdefault(f"{file.stem}.{row['list']}", []).append(row["word"])
    return {name: tuple(sorted(set(words), key=lambda w: (-len(w), w))) for name, words in lists.items()}
