"""Answers as bars and as files."""

from __future__ import annotations

import csv
import io

from ui import charts, results
from ui.texts import Texts

ROWS = [
    {"region": "青石市", "agency": "市科技局", "document_id": "x", "leads": 2, "quote": "长" * 50},
    {"region": "白沙市", "agency": "市科技局", "document_id": "y", "leads": None, "quote": "句" * 50},
    {"region": "青石市", "agency": "市财政局", "document_id": "x", "leads": 0, "quote": "长" * 50},
]


def test_bars_are_named_by_as_many_columns_as_tell_them_apart():
    assert charts._names(ROWS) == ["青石市 · 市科技局", "白沙市 · 市科技局", "青石市 · 市财政局"]
    assert charts._names(ROWS[:2]) == ["青石市", "白沙市"]
    assert charts._names([{"n": 1}]) is None


def test_figures_may_be_missing_but_not_words_or_truths():
    assert charts._is_figures(ROWS, "leads")
    assert not charts._is_figures(ROWS, "region")
    assert not charts._is_figures([{"yes": True}], "yes")


def test_a_file_opens_in_a_spreadsheet_and_holds_every_row():
    file = results._csv([{"a": '引号"，逗号,', "b": ["一", "二"], "c": None}])
    assert file.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    assert read == [{"a": '引号"，逗号,', "b": "一、二", "c": ""}]


TARGETS = [
    {"indicator": "高企", "change": "level", "unit": "家", "region": "青石市", "deadline": "2025", "value": 4000},
    {"indicator": "高企", "change": "increase", "unit": "家", "region": "白沙市", "deadline": "2025", "value": 25},
    {"indicator": "高企", "change": "level", "unit": "家", "region": "白沙市", "deadline": "2027", "value": 6000},
    {"indicator": "投入", "change": "level", "unit": "亿元", "region": "白沙市", "deadline": "2027", "value": 200},
]


def test_level_increase_and_units_never_share_a_scale():
    alike = charts._alike(TARGETS[0], "value")
    found = charts.groups(TARGETS, "value", alike, Texts("zh"))
    assert {group.title: group.bars for group in found} == {
        "高企 · 达到 · 家": (("白沙市 · 2027", 6000), ("青石市 · 2025", 4000)),
        "高企 · 新增 · 家": (("白沙市 · 2025", 25),),
        "投入 · 达到 · 亿元": (("白沙市 · 2027", 200),),
    }


def test_values_of_targets_without_unit_or_change_are_not_drawn():
    assert charts._alike({"t.indicator": "高企", "t.value": 1}, "t.value") is None
    assert charts._alike({"indicator": "高企", "unit": "家", "value": 1}, "value") is None
    assert charts._alike({"bureau": "市科技局", "n": 1}, "n") == ()


def test_a_node_is_shown_by_its_name_and_a_relation_by_its_sentence():
    node = {"labels": ["Agency"], "id": "1:市科技局", "name": "市科技局", "level": None}
    relation = {"type": "LEADS", "quote": "市科技局牵头"}
    assert results._shown("a", node, Texts("zh")) == "市科技局"
    assert results._shown("r", relation, Texts("zh")) == "牵头 市科技局牵头"
    assert results._whole("a", node, Texts("zh")) == "市科技局 · labels Agency · id 1:市科技局 · name 市科技局"
    assert results._shown("x", {"n": 1}, Texts("zh")) == '{"n": 1}'
