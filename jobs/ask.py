"""``policygraph query`` and ``cypher``: rows, and a word on what was read otherwise than it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from graph.guard import run_free
from graph.misspelt import misspelt
from graph.queries import find, page
from graph.store import Store
from jobs.options import pairs, typed
from jobs.show import Rows


def ask(store: Store, name: str, given: Sequence[str] | None) -> tuple[Rows, list[str]]:
    """A question of the library; notes say where 威海 was read as 威海市, and that there are more rows than are shown."""
    question, values = find(name), pairs(given)
    answer = page(store, question, values)
    notes = [
        f"{parameter}: {value} is read as {answer.settled[parameter]}"
        for parameter, value in values.items()
        if value and isinstance(answer.settled[parameter], str) and answer.settled[parameter] != value
    ]
    if answer.more:
        narrower = " or ".join(f"{p.name}=…" for p in question.parameters if p.suggest and p.name not in values)
        remedy = f"{narrower} asks for less, " if narrower else ""
        notes.append(f"Only the first {len(answer.rows):,} rows are shown: {remedy}rows=… for more.")
    return Rows(tuple(column.name for column in question.columns), answer.rows), notes


def ask_freely(store: Store, cypher: str, given: Sequence[str] | None, rows: int) -> tuple[Rows, list[str]]:
    """A query of the reader's own; notes tell of names that the schema does not have, and of rows left out."""
    result = run_free(store, cypher, typed(pairs(given)), rows=rows)
    cut = [f"Only the first {rows} rows are shown; --rows shows more."] if result.truncated else []
    return Rows.of_free(result), misspelt(cypher) + cut
