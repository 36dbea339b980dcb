"""One cited document is one node, whether a mention prints its number or only its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.fields import Citation
from ingest.model import Fact


def with_numbers(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """A title that this document prints once with its number leads to that number wherever it stands alone.

    Two numbers for one title (the versions of 2019 and of 2023) leave the bare title as it is.
    """
    numbers: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact.fields, Citation) and fact.fields.number and fact.fields.target_document:
            numbers.setdefault(fact.fields.title, set()).add(fact.fields.target_document)
    return tuple(_numbered(fact, numbers) for fact in facts)


def _numbered(fact: Fact, numbers: dict[str, set[str]]) -> Fact:
    cited = fact.fields
    if not isinstance(cited, Citation) or cited.number or cited.target_document is None:
        return fact
    known = numbers.get(cited.title, set())
    return replace(fact, fields=replace(cited, target_document=min(known))) if len(known) == 1 else fact
