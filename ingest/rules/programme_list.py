"""Names in a row that share what follows them: “A”“B”等重大科技创新工程, “A”“B”工程, A、“B”等人才计划, “A、B”等工程,
A、B、C“三大行动”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import VERBS, follows_list, plain

_SEPARATORS = frozenset({"list", "join"})
_OUTSIDE = frozenset({"punct", "relative", "title", "preposition", "many", "sum", "particle"})
"""No item holds one of these; a list reaches no farther than to the first."""
_FAR = 4
"""How many words from its sum a head may stand: 三大|惠民|工程."""
_SUM = re.compile(
    r"“?(?:[一二两三四五六七八九十]{1,2}|\d{1,2})[大项个](?P<tail>[^一二四五六七八九十百千万亿\d]{2,6})”?"
)


def sharers(text: str, tokens: list[Token], first: int, after: int) -> tuple[list[Token], list[Token]]:
    """The quoted names that take the ending of the phrase ``tokens[first:after]``, and that ending."""
    lead = first
    while lead < after and tokens[lead].tag == "quoted":
        lead += 1
    own, tail = tokens[first:lead], tokens[lead:after]
    if follows_list(text, tokens, first):
        return [piece for token in _quoted_before(tokens, first - 1) for piece in _split(text, token)], tail
    if own and first > 1 and tokens[first - 1].tag in _SEPARATORS:
        own = [*_quoted_before(tokens, first - 1), *own]
    return (own, tail) if len(own) > 1 else ([], tail)


def _quoted_before(tokens: list[Token], end: int) -> list[Token]:
    found: list[Token] = []
    at = end - 1
    while at >= 0 and tokens[at].tag in _SEPARATORS | {"quoted"}:
        if tokens[at].tag == "quoted":
            found.insert(0, tokens[at])
        at -= 1
    return found


def _split(text: str, token: Token) -> Iterator[Token]:
    """The names of a list inside one pair of quotation marks, which 等 behind it sums up."""
    start = token.start + 1
    for name in text[start : token.end - 1].split("、"):
        yield Token(start, start + len(name), "quoted")
        start += len(name) + 1


def summed(text: str, tokens: list[Token], at: int) -> tuple[int, Token] | None:
    """Where the sum of a list stands that ``tokens[at]`` ends, and what its items have in common.

    “三大|行动”, “六个|攻坚行动” in quotation marks, 三大|专项行动 without.
    """
    found = _SUM.fullmatch(text, tokens[at].start, tokens[at].end)
    if found:
        return at, Token(*found.span("tail"), "head")
    for first in range(at - 1, max(at - _FAR, -1), -1):
        if tokens[first].tag == "sum":
            return first, Token(tokens[first].end, tokens[at].end, "head")
    return None


def launched_items(text: str, tokens: list[Token], end: int, launching: frozenset[str]) -> list[tuple[int, int]]:
    """实施|工业千亿投资、优服务激发民间投资活力|“三大行动”: the items between the verb and ``tokens[end]``, as index ranges.

    A single one is no list unless 等 stands behind it.
    """
    open_end = follows_list(text, tokens, end)
    cuts = [end - open_end]
    for at in range(end - open_end - 1, -1, -1):
        if tokens[at].tag == "list" or (tokens[at].tag == "join" and len(cuts) == 1):
            cuts.insert(0, at)
        elif plain(text, [tokens[at]]) in launching and not _is_noun(tokens, at, end):
            starts = [at + 1, *(cut + 1 for cut in cuts[:-1])]
            return list(zip(starts, cuts, strict=True)) if open_end or len(cuts) > 1 else []
        elif tokens[at].tag in _OUTSIDE:
            return []
    return []


def _is_noun(tokens: list[Token], at: int, end: int) -> bool:
    """新型农业经营主体|培育|、: a verb that ends its item."""
    behind = at + 1
    while behind < end and tokens[behind].tag in VERBS:
        behind += 1
    return at > 0 and tokens[at - 1].tag in {"x", "keep"} and (behind == end or tokens[behind].tag in _SEPARATORS)
