"""The library of questions: ``cypher/**/*.cypher`` → `Query` records, run on any store by name.

The form of a file is told in `graph.query_file`. What the shell gives as strings is coerced to the declared types.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.query_file import Parameter, Query, QuestionInvalid, Value, read_query
from graph.spelling import Forms, closest, nearest, spelt
from ingest.errors import PolicygraphError

LIBRARY = Path(__file__).resolve().parent.parent / "cypher"
EVERY = 1_000_000_000
"""Rows, where all are wanted."""


class Runs(Protocol):
    """What a question needs of a store."""

    def run(self, cypher: str, parameters: Mapping[str, object], /) -> list[dict[str, object]]: ...


class UnknownQuestion(PolicygraphError):
    """A name that no file of the library has."""

    exit_code = 2

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"{name}: no such question. {closest(name, known)}")


class ParameterInvalid(PolicygraphError):
    """A parameter that is missing, unknown, or not of its type."""

    exit_code = 2

    def __init__(self, query: str, parameter: str, what: str, remedy: str) -> None:
        super().__init__(f"{query}: parameter {parameter} {what}. {remedy}")
        self.parameter = parameter


def load_library(folder: Path = LIBRARY) -> Mapping[str, Query]:
    """Every question under ``folder`` by name, in order of names. Raises `QuestionInvalid` with file and line."""
    queries = [read_query(file, folder) for file in sorted(folder.rglob("*.cypher"))]
    library = {query.name: query for query in queries}
    for query in queries:
        _check_suggestions(query, library)
    return library


def _check_suggestions(query: Query, library: Mapping[str, Query]) -> None:
    for parameter in query.parameters:
        source = library.get(parameter.suggest) if parameter.suggest else None
        if parameter.suggest and (source is None or any(p.required for p in source.parameters)):
            what = (
                f"suggests {parameter.name} by {parameter.suggest}, which is no question that runs without parameters"
            )
            names = [name for name, q in library.items() if not any(p.required for p in q.parameters)]
            raise QuestionInvalid(query.file, 1, what, closest(parameter.suggest, names))


def run(store: Runs, query: Query | str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
    """All rows of a question, unless ``rows`` is given. Strings are coerced to the declared types, defaults filled in."""
    found = find(query)
    everything = {} if found.rows is None else {"rows": EVERY}
    return store.run(found.cypher, settle(store, found, everything | dict(parameters or {})))


@dataclass(frozen=True, slots=True)
class Page:
    """The first rows of an answer, ``more`` where there are others, and the parameters as the graph spells them."""

    rows: list[dict[str, object]]
    more: bool
    settled: Mapping[str, Value]


def page(store: Runs, query: Query | str, parameters: Mapping[str, object] | None = None) -> Page:
    """What somebody who looks can take in: as many rows as the question declares, or as are asked for by ``rows``."""
    found = find(query)
    settled = settle(store, found, parameters or {})
    most = settled.get("rows")
    if not isinstance(most, int):
        return Page(store.run(found.cypher, settled), False, settled)
    if not 0 < most <= EVERY:
        raise ParameterInvalid(found.name, "rows", f"is {most}", f"Give 1 to {EVERY}.")
    rows = store.run(found.cypher, settled | {"rows": most + 1})
    return Page(rows[:most], len(rows) > most, settled)


def settle(store: Runs, query: Query, given: Mapping[str, object]) -> dict[str, Value]:
    """Parameters as the store takes them, each value spelt as the graph spells it.

    Raises `ParameterInvalid` where the graph holds no such value: an empty answer would read as "nobody".
    """
    bound = bind(query, given)
    return bound | {p.name: _held(store, query, p, bound[p.name]) for p in query.parameters if p.closed}


def _held(store: Runs, query: Query, parameter: Parameter, value: Value) -> Value:
    if isinstance(value, list):
        return [_item(store, query, parameter, item) if item else item for item in value]
    return _item(store, query, parameter, value) if isinstance(value, str) and value != parameter.default else value


def _item(store: Runs, query: Query, parameter: Parameter, value: str) -> str:
    known = _around(store, parameter, value)
    found = spelt(value, known) if known else value
    if found is None:
        remedy = closest(value, *_split(known))
        raise ParameterInvalid(query.name, parameter.name, f"is {value!r}, for which this graph has nothing", remedy)
    return found


def hint(store: Runs, parameter: Parameter, value: str) -> str:
    """ "Did you mean …?", of what ``parameter`` may be in this graph; empty where nothing is near."""
    return nearest(value, *_split(_around(store, parameter, value)))


def _split(known: list[Forms]) -> tuple[list[str], list[str]]:
    """Names, and what else they go by."""
    return [names[0] for names in known], [form for names in known for form in names[1:]]


def _around(store: Runs, parameter: Parameter, value: str) -> list[Forms]:
    """The value itself and what else the question that knows it answers to it; else all that there is."""
    source = find(parameter.suggest or "")
    accepts = {p.name for p in source.parameters}
    given = {"rows": EVERY} if "rows" in accepts else {}
    near = _known(store, source, value=value, **given) if "value" in accepts else []
    return near or _known(store, source, **given)


def _known(store: Runs, source: Query, **given: object) -> list[Forms]:
    """The values that a question suggests, each with what else it goes by."""
    found: list[Forms] = []
    for row in store.run(source.cypher, bind(source, given)):
        also = row.get("also")
        found.append((str(row["value"]), *(map(str, also) if isinstance(also, list) else ())))
    return found


def suggest(store: Runs, query: Query | str, parameter: str) -> list[str]:
    """Values that a parameter may take in this graph; empty where the question suggests none."""
    found = find(query)
    declared = {p.name: p for p in found.parameters}
    if parameter not in declared:
        raise ParameterInvalid(found.name, parameter, "is not declared", closest(parameter, declared))
    source = declared[parameter].suggest
    rows = page(store, source).rows if source else []
    return [str(next(iter(row.values()))) for row in rows]


def find(query: Query | str) -> Query:
    """The record itself, or that of a name in the project's library. Raises `UnknownQuestion` with close matches."""
    if isinstance(query, Query):
        return query
    library = _library()
    if query not in library:
        raise UnknownQuestion(query, library)
    return library[query]


@functools.cache
def _library() -> Mapping[str, Query]:
    return load_library()


def bind(query: Query, given: Mapping[str, object]) -> dict[str, Value]:
    """Parameters as the store takes them. An empty string counts as left out."""
    declared = {p.name: p for p in query.parameters}
    for name in given:
        if name not in declared:
            known = f"{query.name} takes {', '.join(declared)}." if declared else f"{query.name} takes none."
            raise ParameterInvalid(query.name, name, "is not declared", f"{nearest(name, declared)} {known}".strip())
    return {p.name: _bound(query, p, given.get(p.name)) for p in query.parameters}


def _bound(query: Query, parameter: Parameter, value: object) -> Value:
    if value is None or value == "":
        if parameter.required:
            remedy = f"Give {parameter.name}=… ({parameter.type}: {parameter.en})."
            raise ParameterInvalid(query.name, parameter.name, "is missing", remedy)
        return parameter.default
    try:
        return COERCE[parameter.type](value)
    except (ValueError, TypeError) as wrong:
        what = f"is no {parameter.type}: {value!r}"
        raise ParameterInvalid(query.name, parameter.name, what, f"It is: {parameter.en}.") from wrong


def _string(value: object) -> str:
    if isinstance(value, list | tuple | dict):
        raise TypeError(value)
    return str(value)


def _integer(value: object) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    return int(str(value).removesuffix(".0"))


def _float(value: object) -> float:
    if isinstance(value, bool):
        raise ValueError(value)
    return float(str(value))


def _boolean(value: object) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in words:
        raise ValueError(value)
    return words[str(value).lower()]


def _strings(value: object) -> list[str]:
    """A list, or the shell's ``a,b`` (also with the Chinese comma)."""
    if isinstance(value, list | tuple):
        return [_string(item) for item in value]
    return [item for item in re.split("[,，、]", _string(value)) if item]


COERCE: Mapping[str, Callable[[object], Value]] = {
    "string": _string,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "string[]": _strings,
}
