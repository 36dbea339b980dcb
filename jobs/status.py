"""``policygraph status``: what the graph holds, document by document, and what was seen there but not read."""

from __future__ import annotations

from graph.queries import run
from graph.store import Store
from graph.views.quotes import papers
from ingest.decision import load_decisions
from ingest.identity import fold
from jobs.coverage import coverage, unread
from jobs.home import review_folders
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
    "seen",
    "read",
    "roles",
    "targets",
    "awards",
    "programmes",
    "platforms",
    "title",
)


def status(store: Store) -> Rows:
    """One row a document, from the question ``document/coverage``; ``seen`` and ``read`` are responsibility statements."""
    rows = run(store, "document/coverage")
    found = coverage(store, [str(row["document_id"]) for row in rows])
    counts = {document: {"seen": len(c.seen), "read": c.read} for document, c in found.items()}
    return Rows(COLUMNS, [row | counts[str(row["document_id"])] | {"title": row["document"]} for row in rows])


def unread_statements(store: Store) -> Rows:
    """Every statement that was seen and not read."""
    rows = run(store, "document/coverage")
    return unread(coverage(store, [str(row["document_id"]) for row in rows]).values())


def stale_decisions(store: Store) -> list[str]:
    """A sentence for each decision of a person that no longer applies, or whose document the graph does not hold."""
    noted = [str(row["decision"]) for row in run(store, "audit/review")]
    decisions = load_decisions(review_folders())
    held = {fold(paper.id) for paper in papers(store)} if decisions else set()
    orphans = [decision for decision in decisions if fold(decision.document) not in held]
    return noted + [f"{d.place}: the graph holds no document {d.document!r}" for d in orphans]
