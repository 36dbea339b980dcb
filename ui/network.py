"""Network 网络: bodies, measures and what they concern; a click on a node or a line shows its sentences."""

from __future__ import annotations

import streamlit as st

from graph.queries import Runs
from graph.views import network as view
from graph.views.quotes import City
from ui import draw, drawing, frame, state
from ui.texts import Texts

FIRST_CITIES = 2
BEST = 14
FIRST_KINDS = ("Agency", "Platform", "Programme")
ROLES = ("lead", "shared", "support")


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    rail, canvas, panel = st.columns([0.62, 2.08, 0.9], gap="medium")
    with rail, st.container(key="rail"):
        finder = st.container()
        ask = _ask(store, places, t)
    names = {place.code: place.name for place in places if place.code in ask.regions}
    net = view.network(store, ask)
    with finder:
        _find(net, names, t)
    state.prepare("picked", ["", *(node.id for node in net.nodes), *(link.id for link in net.links)], "")
    chosen = str(st.session_state["picked"])
    _keep(ask, chosen)
    with canvas:
        draw.show("answer.html", t, lines=[_sentence(net, names, t)])
        if not net.nodes:
            frame.notice(t, "state.empty", filters=t.join([t("network.show"), t("role"), t("network.theme")]))
            return
        if net.matching > len(net.nodes):
            draw.show("caution.html", t, words=t("network.too_many", total=net.matching, shown=len(net.nodes)))
        drawing.show(net, names, "network_drawn", "picked", t)
        with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
            draw.show("note.html", t, words=t("download"))
            graphml = view.to_graphml(net)
            st.download_button("GraphML", graphml, "policygraph.graphml", type="tertiary", on_click="ignore")
        frame.note(t, "network.note")
    with panel, st.container(key="netpanel"):
        show_panel(net, names, ("panel", "picked"), t)


def _ask(store: Runs, places: tuple[City, ...], t: Texts) -> view.Ask:
    """The controls of the rail."""
    regions = frame.choose_cities(places, t("city"), FIRST_CITIES)
    kinds = {kind: t(f"kind.{kind}") for kind in ("Agency", *view.THINGS)}
    state.prepare_many("kinds", list(kinds), FIRST_KINDS)
    st.pills(
        t("network.show"), list(kinds), key="kinds", selection_mode="multi", wrap=True, format_func=kinds.__getitem__
    )
    roles = {role: t(f"role.{role}") for role in ROLES}
    state.prepare_many("roles", ROLES, ROLES)
    st.pills(t("role"), ROLES, key="roles", selection_mode="multi", wrap=True, format_func=roles.__getitem__)
    themes = ["", *view.themes(store, regions)]
    state.prepare("theme", themes, "")
    st.selectbox(t("network.theme"), themes, key="theme", format_func=lambda name: t.gloss(name) if name else t("all"))
    steps = [str(n) for n in range(1, 11)]
    state.prepare("least", steps, steps[0])
    st.select_slider(t("network.least"), steps, key="least")
    state.prepare_switch("groups")
    st.toggle(t("network.groups"), key="groups")
    chosen = st.session_state
    return view.Ask(
        regions=tuple(regions),
        kinds=frozenset(chosen["kinds"]),
        roles=frozenset(chosen["roles"]),
        theme=chosen["theme"],
        least=int(chosen["least"]),
        groups=chosen["groups"],
    )


def _find(net: view.Network, names: dict[str, str], t: Texts) -> None:
    """A node by its name: choosing it is the same as clicking it."""

    def go() -> None:
        if st.session_state["find"]:
            st.session_state["picked"] = st.session_state["find"]

    labels = {n.id: f"{n.name} · {names.get(n.region) or t('shared_city')}" for n in net.nodes}
    if st.session_state.get("find") not in labels:
        st.session_state["find"] = None
    st.selectbox(
        t("network.find"),
        list(labels),
        key="find",
        index=None,
        format_func=lambda id: labels.get(id, id),
        placeholder=t("network.find_hint"),
        on_change=go,
    )


def _keep(ask: view.Ask, chosen: str) -> None:
    state.keep(
        cities=ask.regions,
        kinds=st.session_state["kinds"],
        roles=st.session_state["roles"],
        theme=ask.theme,
        least=str(ask.least),
        groups="1" if ask.groups else "",
        picked=chosen,
    )


def _sentence(net: view.Network, names: dict[str, str], t: Texts) -> str:
    key = "network.answer" if len(names) > 1 else "network.answer_one"
    cities = t.join(list(names.values()))
    return t(key, cities=cities, nodes=len(net.nodes), edges=len(net.links), shared=net.shared)


def show_panel(net: view.Network, names: dict[str, str], keys: tuple[str, str], t: Texts) -> None:
    """Before a click the best connected; then the relations of a node, or the sentences of one line.

    ``keys``: of the panel itself, and of the session state that holds what is chosen.
    """
    chosen = st.session_state.get(keys[1], "")
    node, link = net.node(chosen), net.link(chosen)
    links = (link,) if link else net.links_of(chosen) if node else ()
    by_id = {n.id: n for n in net.nodes}
    pairs = [(one, by_id[one.target if one.source == chosen or link else one.source]) for one in links]
    roles = sorted({one.role for one, _ in pairs}, key=drawing.role_order)
    groups = [(role, [pair for pair in pairs if pair[0].role == role]) for role in roles]
    draw.pick(
        "panel.html",
        *keys,
        t,
        node=node,
        link=link,
        ends=(by_id[link.source], by_id[link.target]) if link else (),
        groups=groups,
        best=[n for n in net.nodes if n.kind not in view.CLAUSES][:BEST],
        cities=names,
    )


if __name__ == "__main__":
    frame.page("page.network", body)
