"""Answers as bars and as files."""

from __future__ import annotations

import csv
import io

from ui import results

ROWS = [
    {"region": "青石市", "agency": "市科技局", "document_id": "x", "leads": 2, "quote": "长" * 50},
    {"region": "白沙市", "agency": "市科技局", "document_id": "y", "leads": None, "quote": "句" * 50},
    {"region": "青石市", "agency": "市财政局", "document_id": "x", "leads": 0, "quote": "长" * 50},
]


def test_bars_are_named_by_as_many_columns_as_tell_them_apart():
    assert results._names(ROWS) == ["青石市 · 市科技局", "白沙市 · 市科技局", "青石市 · 市财政局"]
    assert results._names(ROWS[:2]) == ["青石市", "白沙市"]
    assert results._names([{"n": 1}]) is None


def test_figures_may_be_missing_but_not_words_or_truths():
    assert results._is_figures(ROWS, "leads")
    assert not results._is_figures(ROWS, "region")
    assert not results._is_figures([{"yes": True}], "yes")


def test_a_file_opens_in_a_spreadsheet_and_holds_every_row():
    file = results._csv([{"a": '引号"，逗号,', "b": ["一", "二"], "c": None}])
    assert file.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    assert read == [{"a": '引号"，逗号,', "b": "一、二", "c": ""}]
