"""Ties of three invented statements, worked out by hand."""

from __future__ import annotations

import pytest

from graph.analysis.ties import standings, ties

STATEMENTS = [["科技局", "财政局", "工信局"], ["科技局", "财政局"], ["科技局", "教育局"], ["卫健委"]]


def test_a_tie_counts_statements_and_shares_each_among_the_others():
    graph = ties(STATEMENTS)
    held = graph.edges["科技局", "财政局"]
    assert (held["together"], held["weight"], held["at"]) == (2, 1.5, (0, 1))
    assert graph.edges["工信局", "财政局"]["weight"] == 0.5
    assert not graph.has_edge("教育局", "财政局")


def test_a_body_that_stands_alone_has_no_partner():
    assert (standings(ties(STATEMENTS))["卫健委"].partners, ties(STATEMENTS).degree("卫健委")) == (0, 0)


def test_the_body_that_joins_the_others_lies_between_them():
    found = standings(ties(STATEMENTS))
    assert next(iter(found)) == "科技局"
    assert (found["科技局"].partners, found["科技局"].statements) == (3, 3)
    # Of the six pairs of four others two have a path only over it: 教育局 to 财政局 and to 工信局.
    assert found["科技局"].between == pytest.approx(2 / 6, abs=1e-4)
    assert found["财政局"].between == 0


def test_a_body_named_twice_in_one_statement_counts_once():
    assert ties([["科技局", "科技局", "财政局"]]).edges["科技局", "财政局"]["together"] == 1
