"""For notebooks: ``from graph import open_store, to_networkx``. Neither drivers nor networkx load before they are used."""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {"open_store": "graph.store", "to_networkx": "graph.networks"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
