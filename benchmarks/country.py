"""A country that does not exist, in the grammar of documents that do: same sentences and facts, other places and ids.

The documents of data/policies are read once; each is a template. A copy gives its city, province and codes to an
invented city, renews every id, and leaves out some facts at random, so that no two copies are alike. Invented names are
as long as those they replace, so every offset holds and every quote is still what stands there. Bodies are the city's
own; types of platform, themes, indicators and national programmes are shared by all, as in a real country.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.facts import Line, dump
from jobs.home import POLICIES
from jobs.read import find_files, given_for, read_all

DOCUMENTS_A_CITY = 15
CITIES_A_PROVINCE = 12
LEFT_OUT = 0.05
"""The share of facts that a copy lacks."""
FACT_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
SYLLABLES = "安北昌城川东风港高关光海河和湖华江金口兰林龙明南宁平泉山石水松泰田通武西新兴阳银永玉原云州"
KEPT = frozenset({"document", "section", "measure", "entity"})


@dataclass(frozen=True, slots=True)
class Place:
    """A city as documents print it: two characters without 市, and six digits; so its province."""

    city: str
    code: str
    province: str
    province_code: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in the form of docs/handover.md, and the text that its offsets count in."""

    lines: tuple[Line, ...]
    text: str
    fingerprint: str = ""
    """What ingest would make of the file's bytes; here of number and seed."""

    @property
    def id(self) -> str:
        return str(self.lines[0]["id"])

    @property
    def measures(self) -> int:
        return sum(line["kind"] == "measure" for line in self.lines)


def templates() -> list[tuple[Place, Paper]]:
    """The five documents of data/policies, each with the place that it is about."""
    files = find_files([POLICIES])
    read = read_all(files, given_for(files, None, None), workers=1)
    return [(_place(found.lines), Paper(found.lines, found.text)) for found in read]


def country(size: int, papers: Sequence[tuple[Place, Paper]], seed: int = 7) -> Iterator[Paper]:
    """Documents until there are ``size`` measures: city after city, each template in turn."""
    measures = number = 0
    while measures < size:
        was, paper = papers[number % len(papers)]
        copy = copied(was, paper, number, seed)
        measures, number = measures + copy.measures, number + 1
        yield copy


def copied(was: Place, paper: Paper, number: int, seed: int) -> Paper:
    """The template as document ``number`` of the country; another ``seed`` leaves out other facts."""
    chance = random.Random(f"{seed}:{number}")
    lines = [line for line in paper.lines if line["kind"] in KEPT or chance.random() >= LEFT_OUT]
    place = invented(number // DOCUMENTS_A_CITY)
    identity = f"{place.code}-{_digest(f'{number}', 12)}"
    names = {was.city: place.city, was.province: place.province}
    codes = re.compile(rf"(?<!\d)(?:{was.code[:4]}(?=\d\d(?!\d))|{was.province_code}(?!\d))")
    new = {was.code[:4]: place.code[:4], was.province_code: place.province_code}

    def renewed(printed: str) -> str:
        for old, new in names.items():
            printed = printed.replace(old, new)
        return printed

    written = renewed("\n".join(map(dump, lines))).replace(renewed(paper.id), identity)
    written = codes.sub(lambda match: new[match[0]], written)
    written = FACT_ID.sub(lambda match: _digest(f"{number}:{match[0]}", 16), written)
    made = [json.loads(line) for line in written.split("\n")]
    made[0]["title"] = f"{made[0]['title']}({number % DOCUMENTS_A_CITY + 1})"
    return Paper(tuple(made), renewed(paper.text), f"{number}:{seed}")


def invented(number: int) -> Place:
    """The city of that number; no two of the first 348 share a name or a code, none is a real one."""
    province, city = divmod(number, CITIES_A_PROVINCE)
    code = f"{70 + province}{1 + city:02d}00"
    return Place(_name(number), code, _name(len(SYLLABLES) ** 2 - 1 - province), f"{code[:2]}0000")


def _name(number: int) -> str:
    first, second = divmod(number * 7 % len(SYLLABLES) ** 2, len(SYLLABLES))
    return SYLLABLES[first] + SYLLABLES[second]


def _place(lines: Sequence[Line]) -> Place:
    code = str(lines[0]["region_code"])
    regions = {line["key"]: line["properties"]["name"] for line in lines if line.get("label") == "Region"}
    province = f"{code[:2]}0000"
    return Place(regions[code][:2], code, regions[province][:2], province)


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
