"""``policygraph search``: words in clauses and in names, in one list."""

from __future__ import annotations

from graph.queries import page
from graph.store import Store
from ingest.errors import PolicygraphError
from jobs.show import Rows

_AROUND = 30


class NoWords(PolicygraphError):
    """Signs alone, or nothing: there is nothing to look for."""

    exit_code = 2

    def __init__(self, words: str) -> None:
        super().__init__(f"search: {words!r} has no word or figure to look for. Give one: 实验室.")


def search(store: Store, words: str) -> tuple[Rows, list[str]]:
    """Clauses that hold the words, with what stands around them, then the nodes whose names do, the best of each; a note
    says where there are more."""
    if not any(sign.isalnum() for sign in words):
        raise NoWords(words)
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
    if not clauses and not names:
        more = [f"No clause and no name of this graph holds {words}; fewer or shorter words find more."]
    return Rows(("what", "name", "where", "text", "id"), [*clauses, *names]), more


def _around(text: str, words: str) -> str:
    """What stands around the first of the words; a word that only the title holds shows the beginning."""
    places = [(text.lower().find(word), len(word)) for word in words.lower().split()]
    at, length = min((place for place in places if place[0] >= 0), default=(0, 0))
    cut = text[max(0, at - _AROUND) : at + length + _AROUND]
    return " ".join(cut.split())
