"""Cypher: the library of questions with forms, and a console that may only read."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.embedded import QUERY_SECONDS
from graph.errors import QueryInvalid, QueryRefused, TooMuch
from graph.guard import ROWS, run_free
from graph.queries import ParameterInvalid, load_library, settle
from graph.query_file import Column, Parameter, Query
from graph.records import FreeResult
from graph.schema import load_schema
from graph.store import Store
from graph.views.quotes import City
from ingest.errors import PolicygraphError
from ui import draw, forms, frame, results, state
from ui.texts import LANGUAGES, Texts

FREE, FIRST = "free", "agency/leads"
"""The console, and the question that stands open before another is chosen."""
INNER = ("view/", "suggest/")
"""Folders of questions that only pages and forms ask."""
EXAMPLE = "MATCH (a:Agency)-[r:LEADS]->(m:Measure)\nRETURN a, r, m\nLIMIT 60"


def body(store: Store, places: tuple[City, ...], t: Texts) -> None:
    library = {name: query for name, query in load_library().items() if not name.startswith(INNER)}
    rail, matter = st.columns([0.72, 2.4], gap="medium")
    with rail:
        name = _library(library, t)
    with matter:
        query = library.get(name)
        draw.show("question.html", t, words=_title(query, t) if query else t("cypher.free"))
        _console(store, name, query, t)
        look = _look(t)
        state.keep(q=name, look=look)
        _answer(query, look, t)
        draw.show("note.html", t, words=t("cypher.note"))


def _title(query: Query, t: Texts) -> str:
    return query.zh if t.language == "zh" else query.en


def _library(library: Mapping[str, Query], t: Texts) -> str:
    """Find a question; the free console stands first. What is open stays open whatever is looked for."""
    wanted = st.text_input(t("cypher.find"), key="find_question", placeholder=t("cypher.find_hint")).strip()
    titles = {FREE: t("cypher.free"), **{name: _title(query, t) for name, query in library.items()}}
    state.prepare("q", list(titles), FIRST)
    name = str(st.session_state["q"])
    found = [one for one, query in library.items() if wanted.casefold() in _said(one, query)]
    draw.pick(
        "library.html",
        "library_pick",
        "q",
        t,
        questions=[(one, titles[one]) for one in (FREE, *found)],
        chosen=name,
        of=len(titles),
        nothing="" if found else t("cypher.none", words=wanted),
    )
    with st.expander(t("cypher.schema")):
        draw.show("schema.html", t, schema=load_schema())
    return name


def _said(name: str, query: Query) -> str:
    """All words by which a question can be found: its own, those of its fields and columns, everyday ones."""
    fields: tuple[Parameter | Column, ...] = (*query.parameters, *query.columns)
    glosses = (words for field in fields for words in (field.name, field.zh, field.en))
    everyday = (Texts(language).maybe(f"cypher.words.{name.partition('/')[0]}", "") for language in LANGUAGES)
    return " ".join((name, query.zh, query.en, *glosses, *everyday)).casefold()


def _console(store: Store, name: str, query: Query | None, t: Texts) -> None:
    """Parameters and editor; an answer is computed when it is asked for, and once when a question is opened."""
    editor = f"editor:{name}"
    st.session_state.setdefault(editor, query.cypher if query else EXAMPLE)
    with st.form("console", border=False):
        given = forms.ask(store, query, t) if query else {}
        cypher = st.text_area(t("cypher.editor"), key=editor, height=140)
        asked = st.form_submit_button(t("cypher.run"), type="primary", icon=":material/play_arrow:")
    if asked or st.session_state.get("answered") != name:
        st.session_state["answered"] = name
        st.session_state["answer"] = _run(store, cypher, query, given)


def _run(store: Store, cypher: str, query: Query | None, given: Mapping[str, object]) -> FreeResult | PolicygraphError:
    """The answer, or why there is none; of a question no more rows than it shows at once."""
    try:
        if query is None:
            return run_free(store, cypher, {})
        settled = settle(store, query, given)
        most = settled.get("rows")
        if not isinstance(most, int):
            return run_free(store, cypher, settled)
        return run_free(store, cypher, settled | {"rows": most + 1}, rows=most)
    except (QueryRefused, QueryInvalid, ParameterInvalid) as refused:
        return refused


def _why(refused: PolicygraphError, t: Texts) -> str:
    if isinstance(refused, ParameterInvalid):
        return t("cypher.why.parameter", name=refused.parameter)
    if isinstance(refused, QueryInvalid):
        return t("cypher.why.invalid")
    much = next((one for one in TooMuch if str(refused) == one), None)
    return t(f"cypher.why.{much.name.lower()}") if much else t("cypher.why.read")


def _look(t: Texts) -> str:
    state.prepare("look", results.LOOKS, results.LOOKS[0])
    names = {look: t(f"cypher.{look}") for look in results.LOOKS}
    with st.container(horizontal=True, vertical_alignment="center", key="looks"):
        look = st.segmented_control(
            t("compare.view"),
            results.LOOKS,
            key="look",
            format_func=names.__getitem__,
            required=True,
            label_visibility="collapsed",
        )
        answer = st.session_state["answer"]
        if isinstance(answer, FreeResult):
            figures = {"rows": len(answer.rows), "ms": round(answer.seconds * 1000)}
            limits = {"seconds": f"{QUERY_SECONDS:g}", "limit": f"{ROWS:,}"}
            draw.show("count.html", t, words=t("cypher.answer", **figures, **limits))
    return look or results.LOOKS[0]


def _answer(query: Query | None, look: str, t: Texts) -> None:
    answer = st.session_state["answer"]
    if not isinstance(answer, FreeResult):
        frame.notice(t, "cypher.refused", why=_why(answer, t), detail=str(answer))
        return
    if answer.truncated:
        draw.show("caution.html", t, words=t("cypher.cut", limit=f"{len(answer.rows):,}"))
    columns = query.columns if query else ()
    results.show(answer, {c.name: c.zh if t.language == "zh" else c.en for c in columns}, look, t)


if __name__ == "__main__":
    frame.page("page.cypher", body)
