"""Responsibility in running prose: 由市科技局牵头，市财政局配合 · 省发展改革委要会同有关部门加强指导.

Only a body that stands directly before its verb has a part; a body that is merely the subject of 要 or 应 has none, and
neither has 企业 in 支持企业牵头 nor 技术总师 in 技术总师负责. What a document tells of the past allots nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.departments import designated
from ingest.designation import is_known, places_at, without_plate
from ingest.kinds import body_kind, is_body
from ingest.lexicon import Lexicon
from ingest.model import Span
from ingest.names import Piece, split_bodies
from ingest.statement import Listing, Part, StatementReading, settled
from ingest.wording import any_of

_SENTENCE = re.compile(r"[^。；;\n]+")
_LEFT_EDGE = re.compile(r"[，,：:]|[（(](?![^（()）]*[)）])|(?<!自)由|授权|指定")
_SUBJECT_END = re.compile(r"[：:]|是|作为(?!牵头)")
_TOLD = re.compile(r"[^，,：:]{0,40}(?:已|先后|[\u4e00-\u9fff]了(?!解|然))|[^，,：:]{0,12}提出(?:[：:]|办理)")
_IN_CHARGE_OF = re.compile(r"[^，,]{0,40}的[\u4e00-\u9fff]{0,6}(?:部门|单位|机构)")
_BEHIND = re.compile(r"[^，,：:。；;\n]*")
_PRONOUN = re.compile(r"其(?!他|它)|该")
# 国家 and 中国 are no bodies that act in a clause.
_SHORTEST = 3
_LONGEST_LIST = 300
_ENDS = (
    "agency_end",
    "institution_end",
    "enterprise_end",
    "collective_end",
    "common_place",
    "bare_level",
    "zone_end",
    "close",
    "trailing",
)
_KINDS: dict[str, Part] = {
    "lead": "lead",
    "with": "lead",
    "support": "support",
    "joint": "joint",
    "by": "joint",
    "office": "joint",
}


@dataclass(slots=True)
class _Reader:
    """One sentence from left to right. ``free``: up to where it has been read; ``subject``: what acts unless ``named``;
    ``given``: 由 has handed out the task (由市委科技办统筹协调，市科技局组织实施)."""

    text: str
    sentence: Span
    subject: Span | None
    lexicon: Lexicon
    free: int
    acting: bool = False
    named: bool = False
    given: bool = False

    def listings(self) -> Iterator[Listing]:
        words = self.lexicon.vocabulary
        lists = ("prose_adverb", "adverb", "prose_by", "prose_done")
        for verb in _verbs(*(words[f"responsibility.{name}"] for name in lists)).finditer(self.text, *self.sentence):
            if verb.start() < self.free:
                continue
            actors, printed = self._actors(verb)
            self.free = verb.end()
            if _TOLD.match(self.text, verb.end(), self.sentence.end):
                continue
            if actors is not None and not (printed and self._is_attribute(verb, actors)):
                self.acting = True
                self.named |= printed
                yield Listing(_KINDS[str(verb.lastgroup)], actors)
            if verb.lastgroup == "with" and self.acting:
                yield from self._behind()

    def _actors(self, verb: re.Match[str]) -> tuple[Span | None, bool]:
        """Who acts, and whether it is printed right before the verb: the list up to it, else the subject."""
        edges = list(_LEFT_EDGE.finditer(self.text, self.free, verb.start()))
        start = edges[-1].end() if edges else self.free
        printed = bool(self.text[start : verb.start()].strip())
        given = bool(edges) and edges[-1][0] == "由"
        if verb.lastgroup == "by" and not given and not (printed and self.given):
            return None, True
        self.given |= given
        if printed:
            span = Span(start, verb.start())
            sure = not (self.acting and verb.lastgroup == "support")
            return (span if _are_actors(self.text, span, self.lexicon, sure) else None), True
        return (None if self.acting else self.subject), False

    def _is_attribute(self, verb: re.Match[str], actors: Span) -> bool:
        """县级以上人民政府负责知识产权工作的部门 is the office that does it, not a duty of the government."""
        governs = self.text[: actors.end].endswith(("政府", "国务院"))
        return governs and verb.lastgroup == "joint" and _IN_CHARGE_OF.match(self.text, verb.end()) is not None

    def _behind(self) -> Iterator[Listing]:
        """The bodies after 会同: the longest run from there that falls apart into bodies and nothing else."""
        start = self.free
        run = _BEHIND.match(self.text, start, self.sentence.end)
        for end in range(run.end() if run else start, start + 1, -1):
            pieces = _pieces(self.text, Span(start, end), self.lexicon)
            if pieces and all(_is_actor(p.name, self.lexicon) for p in pieces) and _is_whole(pieces[-1], self.lexicon):
                self.free = end
                yield Listing("support", Span(start, end))
                return


def read_prose(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, StatementReading]]:
    """Every sentence that gives bodies a part, with its range in ``text``; ranges inside count from that range's start.

    A sentence that lacks its subject takes the one that a heading names: 市财政局：负责资金保障, 市财政局。负责资金保障.
    """
    subject: Span | None = None
    led = False
    for match in _SENTENCE.finditer(text):
        sentence = Span(*match.span())
        if _about_itself(lexicon.vocabulary["responsibility.prose_paper"]).search(match[0]):
            continue
        subject = _heading(text, sentence, lexicon) or subject
        actor = subject or _grammatical(text, sentence, lexicon)
        reader = _Reader(text, sentence, actor, lexicon, sentence.start)
        listings = tuple(settled(list(reader.listings())))
        led = led or any(listing.part != "support" for listing in listings)
        if listings and (led or listings[0].span == subject):
            start = min(sentence.start, *(listing.span.start for listing in listings))
            moved = (Listing(x.part, Span(x.span.start - start, x.span.end - start)) for x in listings)
            yield Span(start, sentence.end), StatementReading(tuple(moved), None, None, len(listings))
        subject = None if reader.named else subject


def _heading(text: str, sentence: Span, lexicon: Lexicon) -> Span | None:
    """The bodies that a sentence consists of, or that stand before its first colon or 是 (市科技局是主管部门，负责…)."""
    end = _SUBJECT_END.search(text, *sentence)
    named = Span(sentence.start, end.start() if end else sentence.end)
    return named if _are_actors(text, named, lexicon) else None


def _grammatical(text: str, sentence: Span, lexicon: Lexicon) -> Span | None:
    """市科技局 in 市科技局要履行职责，会同有关部门制定细则: it has a part only where a verb gives it one."""
    modal = re.compile("|".join(lexicon.vocabulary["responsibility.prose_modal"])).search(text, *sentence)
    named = Span(sentence.start, modal.start() if modal else sentence.start)
    return named if modal and _are_actors(text, named, lexicon) else None


def _pieces(text: str, span: Span, lexicon: Lexicon) -> list[Piece]:
    return split_bodies(text[span.start : span.end].strip(), lexicon)


def _are_actors(text: str, span: Span, lexicon: Lexicon, sure: bool = True) -> bool:
    """Bodies, the first known or a collective of the state's: prose is full of words that merely end like one.

    Not ``sure``: behind a body that leads, others that are no collectives may support it.
    """
    if not _may_be_list(text, span, lexicon):
        return False
    names = [piece.name for piece in _pieces(text, span, lexicon)]
    if not names or not all(_is_actor(name, lexicon) for name in names):
        return False
    if _is_sure(names[0], lexicon):
        return True
    return not sure and all(body_kind(name, lexicon) == "agency" or name.endswith("部门") for name in names)


def _may_be_list(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Cheap, for the many sentences that begin with no body at all."""
    words = lexicon.vocabulary
    last = text[span.start : span.end].rstrip("，, \t\u3000")[-1:]
    return span.end - span.start <= _LONGEST_LIST and last in _last_signs(*(words[f"agency.{name}"] for name in _ENDS))


@lru_cache(maxsize=4)
def _last_signs(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[-1] for words in lists for word in words)


def _is_actor(name: str, lexicon: Lexicon) -> bool:
    long_enough = len(name) >= _SHORTEST or name.startswith("各")
    founded = any(verb in name for verb in lexicon.vocabulary["responsibility.prose_not_body"])
    if not long_enough or founded or _PRONOUN.match(name):
        return False
    return is_body(name, lexicon) and not _is_clause(name, lexicon)


def _is_sure(name: str, lexicon: Lexicon) -> bool:
    """Known, named by its function, one whose ending alone tells a public body, or placed: 青岛高科技工业园管委会."""
    text = without_plate(name)
    if is_known(text, lexicon) or designated(text, lexicon) or _is_collective(text, lexicon):
        return True
    words = lexicon.vocabulary
    if text.endswith(words["agency.organ"]) and any(is_known(text[:end], lexicon) for end in range(3, len(text))):
        return True
    level = text.startswith(words["agency.level"]) and not text.startswith(words["agency.not_level"])
    placed = level or next(places_at(text, 0, None, lexicon), None) is not None
    ends = words["agency.agency_end"] if placed else words["responsibility.prose_body_end"]
    central = text.startswith(words["agency.nation"]) and body_kind(text, lexicon) != "group"
    return central or (body_kind(text, lexicon) == "agency" and text.endswith(ends))


def _is_clause(name: str, lexicon: Lexicon) -> bool:
    """A collective with a verb inside: 有关部门加强与国家有关部门."""
    words = lexicon.vocabulary["responsibility.prose_not_group"]
    return designated(name, lexicon) is None and body_kind(name, lexicon) == "group" and any(w in name for w in words)


def _is_collective(text: str, lexicon: Lexicon) -> bool:
    if body_kind(text, lexicon) != "group":
        return False
    words = lexicon.vocabulary
    many = text.startswith(words["agency.quantifier"]) or text[1:2] in ("、", "和", "及")
    ends = (
        words["agency.common_place"],
        words["agency.bare_level"],
        words["agency.zone_end"],
        words["agency.agency_end"],
    )
    return text.endswith(words["responsibility.prose_group_end"]) or (many and any(map(text.endswith, ends)))


def _is_whole(piece: Piece, lexicon: Lexicon) -> bool:
    """有关部门 ends here; 有关部门建立标准体系 runs on into the verb."""
    name, words = without_plate(piece.name), lexicon.vocabulary
    if piece.listed or designated(name, lexicon) or is_known(name, lexicon):
        return True
    if name.endswith(words["agency.collective_end"]):
        return True
    places = _places(words["agency.quantifier"], (*words["agency.common_place"], *words["agency.bare_level"]))
    return places.fullmatch(name) is not None


@lru_cache(maxsize=4)
def _about_itself(papers: tuple[str, ...]) -> re.Pattern[str]:
    """本办法由市科技局负责解释."""
    return re.compile(rf"本(?:{any_of(papers)})[^，,]{{0,40}}解释")


@lru_cache(maxsize=4)
def _places(many: tuple[str, ...], levels: tuple[str, ...]) -> re.Pattern[str]:
    """各区, 有关县市政府."""
    return re.compile(rf"(?:{'|'.join(many)})+(?:{'|'.join(levels)})+(?:人民政府|政府|管委会)?")


@lru_cache(maxsize=8)
def _verbs(
    adverbs: tuple[str, ...], duties: tuple[str, ...], by: tuple[str, ...], done: tuple[str, ...]
) -> re.Pattern[str]:
    plain, duty, led_by, do = (any_of(words) for words in (adverbs, duties, by, done))
    own = r"在(?:各自)?的?(?:职责|职权)范围内|按照?(?:各自|有关|法定)的?(?:职责|职能)(?:分工)?|依(?:照|据)?(?:各自|法定)?职责"
    adverb = rf"(?:(?:{plain}|{duty}|{own})[，,]?)*"
    parts = (
        rf"(?P<lead>{adverb}牵头(?!单位|部门|人|企业|的|方|作用|申报|职责)|(?:作为|为|是)牵头(?:单位|部门))",
        rf"(?P<with>{adverb}会同)",
        rf"(?P<joint>{adverb}负责(?!人|任|制(?![定订作])|的|同志|解释)|(?:应当|应|要)?(?:{own})[，,]?(?:依法|共同)?(?:{do}))",
        rf"(?P<support>{adverb}(?:(?:配合|协助)(?!单位|部门|的)|(?:参与|参加)(?=[，,]|$)"
        r"|(?:作为|为|是)(?:配合|参与|协助)(?:单位|部门)))",
        rf"(?P<by>{adverb}(?:{led_by}))",
    )
    return re.compile("|".join(parts))
