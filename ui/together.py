"""Named together 共同列名: which bodies stand in one responsibility statement, each pair with its sentences."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.queries import Runs
from graph.views import together as view
from graph.views.quotes import City
from ui import draw, frame, state
from ui.texts import Texts

FIRST_CITIES = 2
LOOKS = ("pairs", "bodies")
MOST = 60
"""Rows of one city before the rest is only counted."""
LEAST = tuple(str(n) for n in range(1, 6))


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    columns = frame.controls([1.05, 0.7, 0.8, 0.9])
    with columns[0]:
        chosen = frame.choose_cities(places, t("city"), FIRST_CITIES)
    look, least, groups, contracted = _ask(t, columns[1:])
    successors = view.lineage(store) if contracted else {}
    names = {place.code: place.name for place in places if place.code in chosen}
    answers = view.together(store, names, groups, successors)
    pairs = {a.region: tuple(p for p in a.pairs if p.together >= least) for a in answers}
    known = {pair.key for a in answers for pair in a.pairs} | {one.id for a in answers for one in a.bodies}
    tops = [a.bodies[0].id for a in answers if a.pairs] if look == "bodies" else [p[0].key for p in pairs.values() if p]
    first = next(iter(tops), "")
    switched = st.session_state.get("kept:tied") not in (None, look)
    picked = first if switched else state.chosen("tie", known, first)
    state.keep(cities=chosen, tied=look, tie=picked, **_switches(least, groups, contracted))

    draw.show("answer.html", t, lines=[_sentence(answer, t) for answer in answers])
    _cautions(answers, t)
    matter, side = st.columns([1.62, 1], gap="medium")
    with matter:
        shown = [(a, pairs[a.region] if look == "pairs" else a.bodies) for a in answers if a.pairs]
        if picked:
            draw.pick("together.html", "together_pick", "tie", t, held=shown, look=look, chosen=picked, most=MOST)
        else:
            frame.notice(t, "together.empty", least=least)
        frame.note(t, "together.note")
    if picked:
        with side, st.container(key="side"):
            answer = next(a for a in answers if picked in {p.key for p in a.pairs} | {b.id for b in a.bodies})
            pair = next((p for p in answer.pairs if p.key == picked), None)
            one = next((b for b in answer.bodies if b.id == picked), None)
            draw.pick("tied.html", "tied_pick", "tie", t, answer=answer, pair=pair, body=one)


def _ask(t: Texts, columns: Iterable[st.delta_generator.DeltaGenerator]) -> tuple[str, int, bool, bool]:
    """Pairs or bodies, the least number of statements, and two switches: groups, lineage."""
    state.prepare("tied", LOOKS, LOOKS[0])
    state.prepare("least_tied", LEAST, LEAST[0])
    names = {look: t(f"together.{look}") for look in LOOKS}
    looks, slider, switches = columns
    with looks:
        look = st.segmented_control(t("compare.view"), LOOKS, key="tied", format_func=names.__getitem__, required=True)
    with slider:
        least = st.select_slider(t("together.least"), LEAST, key="least_tied")
    for key in ("groups_tied", "lineage"):
        state.prepare_switch(key)
    with switches:
        groups = st.toggle(t("network.groups"), key="groups_tied")
        contracted = st.toggle(t("together.lineage"), key="lineage")
    return look or LOOKS[0], int(least), groups, contracted


def _switches(least: int, groups: bool, contracted: bool) -> dict[str, str]:
    return {
        "least_tied": str(least),
        "groups_tied": "1" if groups else "",
        "lineage": "1" if contracted else "",
    }


def _sentence(answer: view.Answer, t: Texts) -> str:
    if not answer.pairs:
        return t("together.nobody", city=answer.city, statements=answer.statements)
    best = answer.pairs[0]
    return t(
        "together.answer",
        city=answer.city,
        several=answer.several,
        statements=answer.statements,
        bodies=sum(one.standing.partners > 0 for one in answer.bodies),
        pairs=len(answer.pairs),
        first=best.first.short,
        second=best.second.short,
        n=best.together,
    )


def _cautions(answers: tuple[view.Answer, ...], t: Texts) -> None:
    """What must be known before figures of two cities stand side by side, and what a contraction did."""
    if len(answers) > 1:
        held = t.join([t("together.documents", city=a.city, n=a.documents) for a in answers])
        draw.show("caution.html", t, words=t("together.cities", held=held))
    contracted = [
        t("together.became", before=one.before, after=one.after_name, date=f" {one.date}" if one.date else "")
        for answer in answers
        for one in answer.contracted
    ]
    if contracted:
        draw.show("caution.html", t, words=t("together.contracted", said=t.join(contracted)))


if __name__ == "__main__":
    frame.page("page.together", body)
