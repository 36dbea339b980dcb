"""A form for the parameters of a question: each field is of its type and offers the values that the graph holds."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.queries import Runs, suggest
from graph.query_file import Parameter, Query
from ui.texts import Texts

WIDEST = 3
"""Fields in one row."""


def ask(store: Runs, query: Query, t: Texts) -> Mapping[str, object]:
    """What the reader gave; an empty value means that the parameter is left out."""
    given: dict[str, object] = {}
    for at in range(0, len(query.parameters), WIDEST):
        columns = st.columns(WIDEST, vertical_alignment="bottom")
        for column, parameter in zip(columns, query.parameters[at : at + WIDEST], strict=False):
            with column:
                given[parameter.name] = _field(store, query, parameter, t)
    return given


def _field(store: Runs, query: Query, parameter: Parameter, t: Texts) -> object:
    gloss = parameter.zh if t.language == "zh" else parameter.en
    label, key = f"{parameter.name} · {gloss}", f"p:{query.name}:{parameter.name}"
    values = suggest(store, query, parameter.name) if parameter.suggest else []
    default = parameter.default
    if parameter.type == "string[]":
        first = values[:2] if parameter.required else default if isinstance(default, list) else []
        return st.multiselect(label, values, default=first, key=key, accept_new_options=True)
    if parameter.type == "boolean":
        return st.checkbox(label, value=bool(default), key=key)
    if parameter.type in ("integer", "float") and not values:
        return _number(parameter, label, key)
    if values:
        return _choice(parameter, label, key, (values, t))
    return st.text_input(label, value="" if default is None else str(default), key=key)


def _number(parameter: Parameter, label: str, key: str) -> object:
    default = parameter.default
    start = default if isinstance(default, int | float) else None
    if parameter.type == "integer":
        return st.number_input(label, value=None if start is None else int(start), step=1, key=key)
    return st.number_input(label, value=None if start is None else float(start), key=key)


def _choice(parameter: Parameter, label: str, key: str, offered: tuple[list[str], Texts]) -> object:
    values, t = offered
    options = values if parameter.required else ["", *values]
    if parameter.default is not None and str(parameter.default) not in options:
        options = [str(parameter.default), *options]
    start = options.index(str(parameter.default)) if parameter.default is not None else 0
    shown = {"": t("cypher.any")}
    return st.selectbox(
        label,
        options,
        index=start,
        key=key,
        format_func=lambda value: shown.get(value, value),
        accept_new_options=parameter.type == "string",
    )
