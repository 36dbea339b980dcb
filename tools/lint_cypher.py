"""Lint cypher/**/*.cypher with Neo4j's own parser, given the names of data/schema.yaml.

    python tools/lint_cypher.py [FOLDER]

An unknown label, relation type or property counts as an error too. Needs node and npm: the parser (pinned in
tools/package.json) goes into tools/node_modules the first time. Without node it says so and passes, except where the
environment has CI. Exits 1 where something is wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.queries import LIBRARY, load_library
from graph.query_file import Query
from graph.schema import Schema, load_schema

TOOLS = Path(__file__).resolve().parent
PARSER = TOOLS / "node_modules" / "@neo4j-cypher" / "language-support" / "package.json"


def main(folder: Path) -> int:
    library = load_library(folder)
    if hindrance := install():
        print(f"cypher: headers of {len(library)} files checked; Neo4j's parser did not run: {hindrance}")
        return int("CI" in os.environ)
    found = list(diagnose(library, load_schema()))
    for line in found:
        print(line)
    print(f"cypher: {len(library)} files, {len(found)} to mend")
    return int(bool(found))


def install() -> str | None:
    """Fetch the pinned parser unless it is there, or say what hinders. No lock file: one would hold addresses."""
    missing = [tool for tool in ("node", "npm") if shutil.which(tool) is None]
    if missing:
        return f"{missing[0]} is not installed."
    wanted = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    held = json.loads(PARSER.read_text(encoding="utf-8"))["version"] if PARSER.exists() else None
    if held in wanted.values():
        return None
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(["npm", "install", *options], cwd=TOOLS, check=False)
    return None if done.returncode == 0 else "npm could not fetch it (its reason stands above)."


def diagnose(library: Mapping[str, Query], schema: Schema) -> Iterator[str]:
    """``file:line: message`` for all that the parser finds."""
    files = {str(query.file): query for query in library.values()}
    request = {"schema": vocabulary(schema), "files": [_entry(query) for query in files.values()]}
    command = ["node", str(TOOLS / "lint_cypher.mjs")]
    answer = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=True).stdout
    for row in map(json.loads, answer.splitlines()):
        for found in row["found"]:
            yield f"{os.path.relpath(row['file'])}:{found['line']}: {found['message']}"


def _entry(query: Query) -> dict[str, object]:
    """The whole file goes to the parser, header too, so that its lines are the file's."""
    parameters = {parameter.name: None for parameter in query.parameters}
    return {"file": str(query.file), "cypher": query.file.read_text(encoding="utf-8"), "parameters": parameters}


def vocabulary(schema: Schema) -> dict[str, list[str]]:
    owners = [label.properties for label in schema.labels.values()]
    owners += [relation.properties for relation in schema.relations.values()]
    return {
        "labels": sorted(schema.labels),
        "relationshipTypes": sorted(schema.relations),
        "propertyKeys": sorted({name for owner in owners for name in owner}),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else LIBRARY))
