"""The frame around every page: style, logo, language switch, and the words for a graph that cannot be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import streamlit as st

from graph.errors import NoGraph, StoreError
from graph.store import Store
from graph.views.quotes import City, cities
from ui import draw, source, state
from ui.texts import LANGUAGES, Texts

HERE = Path(__file__).parent
MANY_CITIES = 8
MANY_DOCUMENTS = 100
PAGES = ("overview", "leads", "network", "cities", "promises", "together", "cypher", "document", "quality")


def open_app() -> None:
    """Everything that all pages have in common, then the page that was asked for."""
    st.set_page_config(page_title="policygraph 政策图谱", page_icon=str(HERE / "logo.svg"), layout="wide")
    st.html(HERE / "style.css")
    st.logo(str(HERE / "logo.svg"), size="small")
    state.adopt()
    _language_switch()
    t = state.texts()
    pages = [
        st.Page(HERE / f"{name}.py", title=t(f"page.{name}"), url_path=name, default=name == PAGES[0]) for name in PAGES
    ]
    chosen = st.navigation(pages, position="top")
    address = urlsplit(st.context.url or "").path.strip("/")
    if chosen.url_path == "" and address not in ("", *PAGES):
        st.title(t("unknown"), anchor=False)
        notice(t, "state.unknown", address=unquote(address))
    else:
        chosen.run()


def _language_switch() -> None:
    state.prepare("lang", LANGUAGES, state.language())
    with st.container(key="switch"):
        st.segmented_control(
            "语言 Language",
            LANGUAGES,
            key="lang",
            format_func={"zh": "中文", "en": "English"}.__getitem__,
            label_visibility="collapsed",
            required=True,
        )


def page(title: str, body: Callable[[Store, tuple[City, ...], Texts], None]) -> None:
    """Title, then the body with an open graph; where there is none to show, the words that say what to do."""
    t = state.texts()
    st.title(t(title), anchor=False)
    above = st.container()
    try:
        store = source.graph()
        places = cities(store)
        if places:
            body(store, places, t)
        else:
            notice(t, "state.no_graph")
    except NoGraph:
        source.forget()
        notice(t, "state.no_graph")
    except StoreError as wrong:
        source.forget()
        notice(t, "state.away", detail=str(wrong))
        st.button(t("state.retry"))
    finally:
        with above:
            _say_what_is_strange(t)


def _say_what_is_strange(t: Texts) -> None:
    strange = state.strange()
    if strange:
        draw.show("caution.html", t, words=t("state.strange", said=t.join(strange)))


def controls(widths: Sequence[float]) -> list[st.delta_generator.DeltaGenerator]:
    """One row of controls, in so many columns; a narrow window breaks it where a control would be cut."""
    with st.container(key="controls"):
        return st.columns(widths, gap="small")


def many_documents(places: tuple[City, ...]) -> bool:
    """Whether a page that lists documents lists those of chosen places only."""
    return sum(place.documents for place in places) > MANY_DOCUMENTS


def choose_cities(places: tuple[City, ...], label: str, first: int) -> list[str]:
    """Codes of the chosen cities, in the order of ``places``: pills, or a list where there are many.

    Where none is chosen the page ends with the words that say so.
    """
    names = {place.code: place.name for place in places}
    state.prepare_many("cities", list(names), list(names)[:first])
    if len(names) <= MANY_CITIES:
        st.pills(label, list(names), key="cities", format_func=names.__getitem__, selection_mode="multi", wrap=True)
    else:
        st.multiselect(label, list(names), key="cities", format_func=names.__getitem__)
    chosen = st.session_state["cities"]
    if not chosen:
        notice(state.texts(), "choose_city")
        st.stop()
    return [code for code in names if code in chosen]


def note(t: Texts, key: str) -> None:
    """The note below a page with quotes: what its figures mean, and that a quote's blanks and numbers are the text's."""
    draw.show("note.html", t, words=("" if t.language == "zh" else " ").join((t(key), t("quotes"))))


def notice(t: Texts, key: str, detail: str = "", **values: object) -> None:
    """One of the states of a page: empty, away, too many."""
    draw.show("state.html", t, words=t(key, **values), detail=detail)
