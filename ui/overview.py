"""Overview 概览: what the graph holds, document by document."""

from __future__ import annotations

from urllib.parse import urlencode

from graph.queries import Runs
from graph.views import documents as view
from graph.views.quotes import City, papers
from ui import draw, frame, state
from ui.texts import Texts


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    state.keep()
    held = view.coverage(store)
    totals = {
        "documents": len(held),
        "measures": sum(one.measures for one in held),
        "roles": sum(one.roles for one in held),
        "unstated": sum(one.unstated for one in held),
    }
    draw.show("answer.html", t, lines=[t("overview.answer", **totals)])
    links = {one.id: "document?" + urlencode({"doc": one.id, "lang": t.language}) for one in held}
    labels = {paper.id: paper.label for paper in papers(store)}
    draw.show("overview.html", t, held=held, links=links, labels=labels)
    draw.show("note.html", t, words=t("overview.note"))


if __name__ == "__main__":
    frame.page("page.overview", body)
