"""Document 原文: the text as it was read, with the quotes of its facts; the one that the reader came for is yellow."""

from __future__ import annotations

import re

import streamlit as st

from graph.queries import Runs
from graph.views import documents as view
from graph.views.quotes import NOWHERE, City, Paper, papers, papers_named
from ui import draw, frame, state
from ui.texts import Texts


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    held = {paper.id: paper for paper in _papers(store, places, t)}
    if not held:
        frame.notice(t, "document.none")
        return
    titles = {paper.id: f"{paper.city or ''} {paper.label}" for paper in held.values()}
    missing = _missing(list(held))
    document = st.selectbox(
        t("document.choose"),
        list(held),
        key="doc",
        index=None,
        format_func=titles.__getitem__,
        placeholder=t("document.choose"),
    )
    if document is None:
        frame.notice(t, "document.missing", id=missing)
        return
    at = _at(document)
    here = _range(at)
    state.keep(doc=document, at=at)
    facts = view.stated(store, document)
    draw.show("answer.html", t, lines=[_sentence(held[document], len(facts), t)])
    mended = view.repairs(store, document)
    if mended:
        said = t.join([t.maybe(f"repair.{name}", name).replace("#", str(count)) for name, count in mended])
        draw.show("note.html", t, words=t("document.repairs", said=said))
    reader, side = st.columns([2, 1], gap="large")
    with reader:
        pieces = view.pieces(store, document, facts, here)
        draw.pick("document.html", "document_pick", "at", t, pieces=pieces)
    with side, st.container(key="side"):
        there = [f for f in facts if f.covers(here)]
        if there:
            draw.show("stated.html", t, facts=there)
        draw.show("note.html", t, words=t("document.note"))


def _papers(store: Runs, places: tuple[City, ...], t: Texts) -> tuple[Paper, ...]:
    """What can be chosen: every document, or where there are many those of one place, at first of the one asked for."""
    if not frame.many_documents(places):
        return papers(store)
    asked = state.given("doc")
    known = papers_named(store, [asked]) if asked else ()
    names = {place.code: place.name for place in places} | {NOWHERE: t("document.nowhere")}
    state.prepare("place", list(names), (known[0].region or NOWHERE) if known else places[0].code)
    return papers(store, [st.selectbox(t("city"), list(names), key="place", format_func=names.__getitem__)])


def _missing(held: list[str]) -> str:
    """The document that an address asks for and the graph does not hold; else empty, and the choice is prepared."""
    asked = state.given("doc")
    if asked and asked not in held and not st.session_state.get("doc"):
        st.session_state["doc"] = None
        return asked
    state.prepare("doc", held, held[0])
    return ""


def _at(document: str) -> str:
    """The place that was asked for, in the document that was asked for."""
    if st.session_state.get("kept:doc", document) != document:
        st.session_state["at"] = st.session_state["kept:at"] = ""
    at = state.given("at")
    return at if _range(at)[1] else ""


def _range(at: str) -> tuple[int, int]:
    """ "12-40" → (12, 40); anything else is nowhere."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", at)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _sentence(paper: Paper, facts: int, t: Texts) -> str:
    return t(
        "document.answer",
        issuer=paper.issuer or t("issuer_unknown"),
        number=paper.number or t("no_number"),
        date=paper.date or t("no_date"),
        status=t(f"status.{paper.status}"),
        characters=f"{paper.characters:,}",
        facts=facts,
    )


if __name__ == "__main__":
    frame.page("page.document", body)
