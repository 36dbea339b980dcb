"""Gains and losses of a change, fact by fact, on the five documents: ``python -m tools.golden [--accept]``.

``tests/golden/<file>.tsv`` holds one line a fact, in reading order. Without ``--accept`` the difference is shown, and
the exit code is 1 where there is one; with it the files are written anew, to be read in the commit's diff.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jobs.home import CHECKOUT, POLICIES
from jobs.read import find_files, given_for, read_all

GOLDEN = CHECKOUT / "tests" / "golden"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "document": ("title", "number", "region", "issuer", "status", "date_issued", "date_published"),
    "section": ("title",),
    "measure": ("title", "responsibility", "due"),
    "issuer": ("name", "canonical"),
    "role": ("role", "name", "canonical", "body"),
    "target": ("indicator", "comparator", "value", "value_max", "unit", "change", "words", "per_year", "deadline"),
    "funding": ("recipient", "amount", "ratio", "limit", "mode", "condition", "funder"),
    "programme": ("name", "programme_kind", "action", "key"),
    "platform": ("name", "platform_kind", "action", "key"),
    "theme": ("name",),
    "instrument": ("code",),
    "citation": ("title", "number", "action"),
}


def golden_lines(lines: Iterable[Mapping[str, Any]]) -> list[str]:
    """One document's facts as tab-separated lines: kind, clause, then what the kind is about."""
    return [
        "\t".join([line["kind"], _place(line), *(_plain(line.get(name)) for name in FIELDS[line["kind"]])])
        for line in lines
        if line["kind"] in FIELDS
    ]


def current() -> dict[Path, list[str]]:
    """Golden file → its lines as the code stands."""
    files = find_files([POLICIES])
    outcomes = read_all(files, given_for(files, None, None), workers=1)
    return {GOLDEN / f"{outcome.file.stem}.tsv": golden_lines(outcome.lines) for outcome in outcomes}


def main(arguments: Sequence[str]) -> int:
    changed = 0
    for file, lines in current().items():
        before = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        difference = [d for d in difflib.ndiff(before, lines) if d[0] in "+-"]
        changed += len(difference)
        if difference:
            gained = sum(d[0] == "+" for d in difference)
            print(f"{file.name}: {gained} gained, {len(difference) - gained} lost")
            print("\n".join(difference))
        if "--accept" in arguments:
            file.parent.mkdir(exist_ok=True)
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not changed:
        print("no fact gained or lost")
    return int(bool(changed) and "--accept" not in arguments)


def _place(line: Mapping[str, Any]) -> str:
    if "path" in line:
        return "/".join(line["path"])
    place = line.get("measure") or line.get("section") or ""
    return str(place).partition("#")[2]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
