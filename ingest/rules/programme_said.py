"""What a sentence says of a phrase with a programme's ending: who governs it, whether it is carried out or owed."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.model import Vocabulary
from ingest.rules.deed import Deeds
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import VERBS, plain
from ingest.rules.programme_edge import Edges
from ingest.rules.programme_name import Candidate

Row = Mapping[str, str]

_NOUN = frozenset({"x", "keep", "weak", "nominal"})
_SKIPPED = frozenset({"adverb", "list", "join", "quoted", "head", "x", "keep"})
"""What may stand between a name and the verb behind it: the rest of its list."""
_OBJECT = frozenset({"x", "keep", "head", "quoted", "level", "many", "weak", "nominal"})


class Sayings:
    def __init__(self, vocabulary: Vocabulary, edges: Edges) -> None:
        self._edges = edges
        self._draft = frozenset(vocabulary.get("programme.draft", ()))
        self._carried = frozenset(vocabulary.get("programme.carried", ()))
        self._duty = frozenset(vocabulary.get("programme.duty", ()))
        self._deeds = Deeds(vocabulary.get("programme.deed", ()))
        self._fate = frozenset(vocabulary.get("programme.fate", ()))
        self._reaching = frozenset(vocabulary.get("programme.fate_with_object", ()))
        self._about = frozenset(vocabulary.get("programme.about", ()))
        self._carriers = vocabulary.get("programme.carrier", ())

    def action(self, text: str, tokens: list[Token], first: int, end: int) -> str | None:
        """What is done to the name from ``tokens[first]`` to the character ``end``: 实施|…计划, …计划|深入|实施.

        Nothing, where it only says of what kind another thing is: 学习运用|“千万工程”|经验.
        """
        after = next((at for at in range(first, len(tokens)) if tokens[at].start >= end), len(tokens))
        if self._is_qualifier(text, tokens, after):
            return None
        return self._deeds.of(self._edges.governing(text, tokens, first)) or self._told(text, tokens, after)

    def _is_qualifier(self, text: str, tokens: list[Token], after: int) -> bool:
        """Does another noun follow, behind 工作, 项目 or none of these (林长制|工作|品牌)? Or 研究 and the like?"""
        at = after
        while at < len(tokens) and plain(text, [tokens[at]]) in self._carriers:
            at += 1
        if at < len(tokens) and plain(text, [tokens[at]]) in self._about:
            return True
        carried = at == after and at < len(tokens) and text.startswith(self._carriers, tokens[at].start)
        return at < len(tokens) and tokens[at].tag in {"x", "keep"} and not carried

    def _told(self, text: str, tokens: list[Token], after: int) -> str | None:
        """The verb behind a name, its own or that of its list, unless it does something to what follows."""
        at = after
        while at < len(tokens) and tokens[at].tag in _SKIPPED and not (at == after and tokens[at].tag == "quoted"):
            at += 1
        if at == len(tokens) or (word := plain(text, [tokens[at]])) not in self._fate:
            return None
        acts = at + 1 < len(tokens) and tokens[at + 1].tag in _OBJECT
        return None if acts and word not in self._reaching else word

    def candidate(self, text: str, tokens: list[Token], first: int, after: int, row: Row) -> Candidate | None:
        """``tokens[first:after]`` with what is said of it; None where it is counted or says of what kind a thing is."""
        if _is_counted(text, tokens, after) or _is_done_there(text, tokens, first, after):
            return None
        if self._is_attribute(text, tokens, after, row):
            return None
        before = tokens[first - 1].tag if first else ""
        return Candidate(
            text,
            tokens[first:after],
            row,
            verb=self._edges.governing(text, tokens, first),
            before=before,
            told=self._is_told(text, tokens, first, after, row),
            owed=any(plain(text, [token]) in self._duty for token in tokens[:first]),
            shares=before == "list" and _ends_in_noun(tokens, first - 1),
        )

    def _is_attribute(self, text: str, tokens: list[Token], after: int, row: Row) -> bool:
        """科技型企业|专项|投资, 专项|协调: 专项 says of what kind, unless it is carried out or applied for."""
        if row["ending"] != "专项" or after >= len(tokens) or tokens[after].tag not in VERBS:
            return False
        return plain(text, [tokens[after]]) not in self._carried | self._draft

    def _is_told(self, text: str, tokens: list[Token], first: int, after: int, row: Row) -> bool:
        """A programme by what is said of it, 全民参保计划|深入|实施, 加快|…试点; by its level; or as a heading of its own."""
        if tokens[first].tag == "level" or (first and tokens[first - 1].tag == "adverb"):
            return True
        if row["kind"] != "mechanism" and all(t.tag == "punct" for t in tokens[:first] + tokens[after:]):
            return True
        listed = False
        for token in tokens[after:]:
            if token.tag in VERBS | {"tail"} and plain(text, [token]) in self._carried:
                return True
            listed = listed or token.tag in {"list", "join", "particle"}
            if token.tag in {"punct", "many"} or (token.tag in {"x", "keep"} and not listed):
                return False
        return False


def _ends_in_noun(tokens: list[Token], end: int) -> bool:
    """Is what stands before ``tokens[end]`` a noun, if only one made of a verb (园区分级|创建)?"""
    if end > 1 and tokens[end - 1].tag in VERBS:
        return tokens[end - 2].tag in _NOUN
    return end > 0 and tokens[end - 1].tag in _NOUN


def _is_counted(text: str, tokens: list[Token], after: int) -> bool:
    """关键技术攻关项目|459个: one of many, none by name. A year is no count."""
    return after < len(tokens) and tokens[after].tag == "many" and text[tokens[after].end - 1] not in "年月日届次"


def _is_done_there(text: str, tokens: list[Token], first: int, after: int) -> bool:
    """推动|互联网|在|数据交易所应用试点: what something is tried at, cut off from what is tried."""
    ends = after == len(tokens) or tokens[after].tag == "punct"
    return ends and first > 1 and plain(text, [tokens[first - 1]]) == "在" and tokens[first - 2].tag in _NOUN | {"head"}
