"""Responsibility in running prose: 由市科技局牵头，市财政局配合 · 省发展改革委要会同有关部门加强指导.

Only a body that stands directly before its verb has a part; a body that is merely the subject of 要 or 应 has none, and
neither has 企业 in 支持企业牵头 nor 技术总师 in 技术总师负责.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.designation import is_known, places_at
from ingest.lexicon import Lexicon
from ingest.model import Span
from ingest.names import body_kind, is_body, split_bodies
from ingest.statement import Listing, Part, StatementReading

_SENTENCE = re.compile(r"[^。；;\n]+")
_LEFT_EDGE = re.compile(r"[，,：:（(]|由")
# 国家 and 中国 are no bodies that act in a clause.
_SHORTEST = 3
_KINDS: dict[str, Part] = {"lead": "lead", "with": "lead", "support": "support", "joint": "joint", "by": "joint"}


def read_prose(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, StatementReading]]:
    """Every sentence that gives bodies a part, with its range in ``text``; ranges inside count in the sentence."""
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        listings = tuple(_listings(sentence, lexicon))
        if any(listing.part != "support" for listing in listings):
            yield Span(*match.span()), StatementReading(listings, None, None, len(listings))


def _listings(sentence: str, lexicon: Lexicon) -> Iterator[Listing]:
    words = lexicon.vocabulary
    pattern = _verbs(words["responsibility.prose_adverb"], words["responsibility.prose_by"])
    for match in pattern.finditer(sentence):
        kind = str(match.lastgroup)
        left = _bodies_before(sentence, match.start(), kind == "by", lexicon)
        if left is None:
            continue
        yield Listing(_KINDS[kind], left)
        if kind == "with":
            yield from _bodies_behind(sentence, match.end(), lexicon)


def _bodies_before(sentence: str, at: int, needs_by: bool, lexicon: Lexicon) -> Span | None:
    """The list of bodies that ends at ``at``, if all that stands there is one."""
    edges = list(_LEFT_EDGE.finditer(sentence, 0, at))
    if needs_by and (not edges or edges[-1][0] != "由"):
        return None
    start = edges[-1].end() if edges else 0
    pieces = split_bodies(sentence[start:at], lexicon)
    names = [sentence[start + a : start + b] for a, b in pieces]
    return Span(start, at) if _are_actors(names, lexicon) else None


def _bodies_behind(sentence: str, at: int, lexicon: Lexicon) -> Iterator[Listing]:
    """The bodies after 会同: the longest run from there that falls apart into bodies and nothing else."""
    stop = re.compile(r"[，,：:]|$").search(sentence, at)
    end = stop.start() if stop else len(sentence)
    for right in range(end, at + 1, -1):
        names = [sentence[at + a : at + b] for a, b in split_bodies(sentence[at:right], lexicon)]
        if _are_actors(names, lexicon) and _is_whole(names[-1], lexicon):
            yield Listing("support", Span(at, right))
            return


def _are_actors(names: list[str], lexicon: Lexicon) -> bool:
    """Bodies, the first known or a collective of the state's: prose is full of words that merely end like one."""
    if not names or any(len(name) < _SHORTEST or not is_body(name, lexicon) for name in names):
        return False
    first = names[0]
    return is_known(first, lexicon) or _is_collective(first, lexicon) or _is_placed(first, lexicon)


def _is_collective(name: str, lexicon: Lexicon) -> bool:
    words = lexicon.vocabulary
    if body_kind(name, lexicon) != "group" or any(word in name for word in words["responsibility.prose_not_group"]):
        return False
    return name.endswith(words["responsibility.prose_group_end"])


def _is_placed(name: str, lexicon: Lexicon) -> bool:
    """An agency that the gazetteer does not know, but that begins with its place: 青岛高科技工业园管委会."""
    words = lexicon.vocabulary
    placed = name.startswith(words["agency.level"]) or next(places_at(name, 0, None, lexicon), None) is not None
    return placed and body_kind(name, lexicon) == "agency" and name.endswith(words["agency.agency_end"])


def _is_whole(name: str, lexicon: Lexicon) -> bool:
    """有关部门 ends here; 有关部门建立标准体系 runs on into the verb."""
    return is_known(name, lexicon) or name.endswith(lexicon.vocabulary["agency.collective_end"])


@lru_cache(maxsize=8)
def _verbs(adverbs: tuple[str, ...], by: tuple[str, ...]) -> re.Pattern[str]:
    adverb = rf"(?:{'|'.join(map(re.escape, adverbs))})*"
    led_by = "|".join(map(re.escape, by))
    explained = r"(?!人|任|制|的|同志|解释|[^，,。；;]{0,30}的(?:部门|单位|机构))"
    parts = (
        rf"(?P<lead>{adverb}牵头(?!单位|部门|人|企业|的|方|作用))",
        rf"(?P<with>{adverb}会同)",
        rf"(?P<joint>{adverb}负责{explained})",
        rf"(?P<support>{adverb}(?:配合|协助|参与)(?=[，,]|$))",
        rf"(?P<by>{adverb}(?:{led_by}))",
    )
    return re.compile("|".join(parts))
