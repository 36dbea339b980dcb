"""Overview 概览: what the graph holds, document by document; where there are many, those of chosen cities."""

from __future__ import annotations

from urllib.parse import urlencode

from graph.queries import Runs
from graph.views import documents as view
from graph.views.quotes import City, papers_named
from ui import draw, frame, state
from ui.texts import Texts

FIRST_CITIES = 3


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    if not frame.many_documents(places):
        state.keep()
        _show(store, view.coverage(store), [], t)
        return
    chosen = frame.choose_cities(places, t("city"), FIRST_CITIES)
    state.keep(cities=chosen)
    whole = t("overview.of", cities=len(places), documents=sum(place.documents for place in places))
    _show(store, view.coverage(store, chosen), [whole], t)


def _show(store: Runs, held: tuple[view.Coverage, ...], whole: list[str], t: Texts) -> None:
    """``whole``: of what the documents are a part."""
    totals = {
        "documents": len(held),
        "measures": sum(one.measures for one in held),
        "roles": sum(one.roles for one in held),
        "unstated": sum(one.unstated for one in held),
    }
    said = t("overview.chosen" if whole else "overview.answer", **totals)
    draw.show("answer.html", t, lines=[said, *whole])
    links = {one.id: "document?" + urlencode({"doc": one.id, "lang": t.language}) for one in held}
    untitled = papers_named(store, [one.id for one in held if not one.title])
    draw.show("overview.html", t, held=held, links=links, labels={paper.id: paper.label for paper in untitled})
    draw.show("note.html", t, words=t("overview.note"))


if __name__ == "__main__":
    frame.page("page.overview", body)
