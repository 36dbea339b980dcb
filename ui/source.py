"""The graph that the pages read: one open store for the whole server, opened anew after it went away."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from graph.store import Store, open_store

CHECKOUT = Path(__file__).resolve().parent.parent


def address() -> str:
    """``POLICYGRAPH_GRAPH``, else the embedded store under ``POLICYGRAPH_HOME`` or the checkout's ``var``."""
    home = Path(os.environ.get("POLICYGRAPH_HOME") or CHECKOUT / "var")
    return os.environ.get("POLICYGRAPH_GRAPH") or f"embedded:{home / 'graph'}"


def graph() -> Store:
    """The open store. Raises `graph.errors.StoreError` where it cannot be opened."""
    return _open(address())


def forget() -> None:
    """Open anew at the next run: the engine went away, or was never there."""
    _open.clear()


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return open_store(url)
