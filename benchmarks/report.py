"""Records of benchmarks.scale → Markdown tables, and their place in docs/benchmarks.md."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from jobs.home import CHECKOUT

PAGE = CHECKOUT / "docs" / "benchmarks.md"
GOAL_MS = 100.0
Record = Mapping[str, Any]


def tables(records: Mapping[str, Record]) -> dict[str, str]:
    """The parts of the page that there are figures for."""
    ordered = sorted(records.values(), key=lambda record: (record["engine"], record["size"]))
    engines = {
        engine: [r for r in ordered if r["engine"] == engine] for engine in sorted({r["engine"] for r in ordered})
    }
    parts = {"figures": [_runs(ordered), _writing(engines)] if ordered else []}
    return {name: "\n\n".join(part) + "\n" for name, part in parts.items() if part} | questions(ordered)


def questions(records: Iterable[Record]) -> dict[str, str]:
    """The part about questions, a table for each engine that was asked."""
    asked: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: (record["engine"], record["size"])):
        if record["questions"]:
            asked.setdefault(record["engine"], []).append(record)
    made = [f"### Questions, {rows[0]['version']}\n\n{_questions(rows)}\n" for rows in asked.values()]
    return {"questions": "\n".join(made)} if made else {}


def whole(records: Iterable[Record]) -> dict[str, str]:
    """The part about what reads everything, a table for each engine."""
    engines: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: (record["engine"], record["size"])):
        engines.setdefault(record["engine"], []).append(record)
    made = [f"### Reading everything, {rows[0]['version']}\n\n{_read(rows)}\n" for rows in engines.values()]
    return {"whole": "\n".join(made)} if made else {}


def _read(records: Sequence[Record]) -> str:
    sizes = [record["size"] for record in records]
    columns = "s · s of the processors · MB of it · MB of the engine · rows or MB"
    head = ["", *(f"{size:,}: {columns}" for size in sizes), "exponent"]
    rows = []
    for name in dict.fromkeys(name for record in records for name in record["read"]):
        found = [record["read"].get(name) for record in records]
        spent = {size: one["processor"] for size, one in zip(sizes, found, strict=True) if one}
        slope = exponent(list(spent), list(spent.values()))
        rows.append([name, *map(_spent, found), "–" if slope is None else f"{slope:.2f}"])
    loads = ", ".join(f"{record['size']:,}: {record['load_average']:.1f} ({record['day']})" for record in records)
    return _table(head, rows) + f"\n\nLoad average before, on {records[0]['processors']} processors: {loads}."


def _spent(read: Mapping[str, float] | None) -> str:
    if read is None:
        return "–"
    names = ("seconds", "processor", "megabytes", "engine_megabytes", "rows")
    return " · ".join(_number(read[name]) for name in names)


def write_page(parts: Mapping[str, str]) -> None:
    """Each part between its marks; one without figures stays as it is."""
    page = PAGE.read_text(encoding="utf-8")
    for name, part in parts.items():
        before, begin, rest = page.partition(f"<!-- {name} -->")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        page = f"{before}{begin}\n\n{part}\n{end}{after}"
    PAGE.write_text(page, encoding="utf-8")


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float | None:
    """Slope of the logarithms: 0 does not grow, 1 grows as the graph does."""
    if len(sizes) < 2 or min(values) <= 0:
        return None
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def _runs(records: Iterable[Record]) -> str:
    head = [
        "engine",
        "measures",
        "documents",
        "nodes",
        "relations",
        "memory, peak MB",
        "disk MB",
        "load average",
        "day",
    ]
    rows = [
        [
            record["version"],
            *(f"{record[name]:,}" for name in ("measures", "documents", "nodes", "relations")),
            f"{record['memory_mb']:,.0f}",
            f"{record['disk_mb']:,.0f}",
            f"{record['load_average']:.1f} … {record['load_average_after']:.1f} on {record['processors']}",
            record["day"],
        ]
        for record in records
    ]
    return "### Graphs\n\n" + _table(head, rows)


def _writing(engines: Mapping[str, Sequence[Record]]) -> str:
    head = ["", "engine", *(f"{size:,}" for size in _sizes(engines)), "exponent"]
    lines: dict[str, Callable[[Record], Any]] = {
        "load, items/s": lambda r: r.get("load_rate"),
        "plain UNWIND of the same engine, items/s": lambda r: r.get("raw_rate"),
        "**load : plain UNWIND**": lambda r: _ratio(r, "load_rate", "raw_rate"),
        "whole load, s": lambda r: r.get("load_seconds"),
        "a document's load, first tenth, median ms": lambda r: r.get("document_ms_first"),
        "a document's load, last tenth, median ms": lambda r: r.get("document_ms_last"),
        "bulk load, items/s": lambda r: (r["nodes"] + r["relations"]) / r["bulk_seconds"],
        "bulk load, from facts to the graph, s": lambda r: r["bulk_seconds"],
        "of it the engine's own importer alone, s": lambda r: r.get("importer_seconds"),
        "**bulk load : importer**": lambda r: _ratio(r, "importer_seconds", "bulk_seconds"),
        "bulk load, s of the processors": lambda r: r.get("bulk_processor"),
        "of it the engine's own importer alone, s of the processors": lambda r: r.get("importer_processor"),
        "**bulk load : importer, by the processors**": lambda r: _ratio(r, "importer_processor", "bulk_processor"),
        "first opening after it (Neo4j: indexes, empty lists), s": lambda r: (
            r["opening_seconds"] if "load_rate" not in r else None
        ),
        "replace a document, median ms": lambda r: statistics.median(r["replace_ms"]),
        "replace a document, slowest ms": lambda r: max(r["replace_ms"]),
        "load it again unchanged, median ms": lambda r: statistics.median(r["unchanged_ms"]),
        "remove a document, median ms": lambda r: statistics.median(r["remove_ms"]),
        "1,000 rows of 16 strings over the wire, median ms": lambda r: r.get("wire_ms"),
    }
    rows = []
    for name, figure in lines.items():
        for engine, records in engines.items():
            found = {r["size"]: figure(r) for r in records if figure(r) is not None}
            if found:
                slope = exponent(list(found), list(found.values()))
                cells = [_number(found[size]) if size in found else "–" for size in _sizes(engines)]
                rows.append([name, engine, *cells, "–" if slope is None else f"{slope:.2f}"])
    return "### Writing\n\n" + _table(head, rows)


def _ratio(record: Record, one: str, other: str) -> float | None:
    return record[one] / record[other] if one in record else None


def _sizes(engines: Mapping[str, Sequence[Record]]) -> list[int]:
    return sorted({record["size"] for records in engines.values() for record in records})


def _questions(records: Sequence[Record]) -> str:
    """Two tables: what somebody waits for, and what owns to it that it reads the whole graph."""
    sizes = [record["size"] for record in records]
    asked = [{(q["question"], q["way"]): q for q in record["questions"]} for record in records]
    head = ["question", "given", *(f"{size:,}: p50 · p95 ms · rows" for size in sizes), "exponent", ""]
    rows: dict[bool, list[list[str]]] = {False: [], True: []}
    for name in dict.fromkeys(name for record in asked for name in record):
        found = [record.get(name) for record in asked]
        middles = {s: statistics.median(_times(q)) for s, q in zip(sizes, found, strict=True) if q and _answered(q)}
        slope = exponent(list(middles), list(middles.values()))
        last = [q for q in found if q][-1]
        over = "" if _answered(last) and percentile(_times(last), 95) < GOAL_MS else "over"
        row = [*name, *map(_cell, found), "–" if slope is None else f"{slope:.2f}", over]
        rows[bool(last.get("whole"))].append(row)
    parts = [_table(head, rows[False])]
    return "\n\n".join([*parts, "Reading the whole graph:", _table(head, rows[True])] if rows[True] else parts)


def _answered(asked: Mapping[str, Any]) -> bool:
    return bool(asked["milliseconds"] and not asked["refused"])


def _times(asked: Mapping[str, Any]) -> Sequence[float]:
    """Time of the processors where it is known, else of the clock."""
    times: Sequence[float] = asked.get("processor") or asked["milliseconds"]
    return times


def _cell(asked: Mapping[str, Any] | None) -> str:
    if asked is None:
        return "–"
    if not _answered(asked):
        return "refused"
    times = _times(asked)
    return f"{_number(statistics.median(times))} · {_number(percentile(times, 95))} · {asked['rows']:,}"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many per cent of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
