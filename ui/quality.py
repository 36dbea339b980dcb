"""Quality and review 质量与复核: what was seen and not read, names without a row, conclusions, decisions of persons."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from graph.store import Store
from graph.views import quality as view
from graph.views.quotes import City, Paper, papers
from jobs import upkeep
from jobs.coverage import Coverage, coverage
from jobs.status import stale_decisions
from ui import draw, frame, state
from ui.texts import Texts

FIRST_CITIES = 3
MOST = 40
"""Rows of one list before the rest is only counted."""


def body(store: Store, places: tuple[City, ...], t: Texts) -> None:
    chosen = frame.choose_cities(places, t("city"), FIRST_CITIES)
    state.keep(cities=chosen)
    names = {place.code: place.name for place in places if place.code in chosen}
    held = papers(store, names)
    found = coverage(store, [paper.id for paper in held])
    bodies, unresolved = view.bodies(store, names)
    stale = stale_decisions(store)
    figures = {
        "seen": sum(len(one.seen) for one in found.values()),
        "read": sum(one.read for one in found.values()),
        "bodies": bodies,
        "unresolved": len(unresolved),
    }
    lines = [t("quality.answer", **figures), t("quality.decisions" if stale else "quality.no_decisions", n=len(stale))]
    draw.show("answer.html", t, lines=lines)
    draw.show(
        "quality.html",
        t,
        papers=held,
        covered=found,
        inferred=view.inferred(store, names),
        unread=[_place(one, span.start, span.end, t) for one in found.values() for span in one.unread],
        unresolved=unresolved[:MOST],
        more=max(0, len(unresolved) - MOST),
        cities=names,
        stale=stale,
        labels=_labels(held),
        links={paper.id: "document?" + urlencode({"doc": paper.id, "lang": t.language}) for paper in held},
    )
    _check(store, t)
    draw.show("note.html", t, words=t("quality.note"))


def _labels(held: tuple[Paper, ...]) -> dict[str, str]:
    return {paper.id: paper.label for paper in held}


def _place(one: Coverage, start: int, end: int, t: Texts) -> tuple[str, str, str]:
    """Document, text and address of a statement that was seen and not read."""
    address = "document?" + urlencode({"doc": one.document, "at": f"{start}-{end}", "lang": t.language})
    return one.document, " ".join(one.text[start:end].split()), address


def _check(store: Store, t: Texts) -> None:
    """The audit of the whole graph reads all of it: only when it is asked for."""
    if st.button(t("quality.check")):
        wrong = upkeep.check(store)
        if not wrong.rows:
            draw.show("note.html", t, words=t("quality.sound"))
            return
        draw.show("caution.html", t, words=t("quality.wrong", n=len(wrong.rows)))
        st.dataframe({name: [row[name] for row in wrong.rows] for name in wrong.columns}, hide_index=True)


if __name__ == "__main__":
    frame.page("page.quality", body)
