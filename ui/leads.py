"""Who leads what 谁牵头什么: a bureau, those of a function, or all; their measures by role, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from graph.queries import Runs
from graph.views import leads as view
from graph.views.quotes import City
from ui import draw, frame, state, wings
from ui.texts import Texts

ROLES = ("all", "lead", "support", "shared", "unstated")
STATES = ("lead", "colead", "support", "shared", "absent", "unstated")
FIRST_CITIES = 2


def body(store: Runs, places: tuple[City, ...], t: Texts) -> None:
    controls = frame.controls([1.05, 0.9, 0.95, 1.9])
    with controls[0]:
        chosen = frame.choose_cities(places, t("city"), FIRST_CITIES)
    leads = view.load(store, chosen)
    bureau, role = _ask(leads, t, controls[1:])
    wanted = _wanted(leads, bureau, st.session_state["function"])
    answers = view.answers(leads, wanted, {p.code: p.name for p in places if p.code in chosen})
    sections = [s for a in answers for s in a.sections if role in ("all", s.role)]
    first = sections[0].entries[0].measure.id if sections else ""
    entries = {e.measure.id: e for a in answers for e in a.entries}
    measure = state.chosen("measure", entries, first)
    state.keep(cities=chosen, function=st.session_state["function"], bureau=bureau, role=role, measure=measure)

    draw.show("answer.html", t, lines=[_sentence(a, bureau, wanted, t) for a in answers])
    matter, side = st.columns([1.62, 1], gap="medium")
    with matter:
        if not sections:
            frame.notice(t, "state.empty", filters=_filters(bureau, role, t))
        _table(answers, sections, measure, wanted is None or len(wanted) > 1, t)
        frame.note(t, "leads.note")
    if measure in entries:
        with side, st.container(key="side"):
            _card(store, leads, answers, entries[measure], t)
            _ties(answers, entries[measure], bureau or st.session_state["function"], t)


def _ask(leads: view.Leads, t: Texts, columns: Sequence[st.delta_generator.DeltaGenerator]) -> tuple[str, str]:
    """Function, bureau and role, as codes."""
    functions = sorted({f for b in leads.bureaus for f in b.functions})
    state.prepare("function", ["", *functions], "")
    with columns[0]:
        function = st.selectbox(
            t("function"),
            ["", *functions],
            key="function",
            format_func=lambda code: t.gloss(code) if code else t("all"),
        )
    shorts = ["", *(b.short for b in leads.bureaus if not function or function in b.functions)]
    state.prepare("bureau", shorts, "" if function else shorts[min(1, len(shorts) - 1)])
    with columns[1]:
        bureau = st.selectbox(t("bureau"), shorts, key="bureau", format_func=lambda short: short or t("leads.all"))
    state.prepare("role", ROLES, "all")
    names = {code: t("all") if code == "all" else t(f"role.{code}") for code in ROLES}
    with columns[2]:
        role = st.segmented_control(t("role"), ROLES, key="role", format_func=names.__getitem__, required=True)
    return bureau or "", role or "all"


def _wanted(leads: view.Leads, bureau: str, function: str) -> view.Wanted:
    """One bureau, all that any city has for a function, or everybody."""
    if bureau or not function:
        return [bureau] if bureau else None
    return [b.short for b in leads.bureaus if function in b.functions]


def _sentence(a: view.Answer, bureau: str, wanted: view.Wanted, t: Texts) -> str:
    """One city's answer with its denominators."""
    if a.total and a.unstated == a.total:
        return t("leads.nobody", city=a.city, total=a.total, issuer=a.issuer or t("issuer_unknown"))
    if wanted is None:
        return t("leads.everybody", city=a.city, led=a.led, shared=a.count("shared"), total=a.total) + _rest_unstated(
            a, t
        )
    bureau = bureau or t.join([n for n in wanted if any(n in e.names for e in a.entries)]) or t("leads.such")
    alone, together = a.count("lead"), a.count("colead")
    supports, shares = a.count("support"), a.count("shared")
    if not alone + together + supports + shares:
        stated = a.total - a.unstated
        return t("leads.absent", city=a.city, bureau=bureau, stated=stated, unstated=a.unstated, total=a.total)
    if not a.led:
        said = t("leads.no_leader", city=a.city, bureau=bureau) + t("leads.only_supports", n=supports)
        return said + _rest(a, t)
    how = t("leads.alone_and_with", alone=alone, with_=together) if together else t("leads.all_alone") if alone else ""
    said = t("leads.answer", city=a.city, bureau=bureau, led=a.led, leads=alone + together, how=how)
    return said + t("leads.supports", n=supports) + _rest(a, t)


def _rest_unstated(a: view.Answer, t: Texts) -> str:
    return t("leads.some_unstated" if a.unstated else "leads.all_stated", n=a.unstated, total=a.total)


def _rest(a: view.Answer, t: Texts) -> str:
    """What is shared, and what is unstated."""
    said, shares = "", a.count("shared")
    if shares:
        first = sum(e.state == "shared" and e.place == 1 for e in a.entries)
        said = t("leads.shares", n=shares) + (t("leads.first", n=first) if first else "")
    return said + _rest_unstated(a, t)


def _filters(bureau: str, role: str, t: Texts) -> str:
    return t.join([word for word in (bureau, "" if role == "all" else t(f"role.{role}")) if word])


def _table(
    answers: tuple[view.Answer, ...], sections: list[view.Section], measure: str, several: bool, t: Texts
) -> None:
    draw.pick(
        "leads.html",
        "leads_pick",
        "measure",
        t,
        answers=answers,
        sections=sections,
        chosen=measure,
        several=several,
        cities={a.region: a.city for a in answers},
        issuers={a.region: a.issuer for a in answers},
        states=STATES,
    )


def _card(store: Runs, leads: view.Leads, answers: tuple[view.Answer, ...], entry: view.Entry, t: Texts) -> None:
    """The evidence: the sentence, who stands in it, the document."""
    measure = entry.measure
    by_role = {r: [n for n in measure.named if n.role == r] for r in ("lead", "shared", "support")}
    said = entry.mine or (measure.named[0] if measure.named else None)
    where = said.quote if said else view.headline(store, measure)
    draw.show(
        "card.html",
        t,
        measure=measure,
        mine=entry.mine,
        statement=replace(said.quote, marks=()) if said else None,
        city=next(a.city for a in answers if a.region == measure.region),
        roles=[(role, bodies) for role, bodies in by_role.items() if bodies],
        clause=view.clause_text(store, measure.id),
        paper=leads.papers[measure.document],
        where=where,
    )


def _ties(answers: tuple[view.Answer, ...], entry: view.Entry, bureau: str, t: Texts) -> None:
    ties = next(a.ties for a in answers if a.region == entry.measure.region)
    if ties:
        draw.pick("ties.html", "ties_pick", "bureau", t, wing=wings.spread(ties), bureau=bureau)


if __name__ == "__main__":
    frame.page("page.leads", body)
