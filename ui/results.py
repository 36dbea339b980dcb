"""The answer to a query on the screen: table, network or chart, and as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.records import FreeResult
from graph.views.free import as_network, plain_rows
from ui import charts, draw, drawing, frame, network
from ui.texts import Texts

LOOKS = ("table", "network", "graph")
ROW_HEIGHT = 34
NAMES = ("name", "title", "indicator", "recipient", "id")
"""What a node is called by, the first that it has."""


def show(result: FreeResult, glosses: Mapping[str, str], look: str, t: Texts) -> None:
    rows = plain_rows(result)
    if not rows:
        frame.notice(t, "cypher.empty")
    elif look == "table":
        _table(rows, glosses, t)
    elif look == "network":
        _network(result, t)
    else:
        charts.show(rows, glosses, t)
    if rows:
        _downloads(rows, t)


def _table(rows: list[dict[str, Any]], glosses: Mapping[str, str], t: Texts) -> None:
    """A line that is chosen is shown whole below: long sentences are cut in the table."""
    columns = {name: glosses.get(name, name) for name in rows[0] if name not in glosses or not name.endswith("_id")}
    cells = {name: [_shown(name, row[name], t) for row in rows] for name in columns}
    event = st.dataframe(
        cells,
        column_config=columns,
        row_height=ROW_HEIGHT,
        height=min(ROW_HEIGHT * (len(rows) + 1) + 3, 440),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        key="result_table",
    )
    chosen = event["selection"]["rows"]
    at = chosen[0] if chosen and chosen[0] < len(rows) else 0
    draw.show("record.html", t, fields=[(columns[name], _whole(name, rows[at][name], t)) for name in columns])


def _shown(name: str, value: Any, t: Texts) -> Any:
    """A cell for readers: codes of closed lists in words, a node by its name, a relation by its kind and sentence."""
    if isinstance(value, dict) and "labels" in value:
        return next((str(value[name]) for name in NAMES if value.get(name)), None)
    if isinstance(value, dict) and "type" in value:
        return " ".join([t.relation(value["type"]), str(value.get("quote", ""))]).strip()
    if name == "inferred" and isinstance(value, list):
        return t.inferred(map(str, value))
    return _cell([t.value(one) for one in value] if isinstance(value, list) else t.value(value))


def _whole(name: str, value: Any, t: Texts) -> Any:
    """The same with all that it holds, property by property."""
    if not isinstance(value, dict):
        return _shown(name, value, t)
    said = [_shown(name, value, t), *(f"{key} {_cell(one)}" for key, one in value.items() if one not in (None, [], ""))]
    return " · ".join(map(str, said))


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "、".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _network(result: FreeResult, t: Texts) -> None:
    net = as_network(result)
    if not net.nodes:
        frame.notice(t, "cypher.no_network")
        return
    canvas, panel = st.columns([2, 1], gap="medium")
    with canvas:
        drawing.show(net, {}, "result_drawn", "result_picked", t)
    with panel:
        network.show_panel(net, {}, ("result_panel", "result_picked"), t)


def _downloads(rows: list[dict[str, Any]], t: Texts) -> None:
    with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
        draw.show("note.html", t, words=t("download"))
        st.download_button("CSV", _csv(rows), "policygraph.csv", "text/csv", type="tertiary", on_click="ignore")
        whole = json.dumps(rows, ensure_ascii=False, indent=1, default=str)
        st.download_button("JSON", whole, "policygraph.json", "application/json", type="tertiary", on_click="ignore")


def _csv(rows: list[dict[str, Any]]) -> bytes:
    """With a byte-order mark, so that spreadsheets read the Chinese."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return file.getvalue().encode("utf-8-sig")
