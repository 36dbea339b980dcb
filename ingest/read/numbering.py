"""The numbers that Word writes before paragraphs but does not store in them (一、 (一) 1.).

Source: ECMA-376 part 1, 17.9 (numbering definitions) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re

import cn2an
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """Counts the lists of one document. ``label`` is asked once for each paragraph, in order."""

    def __init__(self, lists: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels = _levels(lists)
        self._styles = _styled(styles)
        self._counts: dict[str, list[int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """What Word prints before the paragraph's text, without the tab; "" where it prints nothing."""
        numbered = self._list_of(paragraph)
        if numbered is None:
            return ""
        abstract, depth = numbered
        levels = self._levels[abstract]
        counts = self._counts.setdefault(abstract, [])
        while len(counts) <= depth:
            counts.append(levels[len(counts)].first - 1 if len(counts) in levels else 0)
        counts[depth] += 1
        del counts[depth + 1 :]
        return re.sub(r"%(\d)", lambda match: self._number(abstract, counts, int(match[1]) - 1), levels[depth].text)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The paragraph's own list, else that of its style; number id 0 switches a style's list off."""
        own = _reference(paragraph.find(f"{_W}pPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = self._styles.get(style.get(f"{_W}val", "")) if style is not None else None
        number, depth = own or inherited or ("", 0)
        if number not in self._levels or depth not in self._levels[number]:
            return None
        return number, depth

    def _number(self, abstract: str, counts: list[int], depth: int) -> str:
        if depth >= len(counts) or depth not in self._levels[abstract]:
            return ""
        return _written(max(counts[depth], self._levels[abstract][depth].first), self._levels[abstract][depth].format)


class _Level:
    def __init__(self, element: etree._Element) -> None:
        self.first = int(_value(element, "start") or 1)
        self.format = _value(element, "numFmt") or "decimal"
        self.text = "" if self.format == "bullet" else _value(element, "lvlText") or ""


def _levels(lists: etree._Element | None) -> dict[str, dict[int, _Level]]:
    """Number id → depth → level."""
    if lists is None:
        return {}
    abstract = {
        item.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl", 0)): _Level(level) for level in item.findall(f"{_W}lvl")
        }
        for item in lists.findall(f"{_W}abstractNum")
    }
    return {
        item.get(f"{_W}numId", ""): abstract.get(_value(item, "abstractNumId"), {})
        for item in lists.findall(f"{_W}num")
    }


def _styled(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.findall(f"{_W}style") if styles is not None else ():
        reference = _reference(style.find(f"{_W}pPr"))
        if reference is not None:
            found[style.get(f"{_W}styleId", "")] = reference
    return found


def _reference(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None or properties.find(f"{_W}numPr") is None:
        return None
    numbered = properties.find(f"{_W}numPr")
    return _value(numbered, "numId") or "", int(_value(numbered, "ilvl") or 0)


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _written(number: int, style: str) -> str:
    if style.startswith(("chineseCounting", "ideographDigital", "japaneseCounting", "taiwaneseCounting")):
        return str(cn2an.an2cn(str(number))).removeprefix("一") if 10 <= number < 20 else str(cn2an.an2cn(str(number)))
    if style == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if style == "upperLetter" else letter
    return str(number)
