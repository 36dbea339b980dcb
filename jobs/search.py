"""``policygraph search``: words in clauses and in names, in one list."""

from __future__ import annotations

from graph.queries import page
from graph.store import Store
from jobs.show import Rows

_AROUND = 30


def search(store: Store, words: str) -> tuple[Rows, list[str]]:
    """Clauses that hold the words, with what stands around them, then the nodes whose names do, the best of each; a note
    says where there are more."""
    found, named = (page(store, f"search/{kind}", {"words": words}) for kind in ("clauses", "names"))
    clauses = [
        {
            "what": "Measure",
            "name": row["title"],
            "where": f"{row['region'] or ''} {row['clause']}".strip(),
            "text": _around(str(row["text"]), words),
            "id": row["measure_id"],
        }
        for row in found.rows
    ]
    names = [
        {
            "what": row["label"],
            "name": row["name"],
            "where": "1 fact" if row["mentions"] == 1 else f"{row['mentions']} facts",
            "text": None,
            "id": row["key"],
        }
        for row in named.rows
    ]
    more = [
        f"There are more {kind} than the {len(answer.rows)} shown; `query search/{kind} -p words=… -p rows=…` shows them."
        for kind, answer in (("clauses", found), ("names", named))
        if answer.more
    ]
    return Rows(("what", "name", "where", "text", "id"), [*clauses, *names]), more


def _around(text: str, words: str) -> str:
    """What stands around the first of the words; a word that only the title holds shows the beginning."""
    places = [(text.lower().find(word), len(word)) for word in words.lower().split()]
    at, length = min((place for place in places if place[0] >= 0), default=(0, 0))
    cut = text[max(0, at - _AROUND) : at + length + _AROUND]
    return " ".join(cut.split())
