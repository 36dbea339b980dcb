"""The graph that the pages read: one open store for the whole server, opened anew after it went away."""

from __future__ import annotations

import streamlit as st

from graph.store import Store
from jobs.home import graph_url, open_graph


def graph() -> Store:
    """The open store. Raises `graph.errors.StoreError` where it cannot be opened, `NoGraph` where there is none."""
    return _open(graph_url())


def forget() -> None:
    """Open anew at the next run: the engine went away, or was never there."""
    _open.clear()


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return open_graph(url)
