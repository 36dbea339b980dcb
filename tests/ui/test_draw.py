"""What is drawn: everything from a document is escaped, marks stand where the names are, the butterfly has two sides."""

from __future__ import annotations

import pytest

from graph.views.leads import Tie
from graph.views.network import Link, Network, Node
from graph.views.quotes import Quote, quote
from ui import draw, drawing, wings
from ui.texts import Texts


def test_a_quote_is_escaped_inside_and_outside_its_marks():
    said = Quote("d", 0, 9, "<b>&牵头<i>", ((4, 6),), ())
    assert draw.marked(said) == "&lt;b&gt;&amp;<mark class=''>牵头</mark>&lt;i&gt;"


def test_marks_that_overlap_are_set_once():
    assert draw.marked(Quote("d", 0, 4, "市科技局", ((0, 4), (1, 3)), ())) == "<mark class=''>市科技局</mark>"


def test_our_own_words_are_bold_and_escaped():
    assert draw.emphasis("<x> **14** 项") == "&lt;x&gt; <b>14</b> 项"


def test_a_script_in_a_name_stays_text():
    html = draw.render("answer.html", Texts("zh"), lines=["<script>alert(1)</script>"])
    assert "<script>" not in html


def test_a_source_link_names_document_and_range():
    link = draw.source_link(Quote("青政办字(2023)12号", 12, 40, "", (), ()), "en")
    assert link.startswith("document?doc=%E9%9D%92")
    assert link.endswith("&at=12-40&lang=en")


@pytest.mark.parametrize("count", [0, 1, 5, 30])
def test_the_butterfly_draws_twelve_a_side_and_counts_the_rest(count):
    ties = [Tie(f"局{i}", "lead", count - i) for i in range(count)]
    drawn = wings.spread(ties)
    assert len(drawn.arms) == min(count, wings.MOST)
    assert drawn.left_out == max(count - wings.MOST, 0)
    assert all(arm.x < drawn.x for arm in drawn.arms)
    assert all(0 < arm.y < drawn.height for arm in drawn.arms)


def test_supporters_stand_on_the_right():
    drawn = wings.spread([Tie("甲", "support", 3), Tie("乙", "shared", 1)])
    sides = {arm.label: arm.x > drawn.x for arm in drawn.arms}
    assert sides == {"甲": True, "乙": False}
    assert drawn.kinds == ("shared", "support")


def test_the_network_is_a_pyvis_network_at_rest():
    nodes = (
        Node("Agency:a", "Agency", "局", "全称", "1", 1, 3.0, 4.0),
        Node("Measure:m", "Measure", "举措", "一", "1", 1),
    )
    link = Link("l", "lead", "Agency:a", "Measure:m", ())
    drawn = drawing.to_pyvis(Network(nodes, (link,), 2))
    assert [(n["id"], n["x"], n["y"]) for n in drawn.nodes] == [("Agency:a", 3.0, 4.0), ("Measure:m", 0.0, 0.0)]
    assert drawn.edges == [{"id": "l", "from": "Agency:a", "to": "Measure:m", "role": "lead"}]
    assert drawn.options.physics.enabled is False


def test_a_torn_passage_shows_every_span_with_the_seam_between():
    row = {"document": "d", "char_start": 20, "char_end": 23, "quote": "有关县", "parts": ["有关县", "市、区"]}
    said = quote({**row, "spans": [20, 23, 2, 5], "mention": [20, 23, 2, 5]})
    assert (said.text, said.marks, said.seams) == ("有关县⋯市、区", ((0, 3), (4, 7)), (3,))
    html = draw.marked(said)
    assert html.startswith('<mark class=\'\'>有关县</mark><span class="seam" title="页面错位处 / torn by a page seam"')
    assert html.endswith("⋯</span><mark class=''>市、区</mark>")
