"""One file of the library of questions: a query under a header of comment lines, checked both ways::

    // name: agency/leads
    // zh: 各部门牵头哪些举措？
    // en: Which measures does each body lead?
    // param region: string = null <- suggest/region -- 城市 | city
    // returns agency: string -- 牵头部门 | leading body
    // returns due: string? -- 完成时限 | due

A parameter without ``= default`` is required; ``<- name`` is the question whose column ``value`` has all that it may be,
and whose column ``also``, where it has one, what else each value goes by; ``<~ name`` only suggests. Such a question may
take ``value``, and then answers whether it knows that one. ``rows`` is how many rows are answered at most: it cuts rows,
never a count in one. ``reads: everything unless region`` owns that the whole graph is read where no region is given. A
column's type that ends in ``?`` may be null. Undeclared and unused parameters, and columns that are missing, too many or
in another order, are refused with file and line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PolicygraphError

Value = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str
    required: bool
    default: Value
    suggest: str | None
    zh: str
    en: str
    closed: bool = False
    """Whether it may be nothing but what ``suggest`` answers."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question. ``cypher`` is the body below the header; ``file`` serves messages."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    file: Path
    everything_unless: tuple[str | None, ...] = ()

    @property
    def rows(self) -> int | None:
        """How many it answers where nobody says how many; None where it always answers all."""
        return next((p.default for p in self.parameters if p.name == "rows" and isinstance(p.default, int)), None)

    def reads_everything(self, given: Iterable[str]) -> bool:
        """Whether answering takes the whole graph, with these parameters given: no page of it waits for that."""
        return bool(self.everything_unless) and not set(self.everything_unless) & set(given)


class QuestionInvalid(PolicygraphError):
    """A file of the library whose header and body do not agree."""

    exit_code = 4

    def __init__(self, file: Path, line: int, what: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {what}. {remedy}")
        self.file, self.line = file, line


_TYPE = r"(?P<type>(?:string|integer|float|boolean)(?:\[\])?\??)"
_GLOSS = r"-- (?P<zh>[^|]+) \| (?P<en>[^|]+)"
_HEADER = {
    "name": re.compile(r"name: (?P<value>\S+)"),
    "zh": re.compile(r"zh: (?P<value>.+)"),
    "en": re.compile(r"en: (?P<value>.+)"),
    "reads": re.compile(r"reads: everything(?: unless (?P<value>\w+))?"),
    "param": re.compile(
        rf"param (?P<name>\w+): {_TYPE}(?: = (?P<default>.+?))?(?: <(?P<closed>[-~]) (?P<suggest>\S+))? {_GLOSS}"
    ),
    "returns": re.compile(rf"returns (?P<name>\w+): {_TYPE} {_GLOSS}"),
}
# What a word in a body may be hidden by: a string, a quoted name, a comment.
_OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_AFTER_RETURN = re.compile(r"\b(ORDER\s+BY|SKIP|OFFSET|LIMIT)\b")


def read_query(file: Path, folder: Path) -> Query:
    """One file of the library. Raises `QuestionInvalid` where header and body do not agree."""
    lines = file.read_text(encoding="utf-8").splitlines()
    length = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = [(number, _header_line(file, number, line)) for number, line in enumerate(lines[:length], 1)]
    query = Query(
        name=_single(file, header, "name"),
        zh=_single(file, header, "zh"),
        en=_single(file, header, "en"),
        parameters=tuple(_parameter(file, number, match) for number, (kind, match) in header if kind == "param"),
        columns=tuple(_column(match) for _, (kind, match) in header if kind == "returns"),
        cypher="\n".join(lines[length:]).strip(),
        file=file,
        everything_unless=tuple(match["value"] for _, (kind, match) in header if kind == "reads"),
    )
    name = file.relative_to(folder).with_suffix("").as_posix()
    if query.name != name:
        raise QuestionInvalid(file, 1, f"is named {query.name}", f"Name it after its path: {name}.")
    _check_parameters(query, lines, length)
    _check_columns(query, lines, length)
    return query


Header = list[tuple[int, tuple[str, re.Match[str]]]]


def _header_line(file: Path, number: int, line: str) -> tuple[str, re.Match[str]]:
    text = line.removeprefix("//").strip()
    kind = re.split(r"\W", text, maxsplit=1)[0]
    match = _HEADER[kind].fullmatch(text) if kind in _HEADER else None
    if match is None:
        forms = (
            "name: … · zh: … · en: … · reads: everything unless p · "
            "param p: string = null <- suggest/x -- … | … · returns c: string -- … | …"
        )
        raise QuestionInvalid(file, number, f"is no header line: {text[:60]!r}", f"Write one of: {forms}")
    return kind, match


def _single(file: Path, header: Header, kind: str) -> str:
    found = [(number, match["value"]) for number, (k, match) in header if k == kind]
    if len(found) != 1:
        line = found[1][0] if found else 1
        raise QuestionInvalid(file, line, f"has {len(found)} lines `{kind}:`", "Write one.")
    return found[0][1]


def _parameter(file: Path, number: int, match: re.Match[str]) -> Parameter:
    name, type_, default = match["name"], match["type"], match["default"]
    if type_.endswith("?"):
        raise QuestionInvalid(
            file, number, f"parameter {name} has type {type_}", "Write `= null` where it may be left out."
        )
    try:
        value = json.loads(default) if default else None
    except json.JSONDecodeError as wrong:
        raise QuestionInvalid(
            file, number, f"default of {name} is no JSON: {default}", 'Write null, 1 or "x".'
        ) from wrong
    zh, en = match["zh"].strip(), match["en"].strip()
    return Parameter(name, type_, default is None, value, match["suggest"], zh, en, match["closed"] == "-")


def _column(match: re.Match[str]) -> Column:
    return Column(match["name"], match["type"], match["zh"].strip(), match["en"].strip())


def _check_parameters(query: Query, lines: list[str], length: int) -> None:
    body = _visible("\n".join(lines[length:]))
    used = {match[1]: length + 1 + body.count("\n", 0, match.start()) for match in re.finditer(r"\$(\w+)", body)}
    declared = _declared(query.file, lines[:length], "param")
    for name in used.keys() - declared.keys():
        raise QuestionInvalid(query.file, used[name], f"uses ${name}, which the header does not declare", "Declare it.")
    for name in declared.keys() - used.keys():
        raise QuestionInvalid(query.file, declared[name], f"declares {name}, which the query never uses", "Delete it.")


def _check_columns(query: Query, lines: list[str], length: int) -> None:
    declared = _declared(query.file, lines[:length], "returns")
    returned, line = _returned(query, length)
    if returned == list(declared):
        return
    for name in returned:
        if name not in declared:
            raise QuestionInvalid(query.file, line, f"returns {name}, which the header does not declare", "Declare it.")
    for name in declared:
        if name not in returned:
            raise QuestionInvalid(query.file, declared[name], f"declares {name}, which is not returned", "Delete it.")
    order = ", ".join(returned)
    raise QuestionInvalid(query.file, line, "returns its columns in another order than declared", f"Declare {order}.")


def _declared(file: Path, header: list[str], kind: str) -> dict[str, int]:
    """Names that the header declares → their lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(header, 1):
        match = _HEADER[kind].fullmatch(line.removeprefix("//").strip())
        if match and match["name"] in found:
            raise QuestionInvalid(file, number, f"declares {match['name']} twice", "Delete one.")
        if match:
            found[match["name"]] = number
    return found


def _returned(query: Query, length: int) -> tuple[list[str], int]:
    """Names of the columns of the last RETURN, and the line that it stands on."""
    body = _visible(query.cypher)
    outer = _outermost(body)
    starts = list(re.finditer(r"\bRETURN\b(\s+DISTINCT\b)?", outer))
    if not starts:
        raise QuestionInvalid(query.file, length + 1, "has no RETURN", "End the query with RETURN a AS b, ….")
    last = starts[-1]
    stop = _AFTER_RETURN.search(outer, last.end())
    items = outer[last.end() : stop.start() if stop else None].split(",")
    return [item.split()[-1] for item in items if item.split()], length + 1 + body.count("\n", 0, last.start())


def _visible(body: str) -> str:
    """Strings, quoted names and comments blanked out, every offset and line kept."""
    return _OPAQUE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)


def _outermost(body: str) -> str:
    """What stands in no bracket, brackets as blanks: commas and RETURNs of sub-queries are out of the way."""
    depth, kept = 0, []
    for sign in body:
        depth -= sign in ")]}"
        kept.append(sign if not depth else " ")
        depth += sign in "([{"
    return "".join(kept)
