"""``policygraph check``, ``export`` and ``remove``: the care of a graph that is there."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from graph.check import check as find_wrong
from graph.errors import Misnamed
from graph.export import FORMATS
from graph.export import export as write
from graph.load import remove_document
from graph.spelling import closest, fold
from graph.store import Store
from graph.views.quotes import papers
from jobs.show import Rows


def check(store: Store) -> Rows:
    """One row for each thing that is wrong; none where all is well."""
    return Rows(("kind", "where", "what", "remedy"), [asdict(finding) for finding in find_wrong(store)])


def export(store: Store, format: str, out: Path) -> str:
    """Write the whole graph; says what was written."""
    if format not in FORMATS:
        raise Misnamed(f"--format {format}: no such format. {closest(format, FORMATS)}")
    write(store, format, out)
    size = sum(file.stat().st_size for file in (out.iterdir() if out.is_dir() else [out]))
    return f"{out}: {size / 1e6:.1f} MB"


def remove(store: Store, document: str) -> str:
    """Take a document and all that only it says out of the graph; says what went. Its id, number or title names it."""
    id_ = _named(store, document)
    report = remove_document(store, id_)
    if report.outcome == "absent":
        raise Misnamed(f"{document}: the graph holds no such document. `policygraph status` lists them.")
    return f"{id_}: removed, with {report.relations_removed} relations and {report.nodes_removed} nodes"


def _named(store: Store, document: str) -> str:
    """The id of the only document that goes by this, brackets and width aside; a short form is not enough to remove."""
    forms = {paper.id: [paper.id, *filter(None, (paper.number, paper.title))] for paper in papers(store)}
    like = fold(document)
    meant = [id_ for id_, names in forms.items() if like in map(fold, names)]
    if len(meant) > 1:
        raise Misnamed(f"{document}: {len(meant)} documents go by this. Name one by its id: {', '.join(meant)}.")
    if not meant and forms:
        titles = [name for names in forms.values() for name in names[1:]]
        hint = f"{closest(document, forms, titles)} `policygraph status` lists them."
        raise Misnamed(f"{document}: the graph holds no such document. {hint}")
    return meant[0] if meant else document
