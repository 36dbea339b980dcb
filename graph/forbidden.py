"""What may not stand in a stranger's query, on either engine: read from its words before an engine sees it.

Two kinds. What reaches beyond the graph is refused by lists of what is allowed. What can run without end *inside one
expression* is refused by its form, because there neither engine looks at the clock: loops in loops in loops, ranges
of any length, texts that double, regular expressions that try every way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from graph.errors import MEANS
from graph.tokens import Token, tokenize

CHARACTERS = 8_000
NESTING = 60
HOPS = 20
SHORTEST = 6
RANGE = 100_000
INNER_RANGE = 1_000
LOOPS = 2
QUANTIFIERS = 2
PROCEDURES = re.compile(r"db\.(labels|relationshiptypes|propertykeys|schema\.\w+|index\.fulltext\.query\w+)")
FUNCTIONS = re.compile(r"(date|datetime|localdatetime|localtime|time|duration|point|vector)\.\w+(\.\w+)?")
STEERING = re.compile("CREATE|DROP|ALTER|RENAME|GRANT|DENY|REVOKE|START|STOP|ENABLE|DEALLOCATE|REALLOCATE")
SHOWN = re.compile(r"(ALL |FULLTEXT |LOOKUP |RANGE |TEXT |POINT )?(INDEX|CONSTRAINT|FUNCTION|PROCEDURE)(E?S)?\b")
Tokens = Sequence[Token]


def objection(cypher: str) -> str | None:
    """Why this query is refused, in one line; None where nothing speaks against it."""
    if len(cypher) > CHARACTERS:
        return f"This query is longer than {CHARACTERS:,} characters. Hand long lists over as parameters."
    if re.search(r"\\u", cypher, re.IGNORECASE):
        return r"A free query is written plainly, without \u escapes. Type the characters themselves."
    tokens = tokenize(cypher)
    reach = next(filter(None, (rule(tokens) for rule in _REACHING)), None)
    if reach:
        return f"{MEANS}. {reach}."
    endless = next(filter(None, (rule(tokens) for rule in _ENDLESS)), None)
    return f"This query may never end: {endless}." if endless else None


def _several(tokens: Tokens) -> str | None:
    marks = [at for at, token in enumerate(tokens) if _is(token, ";")]
    return "One statement at a time" if marks and marks[0] < len(tokens) - 1 else None


def _opening(tokens: Tokens) -> str | None:
    asked = tokens[0].said if tokens and tokens[0].kind == "word" else ""
    if asked in ("EXPLAIN", "PROFILE"):
        return f"{asked} is for the engine's own tools: leave it away"
    return f"{asked} changes the database" if STEERING.fullmatch(asked) else None


def _files(tokens: Tokens) -> str | None:
    return "LOAD CSV reads files or the network" if list(_following(tokens, "LOAD", "CSV")) else None


def _elsewhere(tokens: Tokens) -> str | None:
    """Another database, or what other people run."""
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        if _is(token, "USE") and after.kind in ("word", "name"):
            return "USE leads to another database"
        if _is(token, "TERMINATE") and after.kind == "word":
            return "TERMINATE ends what others run"
        if _is(token, "SHOW") and not SHOWN.match(" ".join(shown.said for shown in tokens[at + 1 : at + 3])):
            return "SHOW is for INDEXES, CONSTRAINTS, FUNCTIONS and PROCEDURES"
    return None


def _procedures(tokens: Tokens) -> str | None:
    for at, token in enumerate(tokens):
        name = ".".join(_chain(tokens[at + 1 :])) if _is(token, "CALL") else ""
        if name and not PROCEDURES.fullmatch(name):
            return f"The procedure {name} is not among those allowed"
    return None


def _functions(tokens: Tokens) -> str | None:
    """Cypher's own. Those with dots come from plug-ins, and some of them sleep, fetch, or run whole queries."""
    for at in range(len(tokens)):
        if at and _is(tokens[at - 1], ".", "CALL"):
            continue
        parts = _chain(tokens[at:])
        name = ".".join(parts)
        if "." in name and _is_at(tokens, at + 2 * len(parts) - 1, "(") and not FUNCTIONS.fullmatch(name):
            return f"The function {name} is none of Cypher's own"
    return None


def _nesting(tokens: Tokens) -> str | None:
    deepest = max((brackets for brackets, _ in _depths(tokens)), default=0)
    return f"brackets stand {deepest} deep" if deepest > NESTING else None


def _planning(tokens: Tokens) -> str | None:
    """What Neo4j's parser and planner take minutes for, and nothing stops them."""
    if list(_following(tokens, "NOT", "NOT")):
        return "NOT stands after NOT"
    starts = [at for at, token in enumerate(tokens) if _is(token, "MATCH")] + [len(tokens)]
    for start, end in pairwise(starts):
        pattern = tokens[start:end]
        if len([*_following(pattern, "-", "["), *_following(pattern, "-", "-")]) > HOPS:
            return f"one MATCH of more than {HOPS} relations; use WITH between several"
    return None


def _shortest(tokens: Tokens) -> str | None:
    for at in _following(tokens, "ALLSHORTESTPATHS", "("):
        inside = [token.said for token in _inside(tokens, at + 1)]
        bound = next((inside[i + 2] for i in range(len(inside) - 2) if inside[i : i + 2] == [".", "."]), "")
        if not bound.isdecimal() or _exceeds(bound, SHORTEST):
            return f"allShortestPaths() without a bound such as [*..{SHORTEST}]; shortestPath() needs none"
    return None


def _loops(tokens: Tokens) -> str | None:
    depths = _depths(tokens)
    if max((loops for _, loops in depths), default=0) > LOOPS:
        return "one expression loops in a loop in a loop; UNWIND the outer list"
    loops = [at for at, token in enumerate(tokens) if _is(token, "[", "(") and _is_loop(tokens, at)]
    turned = {tokens[at + 1] for at in loops if at + 1 < len(tokens)}
    for at in loops:
        over = tokens[at + 3 : at + 5]
        named = over and over[0].kind in ("word", "name") and not (over[1:] and _is(over[1], ".", "("))
        if depths[at][1] and named and over[0] not in turned:
            return f"a loop in a loop, over {over[0].said.lower()}, which may be of any length; UNWIND the outer list"
    return None


def _ranges(tokens: Tokens) -> str | None:
    """Free after UNWIND, where the clock is looked at; else numbers, or the size of something."""
    depths = _depths(tokens)
    collected = [range(at, at + 2 + len(_inside(tokens, at + 1))) for at in _following(tokens, "COLLECT", "(")]
    for at in _following(tokens, "RANGE", "("):
        if at and _is(tokens[at - 1], "UNWIND"):
            continue
        ends = _inside(tokens, at + 1)
        most = INNER_RANGE if depths[at][1] > 1 else RANGE
        if any(token.kind == "number" and _exceeds(token.said, most) for token in ends):
            return f"a range of more than {most:,} in an expression; UNWIND it"
        if any(at in within for within in collected):
            return "ranges are collected"
        if not _measured(ends):
            return "the ends of its range() are neither numbers nor a size(); UNWIND it"
    return None


def _exceeds(digits: str, most: int) -> bool:
    return len(digits) > len(str(most)) or int(digits) > most


def _measured(ends: Tokens) -> bool:
    """Whether only numbers and sizes stand there: what is in the brackets of ``size(…)`` is not looked at."""
    for at, (brackets, _) in enumerate(_depths(ends)):
        sized = _is(ends[at], "SIZE", "LENGTH") and _is_at(ends, at + 1, "(")
        in_size = brackets > 0 or _is(ends[at], ")") or (at > 0 and _is(ends[at - 1], "SIZE", "LENGTH"))
        if not (sized or in_size or ends[at].kind == "number" or _is(ends[at], ",", "+", "-")):
            return False
    return True


def _growth(tokens: Tokens) -> str | None:
    """``reduce(s = 'a', … | s + s)`` doubles at each turn, ``WITH s + s AS s`` at each clause."""
    for at in _following(tokens, "REDUCE", "("):
        body = [token for token in _inside(tokens, at + 1) if not _is(token, "(", ")")]
        joined = [body[i] for i in range(len(body)) if any(_is(next_, "+") for next_ in body[max(i - 1, 0) : i + 2])]
        if joined.count(body[0]) > 1 or any(_is(token, "REPLACE") for token in body):
            return "reduce() doubles its value"
    for at in range(len(tokens) - 2):
        one, plus, other = tokens[at : at + 3]
        if one == other and one.kind in ("word", "name") and _is(plus, "+") and not _is_at(tokens, at + 3, "."):
            return f"{one.said.lower()} is added to itself; multiply numbers"
    return None


def _patterns(tokens: Tokens) -> str | None:
    for at in _following(tokens, "=", "~"):
        pattern = tokens[at + 2] if at + 2 < len(tokens) else None
        if pattern is None or pattern.kind != "text" or _is_at(tokens, at + 3, "+"):
            return "a regular expression that is no plain text; use CONTAINS"
        bare = re.sub(r"\\\\[pP]\{\w+\}|\\\\.|^\(\?\w+\)", "", pattern.said)
        if len(re.findall(r"[*+?{]", bare)) > QUANTIFIERS or re.search(r"\)[*+{]", bare):
            return f"a regular expression with more than {QUANTIFIERS} repetitions, or a repeated group; use CONTAINS"
    return None


def _is(token: Token, *said: str) -> bool:
    return token.kind in ("word", "mark") and token.said in said


def _is_at(tokens: Tokens, at: int, said: str) -> bool:
    return at < len(tokens) and _is(tokens[at], said)


def _following(tokens: Tokens, first: str, second: str) -> Iterator[int]:
    """Where one stands right before the other."""
    return (at for at, token in enumerate(tokens) if _is(token, first) and _is_at(tokens, at + 1, second))


def _chain(tokens: Tokens) -> list[str]:
    """The parts of the dotted name that they begin with; none where they begin with none."""
    parts: list[str] = []
    for at in range(0, len(tokens), 2):
        if tokens[at].kind not in ("word", "name"):
            break
        parts.append(tokens[at].said.lower())
        if not _is_at(tokens, at + 1, "."):
            break
    return parts


def _depths(tokens: Tokens) -> list[tuple[int, int]]:
    """For each token how many brackets stand around it, and how many of them are loops."""
    around: list[bool] = []
    depths: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if around and _is(token, ")", "]", "}"):
            around.pop()
        depths.append((len(around), sum(around)))
        if _is(token, "(", "[", "{"):
            around.append(_is_loop(tokens, at))
    return depths


def _is_loop(tokens: Tokens, at: int) -> bool:
    if _is(tokens[at], "["):
        return _is_at(tokens, at + 2, "IN")
    return at > 0 and _is(tokens[at], "(") and _is(tokens[at - 1], "ALL", "ANY", "NONE", "SINGLE", "REDUCE")


def _inside(tokens: Tokens, opening: int) -> Tokens:
    """What stands between this bracket and its end."""
    depths = _depths(tokens)
    outer = depths[opening][0]
    end = next((at for at in range(opening + 1, len(tokens)) if depths[at][0] <= outer), len(tokens))
    return tokens[opening + 1 : end]


_REACHING: tuple[Callable[[Tokens], str | None], ...] = (
    _several,
    _opening,
    _files,
    _elsewhere,
    _procedures,
    _functions,
)
_ENDLESS: tuple[Callable[[Tokens], str | None], ...] = (
    _nesting,
    _planning,
    _shortest,
    _loops,
    _ranges,
    _growth,
    _patterns,
)
