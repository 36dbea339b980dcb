"""The rows of ``data/gazetteers/*.csv`` as records, each checked as it is read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast, get_args

from ingest.designation import SLOT, form_of, simplify
from ingest.errors import DataInvalid
from ingest.fields import Body
from ingest.lexicon import Level, Office, Region

Row = dict[str, str]
_LEVELS = (*get_args(Level), "municipality", "local")
_LOCAL = ("province", "municipality", "city", "county")


class Place(NamedTuple):
    """Where a row stands: what every complaint about it begins with."""

    file: str
    line: int


def read_rows(file: Path, columns: tuple[str, ...], filled: tuple[str, ...]) -> Iterator[tuple[Place, Row]]:
    """The rows of a CSV that has ``columns``, none of ``filled`` empty; else ``DataInvalid`` with file and line."""
    if not file.is_file():
        raise DataInvalid(str(file), 0, "the file is missing", "Restore it from the repository.")
    with file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [c for c in columns if c not in (reader.fieldnames or ())]
        if missing:
            raise DataInvalid(str(file), 1, f"no column {', '.join(missing)}", "Name the columns in the first line.")
        for row in reader:
            place = Place(str(file), reader.line_num)
            _check_filled(place, row, filled)
            yield place, row


def cells(cell: str) -> tuple[str, ...]:
    """Several values of one field, parted by ``|``."""
    return tuple(part for part in cell.split("|") if part)


def read_regions(folder: Path) -> dict[str, Region]:
    """``regions.csv`` and ``zones.csv`` by code. A zone whose code begins with ``*`` is one that any city may have."""
    regions: dict[str, Region] = {}
    where: dict[str, Place] = {}
    for file in (folder / "regions.csv", folder / "zones.csv"):
        for place, row in read_rows(file, ("code", "name", "short", "level", "parent"), ("code", "name", "level")):
            _check_new(place, row["code"], where)
            regions[row["code"]] = _region(place, row)
    patterns = [regions.pop(code) for code in list(regions) if code.startswith("*")]
    taken = {f"{region.parent}:{form}" for region in regions.values() for form in region.local}
    for region in [r for r in regions.values() if r.name.endswith("市")]:
        for zone in (_zone_of(region, pattern) for pattern in patterns):
            if not any(f"{region.code}:{form}" in taken for form in zone.local):
                regions.setdefault(zone.code, zone)
    for code, region in regions.items():
        if region.parent is not None and region.parent not in regions:
            raise DataInvalid(*where[code], f"parent {region.parent} does not exist", "Give the code of a row.")
    return regions


def _zone_of(city: Region, pattern: Region) -> Region:
    short = city.forms[0] if city.forms else city.name
    name, *forms = (text.replace("{r}", short).replace("{R}", city.name) for text in (pattern.name, *pattern.forms))
    code = pattern.code.replace("*", city.code)
    return replace(pattern, code=code, name=name, parent=city.code, forms=tuple(forms))


def read_offices(folder: Path) -> tuple[Office, ...]:
    """``agencies.csv`` in its order."""
    columns = ("name", "forms", "levels", "region", "kind", "sector", "function", "valid_from", "valid_to")
    functions = {row["name"] for _, row in read_rows(folder / "functions.csv", ("name",), filled=("name",))}
    where: dict[str, Place] = {}
    read: list[tuple[Place, Office]] = []
    for place, row in read_rows(folder / "agencies.csv", (*columns, "succeeded_by"), ("levels", "kind", "sector")):
        _check_new(place, "/".join((row["name"] or row["forms"], row["levels"], row["region"])), where)
        read.append((place, _office(place, row, functions)))
    names = {office.name for _, office in read}
    for place, office in read:
        if office.succeeded_by is not None and office.succeeded_by not in names:
            raise DataInvalid(*place, f"successor {office.succeeded_by} does not exist", "Give the name of a row.")
    return tuple(office for _, office in read)


def _check_filled(place: Place, row: Row, filled: tuple[str, ...]) -> None:
    if None in row or None in row.values():
        raise DataInvalid(*place, "not as many fields as columns", "Quote fields that hold a comma.")
    for column in filled:
        if not row[column].strip():
            raise DataInvalid(*place, f"{column} is empty", f"Fill in {', '.join(filled)}.")


def _check_new(place: Place, key: str, where: dict[str, Place]) -> None:
    if key in where:
        raise DataInvalid(*place, f"{key} stands in line {where[key].line} already", "Delete one of the two.")
    where[key] = place


def _level(place: Place, level: str) -> str:
    if level not in _LEVELS:
        raise DataInvalid(*place, f"level {level} is unknown", f"Write one of {', '.join(_LEVELS)}.")
    return level


def _region(place: Place, row: Row) -> Region:
    _check_period(place, row)
    return Region(
        code=row["code"],
        name=row["name"],
        level=cast(Level, _level(place, row["level"])),
        parent=row["parent"] or None,
        forms=cells(row["short"]),
        local=cells(row.get("local", "")),
        sign=cells(row.get("sign", "")),
        committee=row.get("committee") or None,
    )


def _check_period(place: Place, row: Row) -> None:
    begin, end = row.get("valid_from", ""), row.get("valid_to", "")
    if begin and end and begin > end:
        raise DataInvalid(*place, f"valid from {begin} to {end}", "Put the earlier day first.")


def _office(place: Place, row: Row, functions: set[str]) -> Office:
    _check_period(place, row)
    if row["kind"] not in get_args(Body):
        raise DataInvalid(*place, f"kind {row['kind']} is unknown", f"Write one of {', '.join(get_args(Body))}.")
    if row["function"] and row["function"] not in functions:
        raise DataInvalid(*place, f"function {row['function']} is unknown", "Add it to functions.csv.")
    levels = [_level(place, level) for level in cells(row["levels"])]
    return Office(
        name=row["name"],
        forms=tuple(dict.fromkeys(_forms(row["name"], cells(row["forms"])))),
        levels=tuple(dict.fromkeys(part for level in levels for part in (_LOCAL if level == "local" else (level,)))),
        region=row["region"],
        kind=cast(Body, row["kind"]),
        sector=row["sector"],
        function=row["function"] or None,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        succeeded_by=row["succeeded_by"] or None,
        basis=_basis(row),
    )


def _basis(row: Row) -> str:
    """The row, and the last day of what was succeeded: the day of the reform."""
    until = f", until {row['valid_to']}" if row["succeeded_by"] and row["valid_to"] else ""
    return f"agencies.csv {row['name'] or row['forms']}{until}"


def _forms(name: str, printed: tuple[str, ...]) -> Iterator[str]:
    """The short forms, then the full name itself; ``=`` before a form says that no place belongs to it."""
    for form in printed:
        if form.startswith("="):
            yield simplify(form[1:])
        else:
            yield simplify(form if SLOT in form else SLOT + form)
    if name:
        yield form_of(name)
