"""Targets in words: 全覆盖, 倍增, 翻一番, 零的突破."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Finding, Passage, Vocabulary
from ingest.rules.rule import Rule


class WordTargets:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.rule = Rule("target.words", 1, "a goal stated in words", "x", ("覆盖", "倍增"), self.find, (), ())

    def find(self, passage: Passage) -> Iterator[Finding]:
        return iter(())
