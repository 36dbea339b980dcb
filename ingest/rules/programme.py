"""Programmes: named plans, actions, projects, mechanisms, funds, events.

Endings with what each needs beside itself: ``data/gazetteers/programme_endings.csv``; names that carry no ending, or
belong to a known owner: ``programmes.csv``; what is too general to be a name: ``words/programme.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, cast

from ingest.fields import Programme
from ingest.model import Finding, Passage, Span, Vocabulary
from ingest.rules.lexer import Lexer, Token
from ingest.rules.noun_phrase import (
    BOUNDARY,
    VERBS,
    ends_here,
    follows_list,
    joins,
    left_edge,
    list_items,
    listed_levels,
    parts,
    plain,
    trimmed,
    verbs_before,
    with_bracket,
)
from ingest.rules.programme_list import sharers
from ingest.rules.programme_name import Candidate, Names
from ingest.rules.rule import Rule

Row = Mapping[str, str]
Found = tuple[Programme, tuple[Span, ...]]
Kind = Literal["plan", "action", "project", "mechanism", "fund", "event"]

_WIDE = BOUNDARY - {"support"}
"""A programme's own name may hold a verb: 科技特派员助力乡村振兴行动."""
_OUTSIDE = frozenset({"particle", "relative", "preposition", "punct", "list", "title", "many"})
_RENEWED = frozenset({"新一轮", "首届", "首批"})
"""What may stand between the verb and the name that it launches: 实施|新一轮|找矿突破战略行动."""
_BARE = frozenset({"quote", "long"})
"""Endings that add nothing to a known name in quotation marks: “揭榜挂帅”机制."""
_LEAST_ITEM, _MOST_ITEM = 3, 14


def _is_qualified(tokens: list[Token], at: int) -> bool:
    """Does a noun stand before the verb, which then is part of a name (应用场景|推出|行动)?"""
    return at > 0 and tokens[at - 1].tag in {"x", "keep"}


def _opens_name(tokens: list[Token], at: int) -> bool:
    """Does a head noun follow in the same phrase (“揭榜挂帅”|项目遴选制度)?"""
    tag = next((token.tag for token in tokens[at + 1 :] if token.tag in BOUNDARY - VERBS | {"head"}), "")
    return tag == "head"


def _is_counted_behind(text: str, tokens: list[Token], after: int) -> bool:
    """关键技术攻关项目|459个: one of many, none by name. A year is no count."""
    return after < len(tokens) and tokens[after].tag == "many" and text[tokens[after].end - 1] not in "年月日届次"


def rules(vocabulary: Vocabulary, endings: Iterable[Row], known: Iterable[Row]) -> tuple[Rule, ...]:
    """``endings``: rows of programme_endings.csv (ending, kind, needs, gloss); ``known``: of programmes.csv."""
    return (
        Rule(
            name="programme.phrase",
            version=1,
            finds="a programme by its ending or as a known name, with the verb that governs it",
            why="计划, 行动, 工程, 基金 end the name; quoted names in a row share the ending that follows them",
            gate=(),
            find=_Reader(vocabulary, tuple(endings), tuple(known)).find,
            examples=(
                "开展“科技强基”行动计划。",
                "实施“固基强芯”“新材创制”等重大科技创新工程。",
                "实施科技特派员助力乡村振兴行动。",
                "加快“沃土计划”落地见效。",
                "通过揭榜挂帅、赛马制等多种方式。",
                "科学编制《泰安市“十四五”科技创新发展规划》。",
                "依托海外工程师、省优秀青年科学基金项目(海外)等人才计划。",
                "成立烟台市科创母基金。",
            ),
            counter_examples=(
                "坚持“四个面向”。",
                "整合各类科技计划。",
                "推进落实省级以上重点人才工程。",
                "根据《山东省“十四五”科技创新规划》，制定本意见。",
                "提供系统解决方案。",
                "打造绿色低碳“烟台模式”。",
            ),
        ),
    )


class _Reader:
    """``needs`` of an ending: name, short, long (how long a name before it), self (none), verb (it is drawn up), quote, never."""

    def __init__(self, vocabulary: Vocabulary, endings: tuple[Row, ...], known: tuple[Row, ...]) -> None:
        self._endings = {row["ending"]: row for row in endings}
        self._known = {row["name"]: row for row in known}
        self._lexer = Lexer(vocabulary, (*self._endings, *self._known))
        self._names = Names(vocabulary, self._endings)
        self._summary = frozenset(vocabulary.get("programme.summary", ()))
        self._sharable = frozenset(vocabulary.get("programme.sharable", ()))
        self._launch = frozenset(vocabulary.get("programme.launch", ()))
        self._draft = frozenset(vocabulary.get("programme.draft", ()))
        self._enter = frozenset(vocabulary.get("programme.enter", ())) - self._launch
        self._carried = frozenset(vocabulary.get("programme.carried", ()))
        self._duty = frozenset(vocabulary.get("programme.duty", ()))

    def find(self, passage: Passage) -> Iterator[Finding]:
        seen: set[Programme] = set()
        for part in parts(passage):
            if not self._lexer.may_hold_head(passage.text, part.start, part.end):
                continue
            quote = trimmed(passage.text, part)
            tokens = self._lexer.tokens(passage.text, part.start, part.end)
            for fields, mention in self._in_part(passage.text, tokens):
                if fields not in seen:
                    seen.add(fields)
                    inferred = ("name",) if len(mention) > 1 else ()
                    yield Finding(fields, (quote,), mention, "programme.phrase/1", inferred)

    def _in_part(self, text: str, tokens: list[Token]) -> Iterator[Found]:
        for at, token in enumerate(tokens):
            word = plain(text, [token]) if token.tag in {"quoted", "head"} else ""
            if token.tag == "quoted" and word not in self._endings:
                yield from self._quoted(text, tokens, at)
            elif word and ends_here(tokens, with_bracket(tokens, at)):
                known = self._known.get(word)
                if known:
                    first = left_edge(tokens, at, whole=True)
                    yield self._found(text, tokens, first, (tokens[first : at + 1],), known["kind"])
                else:
                    yield from self._phrase(text, tokens, at)

    def _quoted(self, text: str, tokens: list[Token], at: int) -> Iterator[Found]:
        """“沃土计划”, “包干制”: the marks say where the name begins and ends; a launched one keeps what leads up to it."""
        inner = plain(text, [tokens[at]])
        row = self._names.ending(inner)
        if inner in self._known:
            known = self._known[inner]
            whole = at + 1 < len(tokens) and self._is_bare(text, tokens, at + 1)
            if whole:
                yield self._found(
                    text, tokens, at, (self._with_ending(text, tokens, at, known["kind"]),), known["kind"]
                )
            elif ends_here(tokens, at + 1) or not (known["owner"] or _opens_name(tokens, at)):
                yield self._found(text, tokens, at, ([tokens[at]],), known["kind"])
        elif row and "、" not in inner and self._counts(text, tokens, at, at + 1, row):
            first = self._launched(text, tokens, at)
            if first is None or any(tokens[n].tag in {"level", "quoted"} for n in range(first, at)):
                first = at
            yield self._found(text, tokens, first, (tokens[first : at + 1],), row["kind"])

    def _with_ending(self, text: str, tokens: list[Token], at: int, kind: str) -> list[Token]:
        """科技攻关|“揭榜挂帅”|机制 is one name, 采取|“一事一议”|方式 names only what is quoted."""
        ending = self._row(text, tokens[at + 1])
        whole = kind == "mechanism" and ending is not None and ending["needs"] == "long" and ends_here(tokens, at + 2)
        return tokens[left_edge(tokens, at) : at + 2] if whole else [tokens[at]]

    def _phrase(self, text: str, tokens: list[Token], head: int) -> Iterator[Found]:
        row = self._endings[plain(text, [tokens[head]])]
        first, after = self._first(text, tokens, head), with_bracket(tokens, head)
        sharing, tail = sharers(text, tokens, first, after)
        summed_up = follows_list(text, tokens, first) and plain(text, tail) in self._summary | self._sharable
        if tail and (sharing or summed_up):
            yield from self._shared(text, tokens, first, (sharing, tail), row)
        elif not (
            head and self._is_bare(text, tokens, head) and plain(text, [tokens[head - 1]]) in self._known
        ) and self._counts(text, tokens, first, after, row):
            if tokens[first].tag == "level":
                for level in listed_levels(tokens, first):
                    yield self._found(text, tokens, first, ([level], tokens[first + 1 : after]), row["kind"])
            yield self._found(text, tokens, first, (tokens[first:after],), row["kind"])

    def _first(self, text: str, tokens: list[Token], head: int) -> int:
        """Behind the verb that launches it, else up to the governing verb, else to the nearest of any kind."""
        launched = self._launched(text, tokens, head)
        if launched is not None:
            return launched
        wide = left_edge(tokens, head, _WIDE)
        return wide if wide and tokens[wide - 1].tag in {"govern", "nominal", "adverb"} else left_edge(tokens, head)

    def _launched(self, text: str, tokens: list[Token], head: int) -> int | None:
        """实施|创新链产业链深度融合行动: verbs inside the name are no boundary; one right behind may open it.

        So may those that stand together before the head: 实施|开放创新生态|深化打造|行动. An item of a list is launched
        by the verb before the list.
        """
        inner, entered = True, None
        for at in range(head - 1, -1, -1):
            if entered is not None and tokens[at].tag in _OUTSIDE | {"list", "join"}:
                return entered
            if tokens[at].tag == "list" or (tokens[at].tag == "join" and not joins(tokens, at)):
                listed = at + 1 < head and self._verb(text, tokens, at + 1) in self._launch
                return at + 1 if listed and self._is_task(text, tokens[head]) else None
            if tokens[at].tag in _OUTSIDE:
                renewed = at and plain(text, [tokens[at]]) in _RENEWED and self._verb(text, tokens, at) in self._launch
                return at + 1 if renewed and at + 1 < head else None
            inner = inner and tokens[at].tag in VERBS
            word = plain(text, [tokens[at]])
            before = plain(text, tokens[at - 1 : at]) if at else ""
            if word in self._enter and not inner and entered is None and before not in self._launch:
                if not self._is_task(text, tokens[head]) or any(t.tag == "govern" for t in tokens[at + 1 : head]):
                    return None
                entered = at + 1
                continue
            if word in self._launch and not (inner and _is_qualified(tokens, at)):
                return at + 1 if at + 1 < head else None
            if tokens[at].tag == "govern" and not inner and before not in self._launch:
                return entered
        return entered

    def _is_bare(self, text: str, tokens: list[Token], at: int) -> bool:
        row = self._row(text, tokens[at])
        return row is not None and row["needs"] in _BARE

    def _is_task(self, text: str, head: Token) -> bool:
        """An action or project is named by what it does, so that its name holds verbs; a mechanism's seldom does."""
        row = self._row(text, head)
        return row is not None and row["kind"] in {"action", "project"}

    def _row(self, text: str, token: Token) -> Row | None:
        return self._endings.get(text[token.start : token.end])

    def _shared(
        self, text: str, tokens: list[Token], first: int, shared: tuple[list[Token], list[Token]], row: Row
    ) -> Iterator[Found]:
        sharing, tail = shared
        summary = plain(text, tail) in self._summary
        for quoted in sharing:
            inner = plain(text, [quoted])
            own = self._names.ending(inner)
            if own is None and inner not in self._known and not summary:
                yield self._found(text, tokens, first, ([quoted], tail), row["kind"])
        if summary and row["kind"] in {"plan", "project", "event"} and row["needs"] != "quote":
            for start, end in self._without_ending(text, tokens, first):
                yield self._found(text, tokens, start, (tokens[start:end],), row["kind"])
        elif plain(text, tail) in self._sharable and not sharing:
            items = list(self._without_ending(text, tokens, first))
            if items and self._verb(text, tokens, items[0][0]) in self._launch | self._draft:
                for start, end in items:
                    yield self._found(text, tokens, start, (tokens[start:end], tail), row["kind"])

    def _without_ending(self, text: str, tokens: list[Token], first: int) -> Iterator[tuple[int, int]]:
        """The items of the list before ``tokens[first]`` that are no names in themselves."""
        for start, end in list_items(tokens, first - 1):
            name = plain(text, tokens[start:end])
            if self._names.is_open(name) and name not in self._known and _LEAST_ITEM <= len(name) <= _MOST_ITEM:
                yield start, end

    def _counts(self, text: str, tokens: list[Token], first: int, after: int, row: Row) -> bool:
        before = tokens[first - 1].tag if first else ""
        if _is_counted_behind(text, tokens, after):
            return False
        verb = self._verb(text, tokens, first)
        told = self._is_told(text, tokens, first, after)
        owed = any(plain(text, [token]) in self._duty for token in tokens[:first])
        shares = before == "list" and first > 1 and tokens[first - 2].tag in {"x", "keep", "weak", "nominal"}
        return self._names.accept(Candidate(text, tokens[first:after], row, verb, before, told, owed, shares))

    def _is_told(self, text: str, tokens: list[Token], first: int, after: int) -> bool:
        """A programme by what is said of it, 全民参保计划|深入|实施, 加快|…试点; by its level; or as a heading of its own."""
        if tokens[first].tag == "level" or (first and tokens[first - 1].tag == "adverb"):
            return True
        if all(token.tag == "punct" for token in tokens[:first] + tokens[after:]):
            return True
        listed = False
        for token in tokens[after:]:
            if token.tag in VERBS | {"tail"} and plain(text, [token]) in self._carried:
                return True
            listed = listed or token.tag in {"list", "join", "particle"}
            if token.tag in {"punct", "many"} or (token.tag in {"x", "keep"} and not listed):
                return False
        return False

    def _verb(self, text: str, tokens: list[Token], first: int) -> str | None:
        verb = next(verbs_before(tokens, first), None)
        return None if verb is None else plain(text, [tokens[verb]])

    def _found(self, text: str, tokens: list[Token], first: int, pieces: tuple[list[Token], ...], kind: str) -> Found:
        name = "".join(plain(text, piece) for piece in pieces)
        fields = Programme(name, cast(Kind, kind), self._verb(text, tokens, first))
        return fields, tuple(Span(piece[0].start, piece[-1].end) for piece in pieces)
