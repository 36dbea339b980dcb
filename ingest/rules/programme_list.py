"""Names in a row that share what follows them: “A”“B”等重大科技创新工程, “A”“B”工程, A、“B”等人才计划, “A、B”等工程."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import follows_list

_SEPARATORS = frozenset({"list", "join"})


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
