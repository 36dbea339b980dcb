"""The bodies that a title or a signature names."""

from __future__ import annotations

import re

from ingest.describe.language import Language
from ingest.designation import is_known
from ingest.lexicon import Lexicon
from ingest.model import Restored, Span

_AFTER_ISSUERS = re.compile(r"关于|印发|转发|公布|发布|批转|令$|公告")
_NUMBER_OF = re.compile(r"等[一二三四五六七八九十\d]+(?:个)?(?:部门|单位|部委|委办局|厅局|家单位)$")
_SESSION = re.compile(r"第[一二三四五六七八九十]+届(?=人民|全国)")
_SHORTEST_NAME = 3
_SEPARATORS = "、,，\t\n "


def issuers_of_title(restored: Restored, title: Span, words: Language) -> tuple[str, ...]:
    """威海市人民政府办公室 of 威海市人民政府办公室关于…; 等七部门 adds none."""
    text = restored.text[title.start : title.end].lstrip("#* ")
    start = title.end - len(text)
    end = _AFTER_ISSUERS.search(text)
    if end is None:
        return ()
    named = _NUMBER_OF.sub("", text[: end.start()].replace("\n", ""))
    if not words.is_body(named):
        return ()
    return split_bodies(restored, Span(start, start + len(text[: end.start()])), words)


def split_bodies(restored: Restored, span: Span, words: Language) -> tuple[str, ...]:
    """Parts names at separators and where the source has a blank between two of them: 中共上海市委 上海市人民政府."""
    names, current = [], ""
    for at in range(span.start, span.end):
        sign = restored.text[at]
        gap = at > span.start and restored.origin[at] - restored.origin[at - 1] != 1
        if (gap or sign in _SEPARATORS) and words.is_body(current):
            names.append(current)
            current = ""
        current += "" if sign in _SEPARATORS else sign
    names.append(_NUMBER_OF.sub("", current))
    return tuple(name for name in names if name)


def without_session(body: str) -> str:
    """烟台市第十七届人民代表大会常务委员会 → 烟台市人民代表大会常务委员会."""
    return _SESSION.sub("", body)


def split_known(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """工业和信息化部科技部商务部 → its three bodies, where nothing parts them and the gazetteer knows each; else the name."""
    if is_known(name, lexicon):
        return (name,)
    return _known_parts(name, lexicon) or (name,)


def _known_parts(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    for end in range(len(name), _SHORTEST_NAME - 1, -1):
        if is_known(name[:end], lexicon):
            rest = _known_parts(name[end:], lexicon)
            if rest or end == len(name):
                return (name[:end], *rest)
    return ()
