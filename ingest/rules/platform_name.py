"""What a platform's noun phrase names: one thing, one for each level, or one for each front that shares its tail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.model import Span
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import (
    BOUNDARY,
    ends_here,
    follows_list,
    left_edge,
    list_items,
    listed_levels,
    plain,
    with_bracket,
)

Row = Mapping[str, str]
Places = Mapping[int, int]
"""Start → end of the places that a text names."""

_BETWEEN = tuple("、和与及")
_OF_FIELDS = ("共同体", "实验室", "创新中心", "研究中心", "产业园")
"""Ends of classes that are told apart by their field."""
_ENTERPRISE = ("有限", "股份")
"""What makes a company of an institute: 工业互联网研究院（河南）|有限公司."""
_DESCRIBING = ("式", "化", "型", "+")
"""Ends of what describes, “一站式”“一体化”, and names nothing."""
_SHARED_HEAD, _LEAST_FRONT, _LEAST_FIELD = "平台", 4, 2
_NO_FIELD = frozenset({"head", "govern", "many", "adverb", "particle", "preposition"})
_NUMERALS = "一二三四五六七八九十"
_NUMBERED = re.compile(f"(?P<count>[{_NUMERALS}])[大类种个]")
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
    placed: bool = False
    """One of several that a list of places gives their names."""


def read_item(text: str, tokens: list[Token], head: int, row: Row, last: Item | None) -> Item | None:
    """The item whose head noun is ``tokens[head]``; None where the head is not the end of its noun."""
    after = with_bracket(tokens, head)
    if text.startswith(_ENTERPRISE, tokens[after - 1].end) or (after == head + 1 and not _ends(tokens, after, row)):
        return None
    first = core = _first(tokens, head, row)
    while core < head and tokens[core].tag == "level":
        core += 1
    own = tokens[first:core]
    if own:
        return Item(first, core, after, row, (*listed_levels(tokens, first), *own))
    if last and _one_list(tokens, last, first) and any(text[t.end - 1] in "级上" for t in last.levels):
        return Item(first, core, after, row, last.levels, shared=True)
    return Item(first, core, after, row)


def _ends(tokens: list[Token], after: int, row: Row) -> bool:
    """Is the head the end of its noun? Quoted names in a row share what follows: “才聚光谷”|“长江人才说”|系列活动.

    What is the name of one thing (“爱山东”|场景化改造) is so before anything but another head: “爱山东”|政务服务平台.
    """
    while after < len(tokens) and tokens[after].tag == "quoted":
        after += 1
    if row["standing"] == "name":
        return next((t.tag for t in tokens[after:] if t.tag in BOUNDARY | {"head", "join"}), "") != "head"
    counted = after < len(tokens) and tokens[after].tag == "many" and tokens[after - 1].tag == "quoted"
    return ends_here(tokens, after) and not counted


def _first(tokens: list[Token], head: int, row: Row) -> int:
    """The left edge; a quoted name right behind another one, “A平台”|“B平台”, is an item of its own."""
    if head and tokens[head].tag == tokens[head - 1].tag == "quoted":
        return head
    whole = row["standing"] in {"class", "single"} or tokens[head].tag == "quoted"
    return left_edge(tokens, head, whole=whole)


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


def names(text: str, tokens: list[Token], item: Item, places: Places) -> Iterator[Name]:
    """The names of an item, those of places that share its tail first."""
    fronts, tail = _fronts(text, tokens, item, places)
    if fronts:
        rest = [
            token._replace(start=max(token.start, tail))
            for token in tokens[item.first : item.after]
            if token.end > tail
        ]
        shared = plain(text, rest[:1]) if rest[0].tag == "level" else None
        for front in fronts:
            own = plain(text, [Token(*front, "x")]) + plain(text, rest)
            yield Name(own, shared, (front, _span(rest)), ("name",), placed=True)
        return
    quoted, behind = _quoted(text, tokens, item)
    if quoted:
        tail_tokens = tokens[behind : item.after]
        for token in quoted:
            own = plain(text, [token]) + plain(text, tail_tokens)
            yield Name(own, None, (_span([token]), _span(tail_tokens)), ("name",), placed=True)
        return
    yield from _fronted(text, tokens, item)
    of_list = item.first - (item.first > 1 and tokens[item.first - 1].tag == "many")
    if follows_list(text, tokens, of_list):
        yield from _summed_up(text, tokens, item, of_list - 1)
    if counted := [*_counted(text, tokens, item)]:
        yield from counted
        return
    whole = tokens[item.first : item.after]
    core = tokens[item.core : item.after]
    if len(item.levels) > 1 or item.shared:
        for level in item.levels:
            name = plain(text, [level]) + plain(text, core)
            yield Name(name, plain(text, [level]), (_span([level]), _span(core)), ("level",))
    else:
        yield Name(plain(text, whole), _level(text, tokens, item), (_span(whole),))


def _fronts(text: str, tokens: list[Token], item: Item, places: Places) -> tuple[list[Span], int]:
    """济南、青岛和临沂|国家物流枢纽, 济南、青岛等|物联网产业基地: the places, and where what they share begins."""
    start, tail = tokens[item.first].start, tokens[item.after - 1].end
    found = _listed(text, start, places)
    if found and found[-1].end < tail:
        tail = found[-1].end
    elif follows_list(text, tokens, item.first):
        tail, start = start, tokens[item.first - 1].start + 1
        found = []
    else:
        return [], tail
    ends = {end: begin for begin, end in places.items()}
    while (found or start - 1 == tokens[item.first - 1].start) and start - 1 in ends:
        if found and text[start - 1] not in _BETWEEN:
            break
        found.insert(0, Span(ends[start - 1], start - 1))
        start = found[0].start
    return (found, tail) if len(found) > 1 else ([], tail)


def _quoted(text: str, tokens: list[Token], item: Item) -> tuple[list[Token], int]:
    """“鹿城健康365”“健康包头”|平台, “A”、“B”|平台: the quoted names in a row, and where what they share begins."""
    behind = item.core
    while behind < item.after - 1 and tokens[behind].tag == "quoted":
        behind += 1
    found = tokens[item.core : behind]
    at = item.core if item.row["standing"] == "ending" else 0
    while found and at > 1 and tokens[at - 1].tag in {"list", "join"} and tokens[at - 2].tag == "quoted":
        at -= 2
        found.insert(0, tokens[at])
    shared = plain(text, tokens[item.after - 1 : item.after])[-2:]
    own = [token for token in found if not plain(text, [token]).endswith((shared, *_DESCRIBING))]
    return (own, behind) if len(own) == len(found) > 1 else ([], behind)


def _fronted(text: str, tokens: list[Token], item: Item) -> Iterator[Name]:
    """蓬莱、龙口、(栖霞省级农业高新技术产业示范区): the fronts take the tail that begins at the level.

    So do the fields of a class that is told apart by them: 智能家电、(虚拟现实国家制造业创新中心).
    """
    tail = next((at for at in range(item.first + 1, item.after - 1) if tokens[at].tag == "level"), None)
    if tail is None or item.levels:
        return
    if item.row["name"].endswith(_OF_FIELDS):
        if tokens[item.first - 1].tag not in {"list", "join"}:
            return
        yield from _shared(text, tokens, _fields(text, tokens, item.first - 1), tokens[tail : item.after])
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


def _listed(text: str, start: int, places: Places) -> list[Span]:
    """The places in a row from ``start`` on."""
    found = []
    while start in places:
        found.append(Span(start, places[start]))
        start = places[start] + 1 if text[places[start] : places[start] + 1] in _BETWEEN else -1
    return found


def _summed_up(text: str, tokens: list[Token], item: Item, end: int) -> Iterator[Name]:
    """行业大数据、检验检测等公共服务(平台): items without a head noun of their own take the last one.

    So do the fields of a class that has no qualifier: 先进光电芯片、工业互联网等(创新创业共同体), at its level. Where the tail
    opens with its level, they take all of it: 基础计算架构等(国家新一代人工智能平台). The list ends before ``tokens[end]``.
    """
    fields = _fields(text, tokens, end)
    of_fields = item.row["standing"] == "class" and item.row["name"].endswith(_OF_FIELDS)
    head = Span(tokens[item.after - 1].end - len(_SHARED_HEAD), tokens[item.after - 1].end)
    level: list[Token] = []
    if of_fields and item.core == item.after - 1:
        head, level = _span(tokens[item.core : item.after]), list(item.levels[:1])
    elif len(item.levels) == 1 and not item.shared:
        yield from _shared(text, tokens, fields, tokens[item.first : item.after])
        return
    elif text[head.start : head.end] != _SHARED_HEAD or end != item.first - 1:
        return
    for start, stop in fields:
        front = tokens[start:stop]
        name = plain(text, front)
        if front[-1].tag in {"x", "keep", "weak"} and len(name) >= _LEAST_FRONT:
            above = [] if front[0].tag == "level" else level
            whole = plain(text, above) + name + plain(text, [Token(*head, "x")])
            mention = (*(_span([token]) for token in above), _span(front), head)
            yield Name(whole, plain(text, level) or None, mention, ("name",))


def _counted(text: str, tokens: list[Token], item: Item) -> Iterator[Name]:
    """企业、行业、城市三类(可信数据空间): as many fields as the number says take what it counts."""
    number = _NUMBERED.fullmatch(plain(text, tokens[item.first - 1 : item.first]))
    fields = _fields(text, tokens, item.first - 1) if number else []
    named = _shared(text, tokens, fields, tokens[item.first : item.after])
    if number and len(named) == len(fields) == _NUMERALS.index(number["count"]) + 1 > 1:
        yield from named


def _shared(text: str, tokens: list[Token], fields: list[tuple[int, int]], tail: list[Token]) -> list[Name]:
    """The fields in front of a tail that they share; what has a head noun of its own is none, nor what stands before it."""
    level = plain(text, tail[:1]) if tail[0].tag == "level" else None
    found: list[Name] = []
    for start, end in reversed(fields):
        front = tokens[start:end]
        if not _NO_FIELD.isdisjoint(token.tag for token in front) or len(plain(text, front)) < _LEAST_FIELD:
            break
        found.insert(0, Name(plain(text, front) + plain(text, tail), level, (_span(front), _span(tail)), ("name",)))
    return found


def _fields(text: str, tokens: list[Token], end: int) -> list[tuple[int, int]]:
    """The items of a list of fields, 儿童健康与疾病 one of them."""
    found: list[tuple[int, int]] = []
    for first, after in list_items(tokens, end):
        if found and text[tokens[first - 1].start] == "与":
            found[-1] = (found[-1][0], after)
        else:
            found.append((first, after))
    return found


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
