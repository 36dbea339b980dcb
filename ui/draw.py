"""Templates and the one component that makes them answer: HTML is escaped by jinja, never put together by hand."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import urlencode

import jinja2
import streamlit as st
from markupsafe import Markup, escape

from graph.views.quotes import SEAM, Quote
from ui.texts import LANGUAGES, Texts

HERE = Path(__file__).parent
PLACE = ("doc", "at", "lang")
"""What an address of the page of documents itself says."""


def show(name: str, t: Texts, **values: object) -> None:
    """A template that only shows."""
    st.html(render(name, t, **values))


def pick(name: str, key: str, remembered: str, t: Texts, **values: object) -> None:
    """A template whose ``data-pick`` marks can be chosen; the choice is written to session state ``remembered``."""

    def remember() -> None:
        st.session_state[remembered] = st.session_state[key]["pick"]

    component()(key=key, data={"html": render(name, t, **values), "lang": t.language}, on_pick_change=remember)


def component() -> st.components.v2.types.ComponentRenderer:
    return _component("policygraph_pick", '<div class="pick-root"></div>', "pick.js")


@functools.cache
def _component(name: str, html: str, script: str) -> st.components.v2.types.ComponentRenderer:
    source = (HERE / "parts" / script).read_text(encoding="utf-8")
    return st.components.v2.component(name, html=html, js=source, isolate_styles=False)


def render(name: str, t: Texts, **values: object) -> str:
    """One of ``ui/templates``; everything that is filled in is escaped."""
    return _templates().get_template(name).render(t=t, **values)


@functools.cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(HERE / "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.undefined = jinja2.StrictUndefined
    environment.filters.update(marked=marked, emphasis=emphasis, code=code, source=source_link)
    return environment


def marked(quote: Quote, tag: str = "mark", css: str = "") -> Markup:
    """The quote with its names or numbers set off."""
    opening = Markup("<{} class='{}'>").format(Markup(tag), css)
    closing = Markup("</{}>").format(Markup(tag))
    parts, at = [], 0
    for start, end in sorted({*quote.marks, *((seam, seam) for seam in quote.seams)}):
        if start < at:
            continue
        parts += [escape(quote.text[at:start])]
        parts += [opening, escape(quote.text[start:end]), closing] if end > start else [_seam()]
        at = max(end, start + len(SEAM) * (end == start))
    return Markup("").join([*parts, escape(quote.text[at:])])


def _seam() -> Markup:
    """Where a page seam tears a passage; in both languages, for quotes know none."""
    said = " / ".join(Texts(language)("seam") for language in LANGUAGES)
    return Markup('<span class="seam" title="{0}" aria-label="{0}" role="img">{1}</span>').format(said, SEAM)


def emphasis(text: str) -> Markup:
    """``**14**`` in our own texts is set bold."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", str(escape(text))))


def code(text: str) -> Markup:
    """`` `make run` `` in our own texts is a command."""
    return Markup(re.sub(r"`(.+?)`", r"<code>\1</code>", str(escape(text))))


def source_link(quote: Quote, language: str) -> str:
    """The address of the page that shows the quote where it stands; what is chosen here goes along, to come back to."""
    here = {key: value for key, value in st.query_params.to_dict().items() if key not in PLACE}
    place = {"doc": quote.document, "at": f"{quote.start}-{quote.end}", "lang": language}
    return "document?" + urlencode({**here, **place})
