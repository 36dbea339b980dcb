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
    left_edge,
    list_items,
    listed_levels,
    parts,
    plain,
    trimmed,
    with_bracket,
)
from ingest.rules.programme_edge import Edges
from ingest.rules.programme_list import launched_items, sharers, summed
from ingest.rules.programme_name import Names
from ingest.rules.programme_said import Sayings
from ingest.rules.rule import Rule

Row = Mapping[str, str]
Found = tuple[Programme, tuple[Span, ...]]
Kind = Literal["plan", "action", "project", "mechanism", "fund", "event"]

_BARE = frozenset({"quote", "telling", "long", "launched"})
"""Endings that add nothing to a known name in quotation marks: “揭榜挂帅”机制."""
_COUNTED = frozenset({"action", "project", "plan"})
_LEAST_TELLING = 6
"""Of an item that shares 机制 or 改革: 生态产品价值实现|等|机制."""
_LEAST_ITEM, _MOST_ITEM = 3, 14


def _opens_name(tokens: list[Token], at: int) -> bool:
    """Does a head noun follow in the same phrase (“揭榜挂帅”|项目遴选制度)?"""
    tag = next((token.tag for token in tokens[at + 1 :] if token.tag in BOUNDARY - VERBS | {"head"}), "")
    return tag == "head"


def _is_telling(pieces: list[Token], name: str) -> bool:
    """生态产品价值实现|等|机制, “标准地”出让|等|改革; not 监测、|预警|等|机制."""
    return pieces[0].tag == "quoted" or (len(name) >= _LEAST_TELLING and all(t.tag != "join" for t in pieces))


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
                "落实市级“人才投”、“人才保”政策。",
                "设立人工智能专项资金。",
                "开展全周期证照便利集成化改革。",
                "实施新型基础设施建设三年行动。",
            ),
            counter_examples=(
                "坚持“四个面向”。",
                "整合各类科技计划。",
                "推进落实省级以上重点人才工程。",
                "根据《山东省“十四五”科技创新规划》，制定本意见。",
                "提供系统解决方案。",
                "打造绿色低碳“烟台模式”。",
                "推进科技体制改革。",
                "统筹用好各类专项资金。",
            ),
        ),
    )


class _Reader:
    """``needs`` of an ending: name, short, long (how long a name before it), self (none), quote, telling, never, verb,
    issued, founded, launched, held.

    ``telling``: a quoted name of some length (“郴州”模式 only praises a place); ``verb``: it is drawn up;
    ``issued``: it is out, since many draw up a scheme for themselves;
    ``founded``: money that is set up; ``launched``: a reform that is begun or tried;
    ``held``: games, which many texts only mention.
    """

    def __init__(self, vocabulary: Vocabulary, endings: tuple[Row, ...], known: tuple[Row, ...]) -> None:
        self._endings = {row["ending"]: row for row in endings}
        self._known = {row["name"]: row for row in known}
        self._lexer = Lexer(vocabulary, (*self._endings, *self._known))
        self._names = Names(vocabulary, self._endings)
        self._edges = Edges(vocabulary, self._endings)
        self._sayings = Sayings(vocabulary, self._edges)
        self._summary = frozenset(vocabulary.get("programme.summary", ()))
        self._sharable = frozenset(vocabulary.get("programme.sharable", ()))
        self._launch = frozenset(vocabulary.get("programme.launch", ()))
        self._draft = frozenset(vocabulary.get("programme.draft", ()))
        self._enter = frozenset(vocabulary.get("programme.enter", ()))

    def find(self, passage: Passage) -> Iterator[Finding]:
        seen: set[Programme] = set()
        for part in parts(passage):
            if not self._lexer.may_hold_head(passage.text, part.start, part.end):
                continue
            quote = trimmed(passage.text, part)
            tokens = self._lexer.tokens(passage.text, part.start, part.end)
            for fields, mention in self._in_part(passage.text, tokens):
                if fields not in seen and not self._names.is_general(fields.name):
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
        counted = list(self._counted(text, tokens, at, row))
        if counted:
            yield from counted
        elif inner in self._known:
            known = self._known[inner]
            whole = at + 1 < len(tokens) and self._is_bare(text, tokens, at + 1)
            if whole:
                yield self._found(
                    text, tokens, at, (self._with_ending(text, tokens, at, known["kind"]),), known["kind"]
                )
            elif ends_here(tokens, at + 1) or not (known["owner"] or _opens_name(tokens, at)):
                yield self._found(text, tokens, at, ([tokens[at]],), known["kind"])
        elif row and "、" not in inner and self._counts(text, tokens, at, at + 1, row):
            first = self._edges.launched(text, tokens, at)
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
        first, after = self._edges.first(text, tokens, head), with_bracket(tokens, head)
        sharing, tail = sharers(text, tokens, first, after)
        summed_up = follows_list(text, tokens, first) and plain(text, tail) in self._summary | self._sharable
        counted = list(self._counted(text, tokens, head, row))
        if counted:
            yield from counted
        elif tail and (sharing or summed_up):
            yield from self._shared(text, tokens, first, (sharing, tail), row)
        elif not (
            head and self._is_bare(text, tokens, head) and plain(text, [tokens[head - 1]]) in self._known
        ) and self._counts(text, tokens, first, after, row):
            if tokens[first].tag == "level":
                for level in listed_levels(tokens, first):
                    yield self._found(text, tokens, first, ([level], tokens[first + 1 : after]), row["kind"])
            yield self._found(text, tokens, first, (tokens[first:after],), row["kind"])

    def _is_bare(self, text: str, tokens: list[Token], at: int) -> bool:
        row = self._row(text, tokens[at])
        return row is not None and row["needs"] in _BARE

    def _row(self, text: str, token: Token) -> Row | None:
        return self._endings.get(text[token.start : token.end])

    def _shared(
        self, text: str, tokens: list[Token], first: int, shared: tuple[list[Token], list[Token]], row: Row
    ) -> Iterator[Found]:
        sharing, tail = shared
        summary = plain(text, tail) in self._summary
        at = next((at for at, token in enumerate(tokens) if sharing and token.end > sharing[0].start), first)
        carried = self._edges.governing(text, tokens, at) in self._launch | self._draft
        for quoted in sharing:
            inner = plain(text, [quoted])
            if self._names.ending(inner) is None and inner not in self._known and (not summary or carried):
                yield self._found(text, tokens, first, ([quoted], tail)[: 1 if summary else 2], row["kind"])
        if summary and row["kind"] in {"plan", "project", "event"} and row["needs"] not in {"quote", "telling"}:
            for start, end in self._without_ending(text, tokens, first):
                yield self._found(text, tokens, start, (tokens[start:end],), row["kind"])
        elif plain(text, tail) in self._sharable and not sharing:
            whole = Token(tail[0].start, tail[-1].end, "head")
            reform = self._enter if row["needs"] == "launched" else frozenset()
            items = launched_items(text, tokens, first, self._launch | self._draft | reform)
            yield from self._itemised(text, tokens, items, whole, row["kind"])

    def _counted(self, text: str, tokens: list[Token], at: int, row: Row | None) -> Iterator[Found]:
        """The items of a list that ``tokens[at]`` sums up: 实施A、B、C|“三大行动”."""
        found = summed(text, tokens, at)
        if found is None or row is None or row["kind"] not in _COUNTED:
            return
        items = launched_items(text, tokens, found[0], self._launch | self._draft | self._enter)
        if follows_list(text, tokens, found[0]) or all(self._is_item(plain(text, tokens[a:b])) for a, b in items):
            yield from self._itemised(text, tokens, items, found[1], row["kind"])

    def _itemised(
        self, text: str, tokens: list[Token], items: list[tuple[int, int]], tail: Token, kind: str
    ) -> Iterator[Found]:
        strict = kind not in _COUNTED or plain(text, [tail]) == "改革"
        for start, end in items:
            name = plain(text, tokens[start:end])
            if not self._is_item(name) or (strict and not _is_telling(tokens[start:end], name)):
                continue
            yield self._found(text, tokens, items[0][0], (tokens[start:end], [tail]), kind)

    def _without_ending(self, text: str, tokens: list[Token], first: int) -> Iterator[tuple[int, int]]:
        """The items of the list before ``tokens[first]`` that are no names in themselves."""
        for start, end in list_items(tokens, first - 1):
            if self._is_item(plain(text, tokens[start:end])):
                yield start, end

    def _is_item(self, name: str) -> bool:
        return self._names.is_open(name) and name not in self._known and _LEAST_ITEM <= len(name) <= _MOST_ITEM

    def _counts(self, text: str, tokens: list[Token], first: int, after: int, row: Row) -> bool:
        candidate = self._sayings.candidate(text, tokens, first, after, row)
        return candidate is not None and self._names.accept(candidate)

    def _found(self, text: str, tokens: list[Token], first: int, pieces: tuple[list[Token], ...], kind: str) -> Found:
        name = "".join(plain(text, piece) for piece in pieces)
        action = self._sayings.action(text, tokens, first, pieces[-1][-1].end)
        fields = Programme(name, cast(Kind, kind), action)
        return fields, tuple(Span(piece[0].start, piece[-1].end) for piece in pieces)
