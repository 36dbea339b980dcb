"""Where a number stands: a plan sets goals by its place; a statute, a call or an announcement only where it looks ahead."""

from __future__ import annotations

import re
from typing import Literal

from ingest.model import Document, Passage, Span, Vocabulary
from ingest.rules.deadline import Moment, fallback
from ingest.rules.plain import Plain
from ingest.rules.target_reading import Pair

Setting = Literal["plan", "place", "open", "norm"]
"""A plan by its genre or end, a section of anything else, a measure of anything else, a statute or call."""
_HANDED_ON = re.compile(r"《(?P<name>[^《》]+?)(?:[（(][^（）()]*[）)])*》(?:[（(][^（）()]*[）)])?的?[^《》]{2}$")
"""关于印发《…管理办法（试行）》的通知: the notice has the genre of what it hands on."""
_TOLD = re.compile(r"[选定立成出展施设]了")
_OF_YEAR = re.compile(r"20\d\d年(?![版第])")
"""2022年数字政府建设考评办法: what has a year of its own is a plan of that year."""
_CLOSING = re.compile(r"[（(][^（）()]*[）)]$")


class Settings:
    """Tells the setting of a passage and whether a number is a goal there."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._plans, self._norms = vocabulary["target.plan"], vocabulary["target.no_plan"]
        self._calls, self._strives = vocabulary["target.call"], vocabulary["target.strive"]
        self._modals, self._assess = vocabulary["target.modal"], vocabulary["target.assess"]

    def of(self, passage: Passage) -> Setting:
        genre = self._genre(passage.document)
        title = passage.document.title or ""
        calls = genre not in self._plans and any(word in title for word in self._calls)
        assesses = any(word in passage.text for word in self._assess)
        if calls or assesses or (genre in self._norms and not _OF_YEAR.search(title)):
            return "norm"
        if genre in self._plans or fallback(passage) is not None:
            return "plan"
        return "place" if passage.clause is None or passage.clause.kind == "section" else "open"

    def admits(self, setting: Setting, text: Plain, part: Span, pair: Pair) -> bool:
        """Outside plans a norm (数据应来源于不少于3家机构) is a goal only where it looks ahead."""
        if setting == "plan" or (setting != "norm" and not self._binds(text, part, pair.mention[0].start)):
            return True
        return self._looks_ahead(text, part, pair.moment)

    def _binds(self, text: Plain, part: Span, number: int) -> bool:
        start = max(part.start, text.text.rfind(",", part.start, number))
        told = _TOLD.search(text.text, number, part.end)
        return told is not None or any(word in text.text[start:number] for word in self._modals)

    def _looks_ahead(self, text: Plain, part: Span, moment: Moment | None) -> bool:
        """到2025年, 2025年底前, 力争: a day of the calendar (11月10日前报送) sets no goal."""
        if (
            moment
            and moment.aimed
            and not moment.concluded
            and (len(moment.value) == 4 or moment.value.endswith("-12-31"))
        ):
            return True
        return any(word in text.text[part.start : part.end] for word in self._strives)

    def _genre(self, document: Document) -> str | None:
        title = document.title or ""
        handed = _HANDED_ON.search(title)
        name = handed["name"] if handed else _CLOSING.sub("", title)
        return next((g for g in (*self._plans, *self._norms) if name.endswith(g)), document.genre)
