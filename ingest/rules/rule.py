"""What a rule is. A family module offers ``rules(vocabulary) -> tuple[Rule, ...]``; the suite proves every example."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.model import Finding, Passage


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure reading of a passage.

    ``gate``: literals of which at least one must stand in the text before ``find`` is called (empty: always).
    ``examples`` each make ``find`` yield something; ``counter_examples`` make it yield nothing.
    """

    name: str
    version: int
    finds: str
    why: str
    gate: tuple[str, ...]
    find: Callable[[Passage], Iterable[Finding]]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.name}/{self.version}"

    def applies(self, text: str) -> bool:
        return not self.gate or any(word in text for word in self.gate)
