"""What a platform's noun phrase names: one thing, one for each level, or one for each front that shares its tail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.model import Span
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import (
    ends_here,
    follows_list,
    left_edge,
    list_items,
    listed_levels,
    plain,
    with_bracket,
)

Row = Mapping[str, str]

_SHARED_HEAD, _LEAST_FRONT = "平台", 4
_GOVERNMENT = re.compile(r"[^国、\d]{2,3}(?P<level>[省市区县])$")


@dataclass(frozen=True, slots=True)
class Item:
    """``tokens[first:after]`` of a part; ``core``: first token behind the levels; ``row``: the class of its head."""

    first: int
    core: int
    after: int
    row: Row
    levels: tuple[Token, ...] = ()
    shared: bool = False
    """The levels stand in an earlier item of the same list."""


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    level: str | None
    mention: tuple[Span, ...]
    inferred: tuple[str, ...] = ()


def read_item(text: str, tokens: list[Token], head: int, row: Row, last: Item | None) -> Item | None:
    """The item whose head noun is ``tokens[head]``; None where the head is not the end of its noun."""
    after = with_bracket(tokens, head)
    if after == head + 1 and not ends_here(tokens, after):
        return None
    first = core = left_edge(tokens, head, whole=row["standing"] in {"class", "single"})
    while core < head and tokens[core].tag == "level":
        core += 1
    own = tokens[first:core]
    if own:
        return Item(first, core, after, row, (*listed_levels(tokens, first), *own))
    if last and _one_list(tokens, last, first) and any(text[t.end - 1] in "级上" for t in last.levels):
        return Item(first, core, after, row, last.levels, shared=True)
    return Item(first, core, after, row)


def _one_list(tokens: list[Token], last: Item, first: int) -> bool:
    return last.after == first - 1 and tokens[last.after].tag in {"list", "join"}


def without_praise(text: str, tokens: list[Token], item: Item, praise: tuple[str, ...]) -> Item:
    """高能级|研发机构, 标志性|科创湖区: what only praises is no part of a class."""
    front = qualifier(text, tokens, item)
    word = next((word for word in praise if front.startswith(word)), None)
    if word is None or item.levels or item.row["standing"] != "class":
        return item
    end = tokens[item.first].start + len(word)
    first = next(at for at in range(item.first, item.after) if tokens[at].start >= end)
    return replace(item, first=first, core=first)


def names(text: str, tokens: list[Token], item: Item) -> Iterator[Name]:
    """The names of an item, those of fronts that share its tail first."""
    yield from _fronted(text, tokens, item)
    if follows_list(text, tokens, item.first):
        yield from _summed_up(text, tokens, item)
    whole = tokens[item.first : item.after]
    core = tokens[item.core : item.after]
    if len(item.levels) > 1 or item.shared:
        for level in item.levels:
            name = plain(text, [level]) + plain(text, core)
            yield Name(name, plain(text, [level]), (_span([level]), _span(core)), ("level",))
    else:
        yield Name(plain(text, whole), _level(text, tokens, item), (_span(whole),))


def _fronted(text: str, tokens: list[Token], item: Item) -> Iterator[Name]:
    """蓬莱、龙口、(栖霞省级农业高新技术产业示范区): the fronts take the tail that begins at the level."""
    tail = next((at for at in range(item.first + 1, item.after - 1) if tokens[at].tag == "level"), None)
    if tail is None or item.levels:
        return
    end = item.first - 1
    while end > 0 and tokens[end].tag == "list":
        start = end
        while start > 0 and tokens[start - 1].tag in {"x", "keep"}:
            start -= 1
        if not 2 <= tokens[end - 1].end - tokens[start].start <= 4:
            return
        front, rest = tokens[start:end], tokens[tail : item.after]
        name = plain(text, front) + plain(text, rest)
        yield Name(name, plain(text, [tokens[tail]]), (_span(front), _span(rest)), ("name",))
        end = start - 1


def _summed_up(text: str, tokens: list[Token], item: Item) -> Iterator[Name]:
    """行业大数据、检验检测等公共服务(平台): items without a head noun of their own take the last one."""
    head = Span(tokens[item.after - 1].end - len(_SHARED_HEAD), tokens[item.after - 1].end)
    if text[head.start : head.end] != _SHARED_HEAD:
        return
    for start, end in list_items(tokens, item.first - 1):
        front = tokens[start:end]
        name = plain(text, front)
        if front[-1].tag in {"x", "keep", "weak"} and len(name) >= _LEAST_FRONT:
            yield Name(name + _SHARED_HEAD, None, (_span(front), head), ("name",))


def _level(text: str, tokens: list[Token], item: Item) -> str | None:
    """The level printed before the class, as a word (省级) or as a government (山东省重点实验室)."""
    if item.levels:
        return plain(text, item.levels[:1])
    owner = _GOVERNMENT.fullmatch(qualifier(text, tokens, item))
    return f"{owner['level']}级" if owner and item.row["standing"] in {"class", "single"} else None


def qualifier(text: str, tokens: list[Token], item: Item) -> str:
    """What stands between the levels and the class: the domain, the owner or a name."""
    core = plain(text, tokens[item.core : item.after])
    return core.partition(item.row["name"])[0] if item.row["name"] in core else ""


def _span(tokens: list[Token] | tuple[Token, ...]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)
