"""A network as `pyvis.network.Network`, and our own component that draws its nodes and edges.

pyvis itself loads from a CDN and turns to raw HTML; so its model is used, and vis-network from its wheel, nothing else.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from graph.views.network import CLAUSES, Network
from ui import draw
from ui.texts import Texts

VIS = "vis-9.1.2/vis-network.min.js"
HTML = """<div class="net pg"><div class="net-cities"></div><div class="net-canvas" role="img"></div>
<div class="net-tip" lang="zh" hidden></div><div class="net-legend legend"></div>
<div class="net-buttons"><button type="button" class="net-out">−</button><button type="button" class="net-in">+</button>
<button type="button" class="net-all">⤢</button><button type="button" class="net-png">↓</button></div></div>"""
ROLES = ("lead", "shared", "support", "concerns", "sets", "offers")


def role_order(role: str) -> tuple[int, str]:
    """Our own roles in their order, the relations of a free query after them by name."""
    return (ROLES.index(role) if role in ROLES else len(ROLES), role)


def to_pyvis(network: Network) -> Any:
    """The network as pyvis holds it, placed and without physics. Edges go in at once: `add_edge` is quadratic."""
    from pyvis.network import Network as PyvisNetwork  # drags in IPython: late

    drawn = PyvisNetwork(directed=True)
    drawn.toggle_physics(False)
    for node in network.nodes:
        size = _size(node.kind, node.degree)
        facts = {"kind": node.kind, "detail": node.detail, "region": node.region, "degree": node.degree}
        drawn.add_node(node.id, label=node.name, x=node.x, y=node.y, size=size, **facts)
    drawn.edges = [{"id": ln.id, "from": ln.source, "to": ln.target, "role": ln.role} for ln in network.links]
    return drawn


def _size(kind: str, degree: int) -> float:
    """Pixels: a body by its relations, a clause always alike."""
    if kind == "Agency":
        return round(3.6 + 1.75 * math.sqrt(degree), 2)
    return 5.0 if kind in CLAUSES else round(3.6 + 0.9 * math.sqrt(max(degree - 1, 0)), 2)


def show(network: Network, cities: Mapping[str, str], key: str, remembered: str, t: Texts) -> None:
    """Draw it; the id of the node or line that is clicked goes to session state ``remembered`` (empty: the canvas)."""

    def remember() -> None:
        st.session_state[remembered] = st.session_state[key]["pick"]

    _component()(key=key, data=_data(network, cities, st.session_state.get(remembered, ""), t), on_pick_change=remember)


def _data(network: Network, cities: Mapping[str, str], chosen: str, t: Texts) -> dict[str, object]:
    drawn = to_pyvis(network)
    nodes = [{**node, "name": node["label"]} for node in drawn.nodes]
    kinds = list(dict.fromkeys(node.kind for node in network.nodes))
    roles = sorted({link.role for link in network.links}, key=role_order)
    matter = {"nodes": nodes, "links": drawn.edges, "cities": list(cities.items())}
    key = hashlib.sha256(json.dumps(matter, ensure_ascii=False).encode()).hexdigest()
    return {
        **matter,
        "key": key,
        "chosen": chosen,
        "shared": t("network.shared", n=network.shared),
        "alt": t("network.alt", nodes=len(nodes), edges=len(network.links)),
        "legend": draw.render("network_legend.html", t, kinds=kinds, roles=roles),
        "buttons": {
            "out": t("network.smaller"),
            "in": t("network.larger"),
            "all": t("network.whole"),
            "png": t("network.png"),
        },
    }


@functools.cache
def _component() -> st.components.v2.types.ComponentRenderer:
    parts = Path(__file__).parent / "parts"
    ours = "\n".join((parts / name).read_text(encoding="utf-8") for name in ("labels.js", "network.js"))
    # vis-network is UMD and ends in a comment: the wrapper shields its globals and needs the line break.
    script = f"const vis = (() => {{ const exports = {{}}, module = {{ exports }}, define = undefined;\n{_vis()}\n"
    script += f"return exports; }})();\n{ours}"
    return st.components.v2.component("policygraph_network", html=HTML, js=script, isolate_styles=False)


def _vis() -> str:
    """The vis-network file inside the installed pyvis wheel."""
    files = importlib.metadata.files("pyvis") or []
    found = next(file for file in files if str(file).endswith(f"pyvis/lib/{VIS}"))
    return found.read_text(encoding="utf-8")
