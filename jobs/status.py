"""``policygraph status``: what the graph holds, document by document."""

from __future__ import annotations

from graph.queries import find, run
from graph.store import Store
from jobs.show import Rows

COLUMNS = (
    "document_id",
    "region",
    "status",
    "date",
    "sections",
    "measures",
    "led",
    "shared",
    "group_only",
    "unstated",
    "roles",
    "targets",
    "awards",
    "programmes",
    "platforms",
)


def status(store: Store) -> Rows:
    """One row a document, from the question ``document/coverage``."""
    return Rows(COLUMNS, run(store, find("document/coverage"), {}))
