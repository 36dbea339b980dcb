"""Platforms: laboratories, centres, parks, bases; one by name, or a class that the clause sets out to build.

Classes and endings: ``data/gazetteers/platform_classes.csv``. Verbs and grades: ``words/platform.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ingest.model import Finding, Passage, Platform, Span, Vocabulary
from ingest.rules.noun_phrase import Lexer, Token, parts, plain, trimmed, verb_before, verb_behind
from ingest.rules.platform_name import Item, names, qualifier, read_item
from ingest.rules.rule import Rule

Row = Mapping[str, str]

_CODE = re.compile(r"[A-Za-z]\d|[“\"(（]")


def rules(vocabulary: Vocabulary, classes: Iterable[Row]) -> tuple[Rule, ...]:
    """``classes``: the rows of platform_classes.csv (name, canonical, standing, gloss)."""
    return (
        Rule(
            name="platform.phrase",
            version=1,
            finds="a platform by its class or ending, with its level and the verb that governs it",
            why="the class noun ends the name; what is built, supported or striven for stands in one noun phrase",
            gate=(),
            find=_Reader(vocabulary, tuple(classes)).find,
            examples=(
                "支持公共技术服务平台发展。",
                "争创一批国家级、省级技术创新中心、制造业创新中心等创新平台。",
                "服务崂山实验室高水平发展。",
                "高水平推进建设蓬莱、龙口、栖霞省级农业高新技术产业示范区。",
                "长三角国家技术创新中心(浙江)创建取得突破。",
                "省市联动建设“烟台科技大市场”。",
            ),
            counter_examples=(
                "推动各类创新平台定期向公众开放。",
                "拓展发展空间。",
                "鼓励金融机构加大信贷投放。",
                "构建实验室体系。",
            ),
        ),
    )


class _Reader:
    """Standings: ``class`` is a known class, ``ending`` needs a qualifier, ``none`` ends the phrase, no platform."""

    def __init__(self, vocabulary: Vocabulary, classes: tuple[Row, ...]) -> None:
        self._classes = {row["name"]: row for row in classes}
        self._lexer = Lexer(vocabulary, self._classes)
        self._longest = max(map(len, self._classes), default=0)
        self._building = frozenset(vocabulary.get("platform.building", ()))
        self._behind = frozenset(vocabulary.get("platform.behind", ()))
        self._grades = vocabulary.get("platform.grade", ())
        self._proper = vocabulary.get("platform.proper", ())

    def find(self, passage: Passage) -> Iterator[Finding]:
        seen: set[Platform] = set()
        for part in parts(passage):
            for finding in self._in_part(passage, part):
                if isinstance(finding.fields, Platform) and finding.fields not in seen:
                    seen.add(finding.fields)
                    yield finding

    def _in_part(self, passage: Passage, part: Span) -> Iterator[Finding]:
        text = passage.text
        tokens = self._lexer.tokens(text, part.start, part.end)
        last: Item | None = None
        for at, token in enumerate(tokens):
            row = self._head(text, token)
            item = read_item(text, tokens, at, row, last) if row and row["standing"] != "none" else None
            if item is None:
                continue
            last = item
            yield from self._findings(passage, trimmed(text, part), tokens, item)

    def _head(self, text: str, token: Token) -> Row | None:
        """The class that a token ends with: a head noun, or a quoted name such as “科技云平台”."""
        if token.tag == "head":
            return self._classes[text[token.start : token.end]]
        if token.tag == "quoted":
            inner = text[token.start + 1 : token.end - 1]
            endings = (inner[-length:] for length in range(min(self._longest, len(inner)), 0, -1))
            return next((self._classes[ending] for ending in endings if ending in self._classes), None)
        return None

    def _findings(self, passage: Passage, quote: Span, tokens: list[Token], item: Item) -> Iterator[Finding]:
        text = passage.text
        before, behind = verb_before(tokens, item.first), verb_behind(tokens, item.after)
        building = self._governed(text, tokens, before, behind)
        kind = self._kind(passage, tokens, item)
        if not self._counts(text, tokens, item, building or kind == "named"):
            return
        verb = before if before is not None else behind
        action = plain(text, [tokens[verb]]) if verb is not None else None
        for name in names(text, tokens, item):
            fields = Platform(name.name, kind, item.row["canonical"], name.level, action)
            yield Finding(fields, (quote,), name.mention, "platform.phrase/1", name.inferred)

    def _governed(self, text: str, tokens: list[Token], before: int | None, behind: int | None) -> bool:
        """Does the clause set out to build it: a building verb before the list, or one behind it?"""
        if before is not None and plain(text, [tokens[before]]) in self._building:
            return True
        return behind is not None and plain(text, [tokens[behind]]) in self._behind

    def _counts(self, text: str, tokens: list[Token], item: Item, meant: bool) -> bool:
        """A class counts as it stands, any other head noun only with a qualifier that is more than a grade."""
        front = qualifier(text, tokens, item).rpartition("和")[2]
        if item.row["standing"] != "class":
            for grade in self._grades:
                front = front.replace(grade, "")
            if len(front) < 2:
                return False
        return meant

    def _kind(self, passage: Passage, tokens: list[Token], item: Item) -> Literal["named", "type"]:
        """Named: not one of several, and with a place, a body, a quoted or bracketed part in its name."""
        if item.first > 0 and tokens[item.first - 1].tag == "many":
            return "type"
        start, end = tokens[item.first].start, tokens[item.after - 1].end
        name = passage.text[start:end]
        front = qualifier(passage.text, tokens, item)
        region = (passage.document.region_name or "  ")[:2]
        placed = any(m.kind == "region" and start <= m.start < end for m in passage.mentions) or region in front
        if placed and not (item.row["standing"] == "class" and re.fullmatch(r".{2,3}[省市区县]", front)):
            return "named"
        own = bool(_CODE.search(name)) and item.row["name"] not in name[:2]
        return "named" if own or any(word in front for word in self._proper) else "type"
