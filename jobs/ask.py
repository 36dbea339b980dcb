"""``policygraph query`` and ``cypher``: rows, and a word on what was read otherwise than it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.guard import run_free
from graph.misspelt import misspelt
from graph.queries import Page, find, hint, page
from graph.query_file import Query
from graph.store import Store
from jobs.options import pairs, typed
from jobs.show import Rows


def ask(store: Store, name: str, given: Sequence[str] | None) -> tuple[Rows, list[str]]:
    """A question of the library; notes say where 威海 was read as 威海市, and that there are more rows than are shown."""
    question, values = find(name), pairs(given)
    answer = page(store, question, values)
    notes = _read_otherwise(answer, values)
    if not answer.rows:
        notes += _nothing(store, question, values)
    if answer.more:
        narrower = " or ".join(f"{p.name}=…" for p in question.parameters if p.suggest and p.name not in values)
        remedy = f"{narrower} asks for less, " if narrower else ""
        notes.append(f"Only the first {len(answer.rows):,} rows are shown: {remedy}rows=… for more.")
    return Rows(tuple(column.name for column in question.columns), answer.rows), notes


def _read_otherwise(answer: Page, values: Mapping[str, str]) -> list[str]:
    settled = {name: answer.settled[name] for name, value in values.items() if value}
    words = {name: ",".join(value) if isinstance(value, list) else value for name, value in settled.items()}
    said = {name: word for name, word in words.items() if isinstance(word, str) and word != values[name]}
    return [f"{name}: {values[name]} is read as {word}" for name, word in said.items()]


def _nothing(store: Store, question: Query, values: Mapping[str, str]) -> list[str]:
    """Why there is no row: what was given is in the graph and says nothing here, or nothing is called so."""
    given = [p for p in question.parameters if p.suggest and values.get(p.name)]
    if not given:
        return []
    asked = " and ".join(f"{p.name}={values[p.name]}" for p in given)
    if all(p.closed for p in given):
        return [f"The graph holds {asked}, but nothing that this question asks for."]
    hints = [hint(store, p, values[p.name]) for p in given if not p.closed]
    return [" ".join([f"Nothing in the graph matches {asked}.", *filter(None, hints)])]


def ask_freely(store: Store, cypher: str, given: Sequence[str] | None, rows: int) -> tuple[Rows, list[str]]:
    """A query of the reader's own; notes tell of names that the schema does not have, and of rows left out."""
    result = run_free(store, cypher, typed(pairs(given)), rows=rows)
    cut = [f"Only the first {rows} rows are shown; --rows shows more."] if result.truncated else []
    return Rows.of_free(result), misspelt(cypher) + cut
