"""The graph as files for other programs. The same graph gives the same bytes, on either engine, every time.

| format | what is written | for |
|---|---|---|
| csv | a folder: one file a label, one a relation type | spreadsheets, pandas, R |
| graphml, gexf | one file | networkx, igraph, yEd; Gephi |
| jsonld | one file, a line a node or fact, with its context | RDF stores |
| cypher | one script of statements | cypher-shell, an empty graph of either engine |
| neo4j-admin | a folder with typed headers and ``import.args`` | ``neo4j-admin database import full`` |

Nodes are named ``Label:key``. A list is JSON text in csv, graphml and gexf, a list in the others.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from graph.content import Content, Pieces
from graph.errors import OutputUnwritable
from graph.export.bulk import write_bulk, write_packed
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.jsonld import write_jsonld
from graph.export.script import write_script
from graph.export.tables import write_csv
from graph.gathered import Gathered
from graph.store import Store

FORMATS: Mapping[str, Callable[[Pieces, Path], None]] = {
    "csv": write_csv,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "jsonld": write_jsonld,
    "cypher": write_script,
    "neo4j-admin": write_bulk,
}


def export(store: Store, format: str, out: Path) -> None:
    """Write the graph to ``out``, a file or a folder as the format wants. What stands there is replaced at the end."""
    _write(lambda draft: FORMATS[format](Content(store), draft), out)


def write_gathered(gathered: Gathered, out: Path) -> None:
    """As neo4j-admin, a graph that is in no store: documents that ``pack_tables`` made ready."""
    _write(lambda draft: write_packed(gathered, draft), out)


def _write(work: Callable[[Path], None], out: Path) -> None:
    draft = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work(draft)
        _settle(draft, out)
    except OSError as error:
        raise OutputUnwritable(str(out), f"it cannot be written ({error.strerror})") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if draft.is_file():
            draft.unlink()


def _settle(draft: Path, out: Path) -> None:
    """Into a folder that is there already go the files of this export; others in it are left alone."""
    if not draft.is_dir() or not out.exists():
        draft.replace(out)
        return
    for file in sorted(draft.iterdir()):
        file.replace(out / file.name)
