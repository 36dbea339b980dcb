"""What makes a phrase with a programme's ending the name of one: 科技强基行动计划 is one, 各类科技计划 is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import Vocabulary
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import VERBS, plain

Row = Mapping[str, str]

_SHORT, _OWN, _MOST = 3, 6, 40
_LEAST = {"long": 4, "telling": 4, "short": 2, "held": 2, "self": 0}
"""Least and greatest length of what stands before an ending, one less with quotation marks."""
_NUMBERED = re.compile(r"[一二三四五六七八九十百\d]+条.{0,4}$")
_DEEDS = frozenset({"action", "project"})
_INSTITUTIONS = frozenset({"机制", "制度", "责任制"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase of ``text`` with the row of its ending, the verb that governs it and the tag of the token before."""

    text: str
    pieces: list[Token]
    row: Row
    verb: str | None
    before: str
    told: bool = True
    """Is it a heading, or carried out (启动, 落地) by the words behind it?"""
    owed: bool = False
    """Does the sentence oblige to have one (应当建立…制度), which names none?"""
    shares: bool = False
    """Does a list without an ending of its own stand before it?"""

    @property
    def quoted(self) -> bool:
        return any(token.tag == "quoted" for token in self.pieces)


class Names:
    """``endings``: ending → row of programme_endings.csv."""

    def __init__(self, vocabulary: Vocabulary, endings: Mapping[str, Row]) -> None:
        self._endings = endings
        self._longest = max(map(len, endings), default=0)
        self._generic = frozenset(vocabulary.get("programme.generic", ()))
        self._grades = vocabulary.get("programme.grade", ())
        self._tails = vocabulary.get("programme.tail", ())
        self._outside = vocabulary.get("programme.outside", ())
        self._ground = frozenset(vocabulary.get("programme.ground", ()))
        self._launch = frozenset(vocabulary.get("programme.launch", ()))
        self._draft = frozenset(vocabulary.get("programme.draft", ()))
        self._aside = frozenset(vocabulary.get("programme.aside", ()))
        self._filler = vocabulary.get("programme.filler", ())
        self._works = vocabulary.get("programme.works", ())
        self._governed = {
            "verb": self._draft,
            "issued": frozenset(vocabulary.get("programme.issued", ())),
            "founded": frozenset(vocabulary.get("programme.founded", ())),
            "launched": self._launch,
            "held": frozenset(vocabulary.get("programme.held", ())),
        }
        self._boast = frozenset(vocabulary.get("programme.boast", ()))

    def ending(self, name: str) -> Row | None:
        """The longest ending of a name, a bracket behind it left aside: 中国国际人才交流大会(半岛分会)."""
        bare = name.partition("(")[0] if name.endswith(")") else name
        sizes = range(min(self._longest, len(bare) - 1), 0, -1)
        return next((self._endings[bare[-n:]] for n in sizes if bare[-n:] in self._endings), None)

    def _is_whole(self, quoted: str) -> bool:
        """“企业培育工程”, but not “改造功能、改革机制”."""
        return "、" not in quoted and self.ending(quoted) is not None

    def is_open(self, name: str) -> bool:
        """Has it no ending of its own, and is it not of the general kind?"""
        return self.ending(name) is None and name not in self._generic

    def is_general(self, name: str) -> bool:
        """Of the general kind, or a number of things: “13条政策”."""
        return name in self._generic or bool(_NUMBERED.match(name))

    def accept(self, phrase: Candidate) -> bool:
        """Nothing general, more before its ending than levels and grades, and what its ending ``needs``."""
        stem, ending, _ = plain(phrase.text, phrase.pieces).rpartition(phrase.row["ending"])
        if len(stem) > _MOST or not self._has_what_it_needs(phrase) or self._is_general(phrase, stem, ending):
            return False
        short = stem if phrase.quoted else self._ungraded(stem)
        return len(short) >= _LEAST.get(phrase.row["needs"], _SHORT) - phrase.quoted

    def _has_what_it_needs(self, phrase: Candidate) -> bool:
        needs, verb = phrase.row["needs"], phrase.verb
        if needs == "never" or phrase.before in {"many", "sum"} or verb in self._ground:
            return False
        if not phrase.quoted and (phrase.owed or not self._is_engaged(phrase)):
            return False
        if phrase.before == "title" and verb not in self._launch:
            return False
        if needs in {"quote", "telling"} or (needs == "launched" and phrase.quoted):
            meant = (verb is not None and verb not in self._aside) or phrase.told or phrase.row["kind"] != "mechanism"
            return phrase.quoted and meant and verb not in self._boast
        if needs == "founded" and phrase.pieces[0].tag == "level":
            return True
        return verb in self._governed.get(needs, {verb})

    def _is_engaged(self, phrase: Candidate) -> bool:
        """Launched, applied for, carried out, not merely mentioned: 涉及|…机制.

        A mechanism that shares its ending with what stands before 和 or 、 (监测、|预警机制) is cut off.
        """
        if phrase.row["ending"] in _INSTITUTIONS and any(t.tag == "join" or phrase.shares for t in phrase.pieces):
            return False
        return phrase.told or (
            phrase.verb not in self._aside and (phrase.verb is not None or phrase.row["kind"] == "event")
        )

    def _is_general(self, phrase: Candidate, stem: str, ending: str) -> bool:
        """科技计划, 重大创新任务和工程, 机关党建工作机制; or an apposition to a name in quotation marks."""
        pieces = phrase.pieces
        unquoted = plain(phrase.text, [t for t in pieces if t.tag != "quoted"])
        if "，" in unquoted or "," in unquoted or all(t.tag in VERBS for t in pieces[:-1] or pieces):
            return True
        if any(t.tag == "quoted" and self._is_whole(plain(phrase.text, [t])) for t in pieces[:-1]):
            return True
        if phrase.quoted:
            return False
        if phrase.row["ending"] == "工程" and stem.removesuffix("期").rstrip("一二三四五").endswith(self._works):
            return True
        if phrase.row["needs"] == "launched" and len(self._ungraded(stem)) < _OWN:
            return True
        launched = phrase.row["kind"] in _DEEDS and phrase.verb in self._launch
        if not launched and any(word in stem for word in self._outside):
            return True
        if f"{stem}{ending}".endswith(self._tails):
            return True
        return f"{stem}{ending}" not in self._endings and self._says_little(phrase, stem, ending)

    def _says_little(self, phrase: Candidate, stem: str, ending: str) -> bool:
        """Is what stands before the ending, behind the last 和, of the general kind?"""
        pieces = phrase.pieces
        join = next((n for n in range(len(pieces) - 1, -1, -1) if pieces[n].tag == "join"), None)
        last = stem if join is None else plain(phrase.text, pieces[join + 1 :]).removesuffix(ending)
        if not last or f"{self._ungraded(last)}{ending}" in self._generic:
            return True
        return ending in _INSTITUTIONS and self._ends_generally(self._ungraded(f"{stem}{ending}"))

    def _ends_generally(self, name: str) -> bool:
        """人才培养机制 is of the general kind, 智能制造成熟度年度评估机制 is one of its own."""
        rests = (name.removesuffix(word) for word in self._generic if name.endswith(word))
        return any(len(self._unfilled(rest)) < _OWN for rest in rests)

    def _unfilled(self, rest: str) -> str:
        """科技特派员|管理|激励机制: without the words at its end that any mechanism may have."""
        filler = next((word for word in self._filler if rest.endswith(word)), None)
        return rest if filler is None else self._unfilled(rest.removesuffix(filler))

    def _ungraded(self, stem: str) -> str:
        """Without the levels and grades in front: 省级重点|人才 → 人才."""
        grade = next((g for g in self._grades if stem.startswith(g)), "")
        return self._ungraded(stem[len(grade) :]) if grade else stem
