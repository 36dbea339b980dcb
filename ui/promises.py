"""Targets and money 目标与资金: what the documents of cities set out to reach and to pay, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.queries import Runs
from graph.views import promises as view
from graph.views.leads import clause_text
from graph.views.quotes import City, papers_named
from ui import draw, figures, frame, state
from ui.texts import Texts

FIRST_CITIES = 2
BASES = ("printed", "inferred", "unstated")


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    columns = frame.controls([1.05, 0.62, 1.3, 0.8])
    with columns[0]:
        chosen = frame.choose_cities(places, t("city"), FIRST_CITIES)
    with columns[1]:
        kind = _kind(t)
    promised = view.load(store, chosen, kind)
    name, group = _filters(promised, kind, t, columns[2:])
    answers = view.answers(promised, {place.code: place.name for place in places if place.code in chosen})
    shown = {a.region: [p for p in a.items if name in ("", p.name) and group in ("", p.group)] for a in answers}
    items = {p.id: p for found in shown.values() for p in found}
    item = items.get(state.chosen("promise", items, next(iter(items), "")))
    state.keep(cities=chosen, what=kind, name=name, group=group, promise=item.id if item else "")

    draw.show("answer.html", t, lines=[_sentence(a, kind, t) for a in answers])
    matter, side = st.columns([1.62, 1], gap="medium")
    with matter:
        if item:
            words = {"figure": lambda one: _figure(one, t), "sub": lambda one: _sub(one, t)}
            held = [(a, shown[a.region]) for a in answers if shown[a.region]]
            draw.pick("promises.html", "promises_pick", "promise", t, held=held, kind=kind, chosen=item.id, **words)
        elif promised:
            said = t.join([word for word in (name, t.value(group)) if word])
            frame.notice(t, "promises.empty", filters=said)
        frame.note(t, f"promises.note.{kind}")
    if item:
        with side, st.container(key="side"):
            _card(store, item, t)


def _kind(t: Texts) -> str:
    state.prepare("what", view.KINDS, view.KINDS[0])
    names = {kind: t(f"promises.{kind}") for kind in view.KINDS}
    return (
        st.segmented_control(t("promises.what"), view.KINDS, key="what", format_func=names.__getitem__, required=True)
        or view.KINDS[0]
    )


def _filters(
    promised: tuple[view.Promise, ...], kind: str, t: Texts, columns: Iterable[st.delta_generator.DeltaGenerator]
) -> tuple[str, str]:
    """An indicator or a recipient, and one way of counting or binding; empty where all are wanted."""
    offered = {
        "name": ["", *sorted({p.name for p in promised})],
        "group": ["", *sorted({p.group for p in promised})],
    }
    for (key, options), column in zip(offered.items(), columns, strict=True):
        state.prepare(key, options, "")
        with column:
            st.selectbox(
                t(f"promises.{key}.{kind}"),
                options,
                key=key,
                format_func=lambda code: str(t.value(code)) if code else t("all"),
            )
    return st.session_state["name"] or "", st.session_state["group"] or ""


def _sentence(answer: view.Answer, kind: str, t: Texts) -> str:
    if not answer.items:
        return t(f"promises.none.{kind}", city=answer.city)
    groups = t.join([f"{t.value(name)} {n}" for name, n in sorted(answer.groups.items(), key=lambda one: -one[1])])
    basis = {name: answer.basis.get(name, 0) for name in BASES}
    return t(f"promises.answer.{kind}", city=answer.city, n=len(answer.items), groups=groups, **basis)


def _figure(item: view.Promise, t: Texts) -> str:
    return figures.value(item.figure) if isinstance(item, view.Target) else figures.money(item.money, t)


def _sub(item: view.Promise, t: Texts) -> str:
    """What stands small below the figure: 每年 · 新增; 每家 · 奖励."""
    if isinstance(item, view.Target):
        return figures.change(item.figure, t)
    return " · ".join(word for word in (item.money.per, item.money.mode) if word)


def _card(store: Runs, item: view.Promise, t: Texts) -> None:
    """The evidence: the sentence, what was read in it, the document."""
    (paper,) = papers_named(store, [item.place.document])
    clause = clause_text(store, item.place.clause)
    draw.show("promise.html", t, item=item, figure=_figure(item, t), sub=_sub(item, t), paper=paper, clause=clause)


if __name__ == "__main__":
    frame.page("page.promises", body)
