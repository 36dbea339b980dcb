"""What is done to a programme or a platform, in words of a closed list: 实施, 支持, 争创. Any other verb is no action."""

from __future__ import annotations

from collections.abc import Iterable

_LEAST = 2


class Deeds:
    """``words``: the list ``deed`` of a family."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._parts = tuple(word for word in self._words if len(word) >= _LEAST)

    def of(self, verb: str | None) -> str | None:
        """The verb, if it is a deed or made with one: 制定|实施, 联合|设立, 实施|好."""
        if verb is None or verb in self._words or verb.startswith(self._parts) or verb.endswith(self._parts):
            return verb
        return None
