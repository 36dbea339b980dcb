"""One of several known names, as a person may write it: other brackets, full-width digits, other case, a short form."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

Forms = tuple[str, ...]
"""A name, then what else the same thing goes by: its code, id, number, short name."""
_BRACKETS = str.maketrans("〔〕［］[]【】", "()()()()")
_SHORTEST = 2
_LISTED = 12


def fold(text: str) -> str:
    """What is left of a name when it does not matter how it was typed."""
    return unicodedata.normalize("NFKC", text.translate(_BRACKETS)).casefold().strip()


def spelt(given: str, known: Sequence[Forms]) -> str | None:
    """The form that is meant, as it is known; None where there is none, or more than one.

    That is the form itself, else one that is only typed otherwise, else the one name that begins or ends so.
    """
    forms = {form for names in known for form in names}
    if given in forms:
        return given
    like = fold(given)
    same = sorted(form for form in forms if fold(form) == like)
    if same:
        return same[0] if len(same) == 1 else None
    if len(like) < _SHORTEST or like.isdecimal():
        return None
    names = {names[0] for names in known}
    longer = [name for name in names if fold(name).startswith(like) or fold(name).endswith(like)]
    return longer[0] if len(longer) == 1 else None


def closest(name: str, known: Iterable[str], also: Iterable[str] = ()) -> str:
    """ "Did you mean …?", among ``known`` and ``also``; else what there is of ``known``."""
    names = list(known)
    return nearest(name, names, also) or f"There is: {_listed(names) or 'none'}."


def nearest(name: str, known: Iterable[str], also: Iterable[str] = ()) -> str:
    """ "Did you mean …?", or nothing. A name that holds what was typed is nearer than one that only looks like it."""
    names = list(known)
    typed = {fold(form): form for form in (*also, *names)}
    like, last = fold(name), name.rpartition("/")[2]
    holding = [n for n in names if len(like) >= _SHORTEST and like in fold(n)]
    near = holding or [typed[form] for form in difflib.get_close_matches(like, typed, n=3, cutoff=0.5)]
    near = near or [n for n in names if n.rpartition("/")[2] == last]
    return f"Did you mean {_listed(near, ' or ')}?" if near else ""


def _listed(names: Sequence[str], between: str = ", ") -> str:
    rest = f" … ({len(names)} in all)" if len(names) > _LISTED else ""
    return between.join(names[:_LISTED]) + rest
