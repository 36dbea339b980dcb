"""Options that several commands of the shell share, and how their values are read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


class Facts(StrEnum):
    jsonl = "jsonl"
    neo4j_admin = "neo4j-admin"


Paths = Annotated[
    list[Path] | None, typer.Argument(help="Files and folders; without any the documents of data/policies.")
]
GraphUrl = Annotated[
    str | None,
    typer.Option("--graph", help="embedded:FOLDER, bolt://… or neo4j://…; else POLICYGRAPH_GRAPH, else var/graph."),
]
RegionOption = Annotated[
    str | None, typer.Option("--region", help="Region of documents that do not print theirs: name or code.")
]
ManifestOption = Annotated[
    Path | None, typer.Option("--manifest", help="A manifest.csv; else the one beside the documents.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How rows are printed; json is a list of objects.")]
FactsOption = Annotated[
    Facts,
    typer.Option(
        "--format", help="jsonl: <document id>.jsonl and .txt; neo4j-admin: files for the first load of a Neo4j graph."
    ),
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read documents.")]
Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Before, make the whole graph anew from the texts that it holds.")
]
OneOfTheGraph = Annotated[
    str, typer.Argument(help="Its id as `policygraph status` prints it, its number or its title.")
]
OneFile = Annotated[Path, typer.Argument(help="One document.")]
Question = Annotated[
    str, typer.Argument(help="A question of the library, agency/leads; `policygraph queries` lists them.")
]
ClausePath = Annotated[
    str | None, typer.Option("--clause", help="Path of a clause, 四/(三); without it the outline is listed.")
]
Unread = Annotated[
    bool, typer.Option("--unread", help="List the responsibility statements that were seen and not read.")
]
Texts = Annotated[
    Path | None, typer.Option("--texts", help="Folder of their texts, same stems; else as index.csv says.")
]
Printing = Annotated[
    str | None, typer.Option("--document", help="The document that prints it: a file, or an id in the graph.")
]
BackupFile = Annotated[Path, typer.Argument(help="The backup; a folder to be named by the day in it.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Even where there is a graph; it is kept as `previous` in its folder.")
]
Given = Annotated[list[str] | None, typer.Argument(help="name=value, once for each parameter; the same as --param.")]
Params = Annotated[list[str] | None, typer.Option("--param", "-p", help="name=value, once for each parameter.")]

Typed = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        help="name=value, once for each parameter; numbers, true, false, null, JSON lists and objects keep their type, "
        "all else is text, and so is what stands in double quotes.",
    ),
]


def pairs(given: Sequence[str] | None) -> dict[str, str]:
    """name=value, several times, as one mapping."""
    found = {}
    for item in given or ():
        name, equals, value = item.partition("=")
        if not equals:
            raise typer.BadParameter(f"{item!r} is no name=value", param_hint="--param")
        found[name.strip()] = value
    return found


def typed(given: Mapping[str, str]) -> dict[str, object]:
    """Values of a free query: JSON where they are JSON, else the text as it stands."""
    return {name: _typed(value) for name, value in given.items()}


def _typed(value: str) -> object:
    try:
        return json.loads(value, parse_constant=str)
    except ValueError:
        return value
