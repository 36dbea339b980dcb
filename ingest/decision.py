"""The files of ``data/review``: lists of decisions, each checked, with file and line in every complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from ingest import fields
from ingest.errors import DataInvalid
from ingest.identity import KINDS, fold

Verdict = Literal["correct", "reject", "same", "different"]
_NEEDED = ("by", "date", "why", "document", "kind", "clause", "quote", "surface", "decision")
_BY_VERDICT: Mapping[str, tuple[str, ...]] = {
    "correct": ("set",),
    "reject": (),
    "same": ("names",),
    "different": ("names",),
}
_OPTIONAL = ("id", "region")
_RESOLVED = re.compile(r"key$|^canonical$|_standard$|^statement$|^order$|^target_document$")
"""Fields that follow from others, and would be overwritten."""
_BODIES = ("role", "issuer", "funding")


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """One judgement. ``names`` are the printed name and the one that it is, or is not, the same body as.

    ``region`` widens same and different from the one document to all documents of that region.
    """

    by: str
    date: str
    why: str
    document: str
    kind: str
    clause: str
    """Path as ids have it, 四/(三); empty for the document itself."""
    quote: str
    surface: str
    decision: Verdict
    place: str
    """File and line, for messages."""
    id: str = ""
    """Of one fact, where several stand in the same words."""
    region: str = ""
    names: tuple[str, ...] = ()
    corrections: Mapping[str, Any] = field(default_factory=dict)


def load_decisions(folders: Sequence[Path]) -> tuple[Decision, ...]:
    """All decisions, file by file in the order of names. Raises ``DataInvalid`` at the first that cannot be meant."""
    decisions: list[Decision] = []
    for file in (file for folder in folders for file in sorted(folder.glob("*.yaml"))):
        for line, row in _rows(file):
            decision = _decision(file, line, row)
            _refuse_contradiction(file, line, decision, decisions)
            decisions.append(decision)
    return tuple(decisions)


def _rows(file: Path) -> Iterator[tuple[int, Any]]:
    text = file.read_text(encoding="utf-8")
    try:
        rows, tree = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DataInvalid(str(file), line, f"no YAML: {error.problem}", "Correct the file.") from error
    if rows is None or tree is None:
        return
    if not isinstance(rows, list):
        raise DataInvalid(str(file), 1, "the file is no list of decisions", "Begin each decision with a hyphen.")
    yield from ((node.start_mark.line + 1, row) for node, row in zip(tree.value, rows, strict=True))


def _decision(file: Path, line: int, row: Any) -> Decision:
    def complain(what: str, remedy: str) -> DataInvalid:
        return DataInvalid(str(file), line, what, remedy)

    if not isinstance(row, dict):
        raise complain("this is no decision", "Write one `name: value` a line.")
    missing = [name for name in _NEEDED if name not in row or (name != "clause" and row[name] in (None, ""))]
    if missing:
        raise complain(f"{', '.join(missing)} missing", "Every decision says who, when, why, where and what.")
    verdict = str(row["decision"])
    if verdict not in _BY_VERDICT or str(row["kind"]) not in KINDS.values():
        what = f"decision {verdict!r} about {row['kind']!r} is not known"
        raise complain(what, f"Decisions are {', '.join(_BY_VERDICT)}; kinds are {', '.join(KINDS.values())}.")
    expected = {*_NEEDED, *_OPTIONAL, *_BY_VERDICT[verdict]}
    if set(row) - expected or set(_BY_VERDICT[verdict]) - set(row):
        wrong = sorted({*(set(row) - expected), *(set(_BY_VERDICT[verdict]) - set(row))})
        raise complain(f"{verdict} with, or without, {', '.join(wrong)}", "data/review/README.md shows the form.")
    return Decision(
        **{name: str(row[name] or "") for name in (*_NEEDED[:-1],)},
        decision=verdict,  # type: ignore[arg-type]
        place=f"{file.name}:{line}",
        **{name: str(row.get(name) or "") for name in _OPTIONAL},
        names=_names(row, complain) if "names" in row else (),
        corrections=_corrections(row, complain) if "set" in row else {},
    )


def _names(row: Mapping[str, Any], complain: Any) -> tuple[str, ...]:
    names = row["names"]
    if row["kind"] not in _BODIES:
        raise complain(f"{row['kind']} names no body", f"Only {', '.join(_BODIES)} do; correct a name with `set`.")
    if not isinstance(names, list) or len({fold(str(name)) for name in names}) != 2 or len(names) != 2:
        raise complain("names are not two different names", "names: [as printed, as it is called]")
    return tuple(str(name) for name in names)


def _corrections(row: Mapping[str, Any], complain: Any) -> dict[str, Any]:
    class_name = next(name for name, kind in KINDS.items() if kind == row["kind"])
    hints = {
        name: hint for name, hint in get_type_hints(getattr(fields, class_name)).items() if not _RESOLVED.search(name)
    }
    given = row["set"]
    if not isinstance(given, dict) or not given:
        raise complain("set names no field", "set: {field: value}")
    for name, value in given.items():
        if name not in hints:
            raise complain(f"{name!r} cannot be set for {row['kind']}", f"These can: {', '.join(hints)}.")
        if not _fits(value, hints[name]):
            raise complain(f"{name}: {value!r} is not what this field holds", f"It holds {hints[name]}.")
    return {name: float(v) if float in get_args(hints[name]) and isinstance(v, int) else v for name, v in given.items()}


def _fits(value: Any, hint: Any) -> bool:
    if get_origin(hint) in (Union, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, NoneType if hint is None else hint)


def _refuse_contradiction(file: Path, line: int, new: Decision, decisions: Sequence[Decision]) -> None:
    """One fact is decided once; two names are not both same and different; 'same' leads nowhere further."""
    for old in decisions:
        if _place(old) == _place(new):
            raise DataInvalid(str(file), line, f"this is already decided at {old.place}", "Delete one of the two.")
        if not old.names or not new.names or _scope(old) != _scope(new):
            continue
        if {*map(fold, old.names)} == {*map(fold, new.names)} and old.decision != new.decision:
            raise DataInvalid(str(file), line, f"{old.place} decides the opposite", "Delete one of the two.")
        if "different" in (old.decision, new.decision):
            continue
        if fold(old.names[0]) == fold(new.names[1]) or fold(old.names[1]) == fold(new.names[0]):
            raise DataInvalid(
                str(file), line, f"{old.place} renames one of these names", "Write the last name in both."
            )


def _place(decision: Decision) -> tuple[str, ...]:
    d = decision
    return (d.kind, d.id, *map(fold, (d.document, d.clause, d.quote, d.surface)), *map(fold, d.names))


def _scope(decision: Decision) -> str:
    return decision.region or fold(decision.document)
