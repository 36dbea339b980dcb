"""Where a noun phrase of these documents begins and ends: read to its head noun, then walk left to the boundary.

Chinese prints no blanks, so a name is found from its ending (中心, 计划), among words that ``lexer`` has tagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Passage, Span
from ingest.rules.lexer import Token

BOUNDARY = frozenset(
    {
        *("govern", "support", "nominal", "attribute", "adverb", "particle", "preposition", "relative"),
        *("many", "sum", "punct", "list", "title"),
    }
)
"""Tags at which a phrase ends towards the left; a programme's name may hold a ``support`` verb."""
_NOUN = frozenset({"x", "keep", "weak", "head", "quoted", "bracket", "aside", "level", "tail"})
_NO_START = frozenset({"join", "bracket", "aside"})
VERBS = frozenset({"govern", "support", "nominal", "weak"})
_UNNAMED = re.compile(r"[“”‘’「」『』\"\s]|\[\d+\]|[①-⒇]|[(（]以下[简统]称[^)）]*[)）]")
"""What is printed within a name and does not belong to it."""
_HALF_WIDTH = str.maketrans("（）〔〕＋", "()()+")


def parts(passage: Passage) -> Iterator[Span]:
    """The stretches between 。 ； and line ends, without the responsibility statement."""
    stop = passage.statement.start if passage.statement else len(passage.text)
    for hit in re.finditer(r"[^。；;\n]+", passage.text):
        if hit.start() >= stop:
            return
        end = min(hit.end(), stop)
        if passage.text[hit.start() : end].strip():
            yield Span(hit.start(), end)


def left_edge(tokens: list[Token], head: int, stops: frozenset[str] = BOUNDARY, whole: bool = False) -> int:
    """Index of the first token of the phrase whose head noun is ``tokens[head]``.

    A nominal verb directly before the head is part of the noun (人才培养基地) unless it stands there alone (推进工程)
    or the head is ``whole``, a class or name of its own. 和/与/及 joins two nouns of one name
    (先进材料与绿色制造山东省实验室) unless its left side is a name of its own or no noun at all.
    """
    at = head if whole else _inner_verbs(tokens, head)
    while at > 0:
        previous = tokens[at - 1]
        if previous.tag in stops and not (is_inside(tokens, at - 1) or _is_titled(tokens, at - 1)):
            break
        if previous.tag == "weak" and _opens(tokens, at - 1):
            break
        if (previous.tag == "join" and ((whole and at == head) or not joins(tokens, at - 1))) or (
            previous.tag in {"bracket", "aside"} and at == 1
        ):
            break
        at -= 1
    while at < head and tokens[at].tag in _NO_START:
        at += 1
    return at


def _inner_verbs(tokens: list[Token], head: int) -> int:
    """Index of the first of the nominal verbs that belong to the head, else ``head``."""
    at = head
    while at > 0 and tokens[at - 1].tag in VERBS - {"govern"}:
        at -= 1
    if at > 0 and tokens[at - 1].tag in _NOUN - {"level"}:
        return at
    return next((n + 1 for n in range(at, head) if tokens[n].tag == "weak"), head)


def _is_titled(tokens: list[Token], at: int) -> bool:
    """获评|国家|完善|普惠性学前教育保障机制实验区: what has been awarded opens with its level, though a verb follows."""
    if tokens[at].tag not in VERBS - {"support"} or at < 2 or tokens[at - 2].tag != "govern":
        return False
    return tokens[at - 1].tag == "level" and tokens[at - 1].end - tokens[at - 1].start > 1


def is_inside(tokens: list[Token], at: int) -> bool:
    """An attribute opens a phrase, but behind a noun or a level is part of it: 企业专利|海外|应急援助机制, 省级|优秀|基地.

    So is a number that sums up, unless it sums up a list: 碳达峰|十大|行动, but 蔬菜、肉鸡|两大|集群.
    """
    if tokens[at].tag == "sum":
        first = left_edge(tokens, at)
        return first < at and (first == 0 or tokens[first - 1].tag not in {"list", "join"})
    return (
        tokens[at].tag == "attribute"
        and at > 0
        and (tokens[at - 1].tag in {"x", "keep", "weak", "quoted", "level"} or is_inside(tokens, at - 1))
        and tokens[at + 1].tag not in VERBS - {"weak"}
    )


def _opens(tokens: list[Token], at: int) -> bool:
    """A weak verb is a verb only where a clause opens: 加快|发展|众创空间, not 经济|发展|研究院.

    There too behind a verb of the same list: 建设、|租赁|海外仓.
    """
    before = tokens[at - 1].tag if at else "punct"
    if before == "list":
        return at > 1 and tokens[at - 2].tag in {"govern", "nominal"} and _stands_alone(tokens, at - 2)
    return (
        before in {"punct", "adverb"}
        or (before == "attribute" and not is_inside(tokens, at - 1))
        or (before in {"bracket", "aside"} and at == 1)
    )


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """A verb without a noun before it."""
    return at == 0 or tokens[at - 1].tag in BOUNDARY


def joins(tokens: list[Token], join: int) -> bool:
    """Does 和 stand inside a name? Not where a name ends before it, nor where a level opens another behind it."""
    if join == 0 or tokens[join + 1].tag == "level":
        return False
    return tokens[join - 1].tag in {"x", "keep", "weak"}


def with_bracket(tokens: list[Token], head: int) -> int:
    """Index behind the head and a bracket that belongs to it: 长三角国家技术创新中心(浙江), 联络站(中心)."""
    named = head + 1 < len(tokens) and tokens[head + 1].tag == "bracket"
    return head + 2 if named else head + 1


def ends_here(tokens: list[Token], after: int) -> bool:
    """May a name end before ``tokens[after]``? Behind it must stand a boundary, not the rest of a longer noun."""
    if after >= len(tokens):
        return True
    if tokens[after].tag in VERBS and after + 1 < len(tokens) and tokens[after + 1].tag == "head":
        return tokens[after].tag == "govern"
    return tokens[after].tag in BOUNDARY | {"join", "bracket", "aside", "weak", "tail", "quoted"}


def verbs_before(tokens: list[Token], first: int) -> Iterator[int]:
    """Indexes of the verbs that may govern the phrase or the list it stands in, nearest first.

    Behind the nearest one only where that may stand in a relative clause (政府主导|的) or right behind another
    (建设|运营, 引进、|培育). A preposition (对, 以) takes the phrase out of a verb's reach, unless it stands there too
    (以…为驱动的). A count behind a comma goes on with the list: 建设3家全国重点实验室,|30家|省重点实验室. What stands
    behind 与 alone (加强|与|…合作) is a partner, no object.
    """
    if first and tokens[first - 1].tag == "join" and (first < 2 or tokens[first - 2].tag not in _NOUN):
        return
    relative = False
    for at in range(first - 1, -1, -1):
        tag = tokens[at].tag
        if (at == first - 1 and tag == "nominal") or _is_verb(tokens, at):
            yield at
            if not relative and not _has_verb_before(tokens, at):
                return
        if (tag == "preposition" and not relative) or (tag == "punct" and not _goes_on(tokens, at)):
            return
        relative = relative or tag == "relative"


def _goes_on(tokens: list[Token], comma: int) -> bool:
    """Does a count behind a comma go on with a list? Not behind a verb that has no object: 体系|不断|完善|，|10个."""
    return tokens[comma + 1].tag == "many" and comma > 0 and tokens[comma - 1].tag not in VERBS


def _has_verb_before(tokens: list[Token], at: int) -> bool:
    """建设|运营, 引进、|培育: another verb of the same object."""
    if at > 1 and tokens[at - 1].tag in {"list", "join"}:
        return _is_verb(tokens, at - 2)
    return at > 0 and _is_verb(tokens, at - 1)


def _is_verb(tokens: list[Token], at: int) -> bool:
    """A nominal verb inside a name (培养|基地) governs nothing, a weak one only where a clause opens.

    Nor does what ends an item of a list: 技改|提能、企业|盘活、“智改数转”行动.
    """
    tag = tokens[at].tag
    if tag in VERBS and _ends_item(tokens, at):
        return False
    if tag == "nominal":
        return not (tokens[at + 1].tag == "head" and at > 0 and tokens[at - 1].tag in _NOUN)
    return tag in {"govern", "support"} or (tag == "weak" and _opens(tokens, at))


def _ends_item(tokens: list[Token], at: int) -> bool:
    """A verb, or several, between a noun and the next item of a list, which is none of a verb."""
    end, start = at, at
    while end < len(tokens) and tokens[end].tag in VERBS:
        end += 1
    while start and tokens[start - 1].tag in VERBS - {"govern"}:
        start -= 1
    if end + 1 >= len(tokens) or tokens[end].tag not in {"list", "join"} or tokens[end + 1].tag in VERBS:
        return False
    return start > 0 and tokens[start - 1].tag in _NOUN


def verb_behind(tokens: list[Token], after: int) -> int | None:
    """Index of the verb behind the phrase (…中心建设, …中心|正式|揭牌), past the rest of its list; else None."""
    for at in range(after, len(tokens)):
        tag = tokens[at].tag
        if tag in VERBS:
            return at
        if tag in {"punct", "many"}:
            return None
    return None


def follows_list(text: str, tokens: list[Token], first: int) -> bool:
    """Does 等 stand before the phrase, which then sums up a list?"""
    return first > 0 and plain(text, [tokens[first - 1]]) == "等"


def list_items(tokens: list[Token], end: int) -> list[tuple[int, int]]:
    """The items of the list that ends before ``tokens[end]``, as index ranges, first item first."""
    found: list[tuple[int, int]] = []
    while end > 0:
        start = left_edge(tokens, end - 1, BOUNDARY | {"join"})
        if start == end:
            break
        found.insert(0, (start, end))
        if start < 2 or tokens[start - 1].tag not in {"list", "join"}:
            break
        end = start - 1
    return found


def listed_levels(tokens: list[Token], first: int) -> list[Token]:
    """国家级、(省级技术创新中心), 国家和(省科技重大专项): the lone levels of a list before the phrase."""
    found: list[Token] = []
    at = first
    while at >= 2 and tokens[at - 1].tag in {"list", "join"} and tokens[at - 2].tag == "level":
        if at >= 3 and tokens[at - 3].tag not in BOUNDARY | {"join"}:
            break
        found.insert(0, tokens[at - 2])
        at -= 2
    return found


def plain(text: str, tokens: Sequence[Token]) -> str:
    """The tokens' text without blanks, quotation marks, footnotes ([6], ⑨) and short forms ((以下简称…)), brackets half-width."""
    joined = "".join(text[token.start : token.end] for token in tokens)
    return _UNNAMED.sub("", joined).translate(_HALF_WIDTH)


def trimmed(text: str, part: Span) -> Span:
    """The part without the blanks around it."""
    inner = text[part.start : part.end]
    return Span(part.start + len(inner) - len(inner.lstrip()), part.end - len(inner) + len(inner.rstrip()))
