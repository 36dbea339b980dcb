"""Where a programme's name begins: behind the verb that launches it, else behind the one that governs it."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.model import Vocabulary
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import BOUNDARY, VERBS, is_inside, joins, left_edge, plain, verbs_before, with_bracket

Row = Mapping[str, str]

_WIDE = BOUNDARY - {"support"}
"""A programme's own name may hold a verb: 科技特派员助力乡村振兴行动."""
_OUTSIDE = frozenset({"particle", "relative", "preposition", "punct", "list", "title", "many"})
_RENEWED = frozenset({"新一轮", "首届", "首批"})
"""What may stand between the verb and the name that it launches: 实施|新一轮|找矿突破战略行动."""
_NOUN = frozenset({"x", "keep", "quoted", "head"})
_LOOSE = frozenset({"weak", "tail"})
_LONGEST_HEADING = 24
"""In tokens."""
_TASKS = frozenset({"action", "project"})
"""Named by what they do, so that their names hold verbs."""
_STANDING = frozenset({"mechanism", "fund"})
"""No deeds, so that no verb opens their names: 完善|落实|联农带农机制."""


class Edges:
    """``endings``: ending → row of programme_endings.csv."""

    def __init__(self, vocabulary: Vocabulary, endings: Mapping[str, Row]) -> None:
        self._endings = endings
        self._within = frozenset(vocabulary.get("noun_phrase.within", ()))
        self._launch = frozenset(vocabulary.get("programme.launch", ()))
        self._outer = frozenset(vocabulary.get("programme.outer", ()))
        self._inside = frozenset(vocabulary.get("programme.inside", ()))
        self._inner = self._inside | frozenset(vocabulary.get("programme.inner", ()))
        self._enter = frozenset(vocabulary.get("programme.enter", ())) - self._launch

    def governing(self, text: str, tokens: list[Token], first: int) -> str | None:
        """The verb that governs the phrase from ``tokens[first]`` on.

        One that stands within another name (城中村|改造|“三大工程”) or in a clause of its own (与…相|适应|的…制度)
        gives way to the one farther left.
        """
        nearest = next(verbs_before(tokens, _before_titles(tokens, first)), None)
        if nearest is None:
            return None
        word = plain(text, [tokens[nearest]])
        qualified = nearest > 0 and tokens[nearest - 1].tag in _NOUN
        apart = any(token.tag == "relative" for token in tokens[nearest + 1 : first])
        noun = qualified and (tokens[nearest].tag == "nominal" or tokens[nearest + 1].tag == "quoted")
        inside = word in self._within or (qualified and word in self._inside)
        if not inside and not apart and not noun:
            return word
        outer = self.governing(text, tokens, nearest)
        if outer is not None and (inside or outer in self._launch):
            return outer
        return None if inside and qualified else word

    def first(self, text: str, tokens: list[Token], head: int) -> int:
        """All of a title or heading; else behind the verb that launches it, else up to the governing or nearest verb."""
        whole = _titled(text, tokens, head) or _heading(tokens, head)
        launched = self.launched(text, tokens, head) if whole is None else whole
        if launched is not None:
            return self._inward(text, tokens, launched, head)
        wide = left_edge(tokens, head, _WIDE)
        before = tokens[wide - 1].tag if wide else ""
        governed = before in {"govern", "nominal"} or (before == "adverb" and tokens[wide].tag != "support")
        return wide if governed else left_edge(tokens, head)

    def launched(self, text: str, tokens: list[Token], head: int) -> int | None:
        """实施|创新链产业链深度融合行动: verbs inside the name are no boundary; one right behind may open it.

        So may those that stand together before the head: 实施|开放创新生态|深化打造|行动. A verb that only enters it
        (推进|…试点) gives way to one that launches it farther left: 开展|服务壮大实体经济|推动|高质量发展行动. 建设 behind
        a noun is of the name: 实施|基础设施建设三年行动. So is any verb behind one in a mechanism's: 建立|公共数据政府指导定价机制.
        """
        inner, entered = True, None
        for at in range(head - 1, -1, -1):
            if self._is_outside(tokens, at):
                return self._listed(text, tokens, at, head) if entered is None else entered
            inner = inner and tokens[at].tag in VERBS
            word = plain(text, [tokens[at]])
            before = plain(text, tokens[at - 1 : at]) if at else ""
            if word in self._enter and not inner and entered is None and before not in self._launch:
                within = range(at + 1, head)
                foreign = any(tokens[n].tag == "govern" and not self._belongs(text, tokens, n, head) for n in within)
                if foreign or self._kind(text, tokens[head]) not in _TASKS:
                    return None
                entered = at + 1
            elif word in self._launch and not (inner and _is_qualified(tokens, at)):
                return at + 1 if self._may_open(text, tokens, at + 1, head) else None
            elif self._belongs(text, tokens, at, head):
                continue
            elif tokens[at].tag == "govern" and not inner and before not in self._launch:
                return entered
        return entered

    def _belongs(self, text: str, tokens: list[Token], at: int, head: int) -> bool:
        if plain(text, [tokens[at]]) in self._inner and _is_qualified(tokens, at):
            return True
        return at > 0 and tokens[at - 1].tag in _NOUN | _LOOSE and self._kind(text, tokens[head]) == "mechanism"

    def _inward(self, text: str, tokens: list[Token], first: int, head: int) -> int:
        """组织|参加|世界制造业大会: a verb that is no deed of the programme's own opens no name."""
        while first < head and tokens[first].tag in VERBS and plain(text, [tokens[first]]) in self._outer:
            first += 1
        return first

    def _is_outside(self, tokens: list[Token], at: int) -> bool:
        if tokens[at].tag == "sum":
            return at > 0 and tokens[at - 1].tag not in BOUNDARY and not is_inside(tokens, at)
        return tokens[at].tag in _OUTSIDE or (tokens[at].tag == "join" and not joins(tokens, at))

    def _listed(self, text: str, tokens: list[Token], at: int, head: int) -> int | None:
        """An item of a list is launched by the verb before the list, 新一轮 stands between the verb and the name."""
        if (
            at + 1 >= head
            or self.governing(text, tokens, at + (tokens[at].tag in {"list", "join"})) not in self._launch
        ):
            return None
        if tokens[at].tag in {"list", "join"}:
            return at + 1 if self._kind(text, tokens[head]) in _TASKS else None
        return at + 1 if plain(text, [tokens[at]]) in _RENEWED else None

    def _may_open(self, text: str, tokens: list[Token], first: int, head: int) -> bool:
        return first < head and (tokens[first].tag != "govern" or self._kind(text, tokens[head]) not in _STANDING)

    def _kind(self, text: str, head: Token) -> str:
        row = self._endings.get(text[head.start : head.end])
        return row["kind"] if row else ""


def _is_qualified(tokens: list[Token], at: int) -> bool:
    """Does a noun stand before the verb, which then is part of a name (应用场景|推出|行动)?"""
    return at > 0 and tokens[at - 1].tag in {"x", "keep", "weak"}


def _titled(text: str, tokens: list[Token], head: int) -> int | None:
    """出台|《|山东省数字政府建设“385”行动计划|》: a title is a name as a whole, unless it opens with 关于."""
    after = with_bracket(tokens, head)
    opening = next((at for at in range(head - 1, -1, -1) if tokens[at].tag == "title"), None)
    if (
        opening is None
        or after >= len(tokens)
        or tokens[after].tag != "title"
        or not text.startswith("《", tokens[opening].start)
    ):
        return None
    return None if tokens[opening + 1].tag == "preposition" else opening + 1


def _heading(tokens: list[Token], head: int) -> int | None:
    """（六）|服务保障体系构建行动: a numbered heading that nothing but the name fills."""
    if tokens[0].tag != "punct" or head + 1 != len(tokens) or not 1 < head <= _LONGEST_HEADING:
        return None
    noun = tokens[1].tag in _NOUN | {"weak"}
    return 1 if noun and all(token.tag not in _OUTSIDE | {"join", "sum"} for token in tokens[1:head]) else None


def _before_titles(tokens: list[Token], first: int) -> int:
    """Where the titles begin that stand in a row before a title: 出台|《…方案》《…|计划》."""
    at = first - 1
    if at < 0 or tokens[at].tag != "title":
        return first
    while at > 1 and (tokens[at - 1].tag == "title" or tokens[at - 1].tag in {"list", "join"}):
        end = at - 1 if tokens[at - 1].tag == "title" else at - 2
        opening = next((n for n in range(end - 1, -1, -1) if tokens[n].tag == "title"), None)
        if tokens[end].tag != "title" or opening is None:
            break
        at = opening
    return at
