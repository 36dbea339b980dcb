"""Where things are: the checkout, its data, and the folder that everything is written under."""

from __future__ import annotations

import os
from pathlib import Path

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
