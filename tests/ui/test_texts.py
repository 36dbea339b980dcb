"""The words of the screen: both languages say the same things, and every word that is asked for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.texts import LANGUAGES, Texts, table

UI = Path(__file__).parents[2] / "ui"
HOLE = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("key", sorted(table()))
def test_both_languages_fill_the_same_holes_or_fewer(key):
    zh, en = table()[key]
    assert zh
    assert en
    assert set(HOLE.findall(en)) ^ set(HOLE.findall(zh)) <= {"stated"}


def test_every_word_that_is_asked_for_is_there():
    said = "".join(file.read_text(encoding="utf-8") for file in [*UI.rglob("*.py"), *UI.rglob("*.html")])
    asked = set(re.findall(r"""\bt\(f?["']([a-z_.]+)["'][,)]""", said))
    assert len(asked) > 60
    assert asked - set(table()) == set()


def test_every_word_is_asked_for():
    said = "".join(file.read_text(encoding="utf-8") for file in [*UI.rglob("*.py"), *UI.rglob("*.html")])
    built = tuple(re.findall(r"""["']([a-z]+(?:\.[a-z]+)*\.)(?:["']|\{)""", said))
    unused = [key for key in table() if f'"{key}"' not in said and f"'{key}'" not in said and not key.startswith(built)]
    assert unused == []


def test_every_repair_has_its_words():
    repairs = UI.parent / "ingest" / "repair"
    names = set(re.findall(r'"([a-z]+_[a-z]+)"', "".join(file.read_text("utf-8") for file in repairs.glob("*.py"))))
    assert {f"repair.{name}" for name in names} == {key for key in table() if key.startswith("repair.")}


def test_chinese_is_the_first_language():
    assert LANGUAGES[0] == "zh"
    assert Texts("zh")("place", place=2, peers=3) == "第 2 位，共 3 家"
    assert Texts("en")("place", place=2, peers=3) == "2 of 3"


def test_an_unknown_code_is_shown_as_it_is():
    assert Texts("en").maybe("kind.Beneficiary", "Beneficiary") == "Beneficiary"
    assert Texts("zh").maybe("kind.没有", "没有") == "没有"


def test_names_of_closed_lists_have_a_gloss_in_english_only() -> None:
    assert Texts("zh").gloss("科技") == "科技"
    assert Texts("en").gloss("科技").startswith("科技 · ")
    assert Texts("en").gloss("市科技局") == "市科技局"
