"""What a sentence says of a platform: the verb that governs it, and whether the clause sets out to build it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Vocabulary
from ingest.rules.deed import Deeds
from ingest.rules.lexer import Token
from ingest.rules.noun_phrase import BOUNDARY, plain, verb_behind, verbs_before
from ingest.rules.platform_name import Item

_CLASSES = frozenset({"class", "single"})
_NOUN = frozenset({"x", "keep", "head", "quoted"})
_OBJECT = frozenset({"x", "keep", "head", "quoted", "level", "many"})
_INSIDE = frozenset("内外中")
"""What makes a platform the place of something else: 支持|自贸试验区|内|企业, 在|自贸试验区|设立."""

_BEFORE = frozenset({"设立", "成立", "完善", "健全"})
"""Verbs of building that before 的 tell of what is there: 政府|设立|的|研发机构, but 重点|支持|的|研发中心."""

_COUNTED = ("家", "个", "所", "座", "处")


@dataclass(frozen=True, slots=True)
class Said:
    verb: str | None
    """The nearest verb that says something of it."""
    action: str | None
    """What is done to it as a whole (not …平台|坚持|“最小化”原则), in words of a closed list."""
    builds: bool
    """Does the clause set out to build it?"""


class Sayings:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._building = frozenset(vocabulary.get("platform.building", ()))
        self._behind = frozenset(vocabulary.get("platform.behind", ()))
        self._using = frozenset(vocabulary.get("platform.using", ()))
        self._nominal = frozenset(vocabulary.get("platform.nominal", ()))
        self._urging = frozenset(vocabulary.get("platform.urging", ()))
        self._fate = frozenset(vocabulary.get("platform.fate", ()))
        self._active = frozenset(vocabulary.get("platform.active", ()))
        self._paper = vocabulary.get("platform.paper", ())
        self._within = frozenset(vocabulary.get("noun_phrase.within", ()))
        self._negated = frozenset(vocabulary.get("platform.negated", ()))
        self._deeds = Deeds(vocabulary.get("platform.deed", ()))

    def of(self, text: str, tokens: list[Token], item: Item) -> Said:
        """By a verb before it, else by one behind its list (…建设)."""
        before = [] if _is_place(text, tokens, item) else list(self._before(text, tokens, item.first))
        behind = verb_behind(tokens, item.after)
        after = plain(text, [tokens[behind]]) if behind is not None else None
        used = self._using if item.row["standing"] in _CLASSES and not is_counted(tokens, item) else frozenset()
        meant = [verb for verb in before if verb in used or self.sets_out(verb)]
        governing = next(iter((*meant, *before)), None)
        on_paper = behind is not None and self._is_on_paper(text, tokens, behind)
        objects = behind is not None and _has_object(tokens, behind)
        acts = objects and self._acts(tokens, item, governing, after or "")
        told = after if after in self._fate and not (objects and after in self._active) else None
        builds = (bool(meant) or after in self._behind) and not on_paper and not acts
        return Said(governing or after, self._deeds.of(governing or told), builds)

    def _acts(self, tokens: list[Token], item: Item, governing: str | None, after: str) -> bool:
        """鼓励|互联网平台|接入|公共服务, 支持|高校、孵化器|建立|基金, 集聚区|应当|培育|服务体系: it does something itself."""
        if governing is None:
            return after in self._behind and after not in self._nominal
        return governing in self._urging or (governing == "支持" and _is_listed(tokens, item) and self.sets_out(after))

    def sets_out(self, verb: str) -> bool:
        """A verb of building, alone or with another: 支持|发展, 规划|建设."""
        half = len(verb) // 2
        return verb in self._building or (half > 1 and not self._building.isdisjoint((verb[:half], verb[half:])))

    def _before(self, text: str, tokens: list[Token], first: int) -> Iterator[str]:
        """The verbs before it; behind one that stands within another name (技术|支撑|环境、) or ends
        a list that is summed up (检索、运营|等) the one farther left."""
        for at in verbs_before(tokens, first):
            word = plain(text, [tokens[at]])
            if plain(text, tokens[at + 1 : at + 2]) == "等":
                yield from self._before(text, tokens, at)
                continue
            if word in self._within and at and tokens[at - 1].tag in _NOUN:
                yield from self._before(text, tokens, at)
            if not self._qualifies(tokens, at, first, word) and not self._is_negated(text, tokens, at):
                yield word

    def _is_negated(self, text: str, tokens: list[Token], verb: int) -> bool:
        """不得|再|新建|…平台."""
        at = verb
        while at > 0 and tokens[at - 1].tag == "adverb":
            at -= 1
        return any(plain(text, [token]) in self._negated for token in tokens[at:verb])

    def _qualifies(self, tokens: list[Token], at: int, first: int, word: str) -> bool:
        """政府|设立|的|研发机构, 通过|复核|的|研究院: what was done to it before, in a clause of its own."""
        behind = [token.tag for token in tokens[at + 1 : first]]
        if behind[:1] == ["relative"]:
            return word in _BEFORE or not self.sets_out(word)
        return "relative" in behind and word not in self._using and not self.sets_out(word)

    def _is_on_paper(self, text: str, tokens: list[Token], verb: int) -> bool:
        """智能工厂|建设|标准, 绿色园区|建设|技术规范: a paper about the thing, nothing that is built."""
        end = verb + 1
        while end < len(tokens) and tokens[end].tag not in BOUNDARY | {"join"}:
            end += 1
        return plain(text, tokens[verb + 1 : end]).endswith(self._paper)


def is_counted(tokens: list[Token], item: Item) -> bool:
    return item.first > 0 and tokens[item.first - 1].tag in {"many", "sum"}


def is_counted_behind(text: str, tokens: list[Token], item: Item) -> bool:
    """创建|…供应基地|3个以上, not 深圳…示范区|47项|经验."""
    if item.after >= len(tokens) or tokens[item.after].tag != "many":
        return False
    count = plain(text, tokens[item.after : item.after + 1]).removesuffix("以上")
    return count.endswith(_COUNTED) and (
        tokens[item.after + 1].tag in BOUNDARY if item.after + 1 < len(tokens) else True
    )


def _is_place(text: str, tokens: list[Token], item: Item) -> bool:
    if item.after >= len(tokens):
        return False
    where = item.first > 0 and plain(text, [tokens[item.first - 1]]) == "在"
    if where and tokens[item.after].tag == "govern" and _has_object(tokens, item.after):
        return True
    return plain(text, [tokens[item.after]]) in _INSIDE


def _is_listed(tokens: list[Token], item: Item) -> bool:
    """One of several that stand in a row."""
    behind = tokens[item.after].tag if item.after < len(tokens) else ""
    return behind in {"list", "join"} or (item.first > 0 and tokens[item.first - 1].tag in {"list", "join"})


def _has_object(tokens: list[Token], verb: int) -> bool:
    behind = [token.tag for token in tokens[verb + 1 : verb + 3]]
    return bool(behind) and behind[behind[0] in {"nominal", "weak"} and len(behind) > 1] in _OBJECT
