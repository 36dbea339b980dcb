"""Cities compared 城市对照: what two cities or more share, each with its sentences, and what only one names."""

from __future__ import annotations

import streamlit as st

from graph.queries import Runs
from graph.views import cities as view
from graph.views import network as network_view
from graph.views.quotes import City, Paper
from ui import draw, drawing, figures, frame, network, state
from ui.texts import Texts

FIRST_CITIES = 2
MOST_QUOTES = 6
MOST_ALONE = 6
STEPS = (0.05, 0.10, 0.20, 0.40)
"""Shares of a city's clauses at which a cell grows darker."""
DRAWN = {"programme": "Programme", "platform": "Platform"}


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    columns = frame.controls([0.9, 2.1, 0.78])
    with columns[0]:
        regions = frame.choose_cities(places, t("cities"), FIRST_CITIES)
    kind, look = _ask(t, columns[1:])
    names = {place.code: place.name for place in places if place.code in regions}
    if len(names) < 2:
        frame.notice(t, "compare.two")
        return
    comparison = view.compare(store, names, kind)
    draw.show("answer.html", t, lines=[_sentence(comparison, names, kind, t)])
    if comparison.caution:
        draw.show("caution.html", t, words=_caution(comparison.caution, t))
    item = _chosen(comparison)
    state.keep(cities=regions, kind=kind, look=look, item=item.key if item else "")
    if look == "network":
        _network(store, names, kind, t)
    else:
        _table(comparison, names, item, t)
        frame.note(t, "compare.note")


def _ask(t: Texts, columns: list[st.delta_generator.DeltaGenerator]) -> tuple[str, str]:
    state.prepare("kind", view.KINDS, "platform")
    kinds = {code: t(f"compare.{code}") for code in view.KINDS}
    with columns[0]:
        kind = st.segmented_control(
            t("compare.what"), view.KINDS, key="kind", format_func=kinds.__getitem__, required=True
        )
    looks = {"table": t("compare.table"), "network": t("cypher.network")}
    offered = ["table", "network"] if kind in DRAWN else ["table"]
    state.prepare("look", offered, "table")
    with columns[1]:
        look = st.segmented_control(
            t("compare.view"), offered, key="look", format_func=looks.__getitem__, required=True
        )
    return kind or view.KINDS[0], look or "table"


def _chosen(comparison: view.Comparison) -> view.Shared | None:
    """The row that was picked, else the first that all cities share."""
    items = {one.key: one for one in (*comparison.shared_by_all(), *comparison.shared_by_some(), *comparison.items)}
    return items.get(state.chosen("item", items, next(iter(items), "")))


def _sentence(comparison: view.Comparison, names: dict[str, str], kind: str, t: Texts) -> str:
    only = [t("compare.only", city=name, n=len(comparison.only(code))) for code, name in names.items()]
    both = len(comparison.shared_by_all())
    what = t(f"compare.{kind}")
    what = what if t.language == "zh" else what[0].lower() + what[1:]
    return t("compare.answer", cities=t.join(list(names.values())), what=what, both=both, only=t.join(only))


def _caution(caution: view.Caution, t: Texts) -> str:
    held: dict[str, list[Paper]] = {}
    for paper in caution.papers:
        held.setdefault(paper.city or "", []).append(paper)
    said = [_paper(own[0], t) if len(own) == 1 else _papers(city, own, t) for city, own in held.items()]
    differ = t.join([t(f"compare.{name}") for name in caution.differ])
    return t("compare.caution", papers=t.join(said), differ=differ)


def _papers(city: str, own: list[Paper], t: Texts) -> str:
    """Several documents of one city: how many, of which genres and years."""
    genres = sorted({paper.genre or t("compare.genre_unknown") for paper in own})
    years = sorted({paper.date[:4] for paper in own if paper.date})
    span = "–".join(dict.fromkeys((years[0], years[-1]))) if years else t("no_date")
    return t("compare.papers", city=city, n=len(own), genres=t.join(genres), years=span)


def _paper(paper: Paper, t: Texts) -> str:
    words = {"city": paper.city, "status": t(f"status.{paper.status}")}
    words["genre"] = paper.genre or t("compare.genre_unknown")
    if not paper.date:
        return t("compare.paper_undated", **words)
    return t("compare.paper", **words, year=paper.date[:4])


def _table(comparison: view.Comparison, names: dict[str, str], item: view.Shared | None, t: Texts) -> None:
    several = comparison.shared_by_some()
    sections = [(t("compare.both"), comparison.shared_by_all()), (t("compare.several"), several)]
    for code, name in names.items():
        sections.append((t("compare.only_in", city=name), comparison.only(code)[:MOST_ALONE]))
    left, right = st.columns([1 + 0.25 * (len(names) - 2), 2], gap="medium")
    shown = {"comparison": comparison, "cities": names, "scale": lambda one: figures.scale(one.figure, t)}
    with left:
        held = [(title, items) for title, items in sections if items]
        chosen = item.key if item else ""
        draw.pick("cities.html", "heat_pick", "item", t, **shown, sections=held, chosen=chosen, heat=_heat)
    with right:
        draw.pick(
            "compared.html",
            "compared_pick",
            "item",
            t,
            **shown,
            item=item,
            most=MOST_QUOTES,
            figure=lambda one: figures.figure(one, t),
        )


def _heat(count: int, of: int) -> str:
    if not count:
        return "none"
    return f"heat{1 + sum(count / max(of, 1) > step for step in STEPS)}"


def _network(store: Runs, names: dict[str, str], kind: str, t: Texts) -> None:
    """The clauses of the cities around the things that more than one of them names."""
    ask = network_view.Ask(tuple(names), kinds=frozenset({DRAWN[kind]}), shared_only=True)
    net = network_view.network(store, ask)
    if not net.nodes:
        frame.notice(t, "compare.nothing")
        return
    canvas, panel = st.columns([2.3, 1], gap="medium")
    with canvas:
        drawing.show(net, names, "compare_drawn", "picked", t)
    with panel, st.container(key="netpanel"):
        network.show_panel(net, names, ("compare_panel", "picked"), t)


if __name__ == "__main__":
    frame.page("page.cities", body)
