"""Where things are: the checkout, its data, and the folder that everything is written under."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the shell's help must not wait for the drivers
    from graph.store import Store

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = CHECKOUT / "data"
POLICIES = DATA / "policies"
GAZETTEERS = DATA / "gazetteers"


def home() -> Path:
    """``POLICYGRAPH_HOME``, else ``var/`` in the checkout. Not created here."""
    return Path(os.environ.get("POLICYGRAPH_HOME") or CHECKOUT / "var")


def review_folders() -> tuple[Path, ...]:
    """Where decisions of persons stand: ``data/review``, and ``review`` under ``home()`` where that cannot be written."""
    return DATA / "review", home() / "review"


def graph_url() -> str:
    """``POLICYGRAPH_GRAPH``, else the embedded graph under ``home()``."""
    return os.environ.get("POLICYGRAPH_GRAPH") or f"embedded:{home() / 'graph'}"


def open_graph(url: str | None, create: bool = False) -> Store:
    """The graph at ``url``, else the one of ``graph_url()``. Raises `NoGraph` where none is there and none is wanted."""
    from graph.embedded import holds_graph
    from graph.errors import NoGraph
    from graph.store import open_store

    place = url or graph_url()
    scheme, _, folder = place.partition(":")
    if scheme == "embedded" and folder and not create and not holds_graph(Path(folder)):
        raise NoGraph(place, "there is no graph", "Correct the address, or make one there: run `policygraph ingest`.")
    return open_store(place)
