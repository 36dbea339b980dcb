"""What the screen says, in Chinese and English: ``texts.yaml``, read once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from graph.schema import load_schema
from jobs.glosses import glosses

LANGUAGES = ("zh", "en")
FILE = Path(__file__).with_name("texts.yaml")


class Texts:
    """``texts("leads.answer", city=…)`` in one language. A key that is missing is an error, not a blank."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = LANGUAGES.index(language)

    def __call__(self, key: str, /, **values: object) -> str:
        return table()[key][self._column].format(**values)

    def maybe(self, key: str, otherwise: str) -> str:
        """The words for a code from the data, or the code itself where we have none."""
        return self(key) if key in table() else otherwise

    def value(self, said: Any) -> Any:
        """A value of a closed list of the schema (level, exact, Beneficiary) in words; anything else as it is."""
        return self.maybe(f"value.{said}", said) if isinstance(said, str) and said.isascii() else said

    def inferred(self, items: Iterable[str]) -> str:
        """What was concluded instead of printed (deadline, funder …), as one list in words."""
        return self.join([self.maybe(f"inferred.{item}", item) for item in items])

    def relation(self, type: str) -> str:
        """LEADS in words, as data/schema.yaml has them."""
        found = load_schema().relations.get(type)
        return type if found is None else found.zh if self.language == "zh" else found.en

    def gloss(self, name: str) -> str:
        """A name of a closed list (科技, 人才) as printed, in English with its gloss."""
        gloss = glosses().get(name) if self.language == "en" else None
        return f"{name} · {gloss}" if gloss else name

    def join(self, names: list[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(names)


@functools.cache
def table() -> Mapping[str, tuple[str, str]]:
    """All texts: key → (Chinese, English)."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {key: (str(zh), str(en)) for key, (zh, en) in read.items()}
