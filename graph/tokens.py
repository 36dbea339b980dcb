"""The words of a query, told from what stands in its strings, names and comments.

It need not know Cypher's grammar: ``graph.forbidden`` only asks which words follow one another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "name", "number", "word", "mark"]
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?(?:\*/|\Z))
      | (?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))
      | (?P<name>`(?:[^`]|``)*(?:`|\Z))
      | (?P<number>\d+)
      | (?P<word>[^\W\d]\w*)
      | (?P<mark>\S)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query: a word in capitals, a name or a text without its quotes, a number's digits, one mark."""

    kind: Kind
    said: str


def without_comments(cypher: str) -> str:
    """The same query, blanks where its comments were: what is read is then what runs, and places stay the same."""
    return _TOKEN.sub(lambda found: _blank(found[0]) if found.lastgroup == "comment" else found[0], cypher)


def tokenize(cypher: str) -> tuple[Token, ...]:
    """All but comments. Digits end where letters begin, as they do for Neo4j in ``0CALL``."""
    found = ((match.lastgroup, match[0]) for match in _TOKEN.finditer(cypher))
    return tuple(_token(kind, raw) for kind, raw in found if kind != "comment")


def _blank(comment: str) -> str:
    return re.sub(r"[^\n]", " ", comment)


def _token(kind: str | None, raw: str) -> Token:
    if kind == "word":
        return Token("word", unicodedata.normalize("NFKC", raw).casefold().upper())
    if kind == "name":
        return Token("name", raw[1:].removesuffix("`").replace("``", "`"))
    if kind == "text":
        return Token("text", raw[1:-1])
    return Token("number" if kind == "number" else "mark", raw)
