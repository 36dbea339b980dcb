"""``policygraph query`` and ``cypher``: rows, and a word on what was read otherwise than it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from graph.guard import run_free
from graph.misspelt import misspelt
from graph.queries import find, settle
from graph.store import Store
from jobs.options import pairs, typed
from jobs.show import Rows


def ask(store: Store, name: str, given: Sequence[str] | None) -> tuple[Rows, list[str]]:
    """A question of the library; a note says where 威海 was read as 威海市."""
    question, values = find(name), pairs(given)
    settled = settle(store, question, values)
    notes = [
        f"{parameter}: {value} is read as {settled[parameter]}"
        for parameter, value in values.items()
        if value and isinstance(settled[parameter], str) and settled[parameter] != value
    ]
    return Rows(tuple(column.name for column in question.columns), store.run(question.cypher, settled)), notes


def ask_freely(store: Store, cypher: str, given: Sequence[str] | None, rows: int) -> tuple[Rows, list[str]]:
    """A query of the reader's own; notes tell of names that the schema does not have, and of rows left out."""
    result = run_free(store, cypher, typed(pairs(given)), rows=rows)
    cut = [f"Only the first {rows} rows are shown; --rows shows more."] if result.truncated else []
    return Rows.of_free(result), misspelt(cypher) + cut
