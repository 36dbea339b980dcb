"""What the pages say about two invented documents, on both engines: states, denominators, kinship, networks, texts."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from graph.guard import run_free
from graph.load import load_document
from graph.views import cities, documents, free, leads, network, promises, quality, together
from graph.views.quotes import cities as places

FACTS = Path(__file__).parents[2] / "queries" / "facts"
QINGSHI, BAISHA = "990100", "990200"
NAMES = {QINGSHI: "青石市", BAISHA: "白沙市"}
OF = "青政办字(2023)12号"


@pytest.fixture(scope="module")
def asked(module_store):
    for name in ("qingshi", "baisha"):
        lines = (FACTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        text = (FACTS / f"{name}.txt").read_text(encoding="utf-8")
        load_document(module_store, [json.loads(line) for line in lines], text)
    return module_store


@pytest.fixture(scope="module")
def science(asked):
    """The answers about 市科技局, by city."""
    return {answer.region: answer for answer in leads.answers(leads.load(asked, NAMES), ["市科技局"], NAMES)}


def test_the_city_that_states_most_comes_first(asked):
    assert [(place.name, place.documents) for place in places(asked)] == [("青石市", 1), ("白沙市", 1)]


def test_each_measure_has_one_state(science):
    assert [e.state for e in science[QINGSHI].entries] == ["lead", "colead", "shared", "absent", "unstated"]
    assert [e.state for e in science[BAISHA].entries] == ["lead", "unstated"]


def test_denominators_are_led_shared_stated_and_all(science):
    found = {(s.role, len(s.entries), s.of) for s in science[QINGSHI].sections}
    assert found == {("lead", 2, 2), ("shared", 1, 1), ("unstated", 1, 5)}
    answer = science[QINGSHI]
    assert (answer.led, answer.unstated, answer.total, answer.issuer) == (2, 1, 5, "青石市人民政府办公室")


def test_everybody_is_one_entry_a_measure_with_all_who_lead_it_marked(asked):
    first = leads.answers(leads.load(asked, NAMES), None, NAMES)[0]
    assert [e.state for e in first.entries].count("absent") == 0
    both = first.entries[1]
    assert (both.state, both.names) == ("colead", ("市委组织部", "市科技局"))
    assert [both.mine.quote.text[a:b] for a, b in both.mine.quote.marks] == ["市委组织部", "市科技局"]
    assert sum(len(s.entries) for s in first.sections) == first.total


def test_place_among_peers_and_the_printed_name(science):
    colead = science[QINGSHI].entries[1]
    assert (colead.place, colead.peers, colead.mine.name) == (2, 2, "青石市科学技术局")
    said = colead.mine.quote
    assert [said.text[a:b] for a, b in said.marks] == ["市科技局"]


def test_ties_count_statements_and_leave_groups_out(science):
    assert [(t.short, t.kind, t.count) for t in science[QINGSHI].ties] == [
        ("市委组织部", "lead", 1),
        ("市经信委", "support", 1),
        ("市财政局", "shared", 1),
        ("市财政局", "support", 1),
    ]


def test_groups_are_asked_about_only_when_wanted(asked):
    assert "各区县政府" not in {b.short for b in leads.load(asked, NAMES).bureaus}
    assert "各区县政府" in {b.short for b in leads.load(asked, NAMES, groups=True).bureaus}


def test_a_bureau_that_a_city_does_not_name_is_absent_not_zero(asked):
    (answer,) = leads.answers(leads.load(asked, [BAISHA]), ["市委组织部"], {BAISHA: "白沙市"})
    assert answer.bureaus == ()
    assert {e.state for e in answer.entries} == {"absent", "unstated"}


def test_targets_stand_in_reading_order_with_how_their_deadline_is_known(asked):
    first, second = promises.answers(promises.load(asked, NAMES, "target"), NAMES)
    assert [(p.name, p.figure.value, p.figure.change, p.dated) for p in first.items][:2] == [
        ("高新技术企业", 400.0, "level", "printed"),
        ("省级重点实验室", 5.0, "increase", "printed"),
    ]
    assert sum(first.basis.values()) == sum(first.groups.values()) == len(first.items)
    assert {p.place.region for p in second.items} <= {BAISHA}


def test_a_quote_too_long_for_its_place_begins_near_what_is_marked(asked):
    last = promises.answers(promises.load(asked, NAMES, "target"), NAMES)[0].items[1].quote
    near = last.near(4)
    assert near.text.startswith("…")
    assert [near.text[a:b] for a, b in near.marks] == [last.text[a:b] for a, b in last.marks] == ["5家"]
    assert last.near(200) is last


def test_awards_tell_a_printed_payer_from_an_inferred_one(asked):
    first, second = promises.answers(promises.load(asked, NAMES, "award"), NAMES)
    assert [(p.name, p.funder, p.payer) for p in first.items] == [
        ("新认定的省级重点实验室", "青石市人民政府", "inferred"),
        ("高新技术企业", "青石市财政局", "printed"),
    ]
    money = first.items[1].money
    assert (money.ratio, money.base, money.amount, money.limit) == (0.1, "研发投入", 500000.0, "max")
    assert (second.groups, second.basis) == ({"max": 1}, {"inferred": 1})


def test_bodies_named_together_are_those_of_one_statement_with_both_names_marked(asked):
    answer = together.together(asked, NAMES)[0]
    assert answer.several <= answer.statements
    assert all(pair.together == len(pair.said) for pair in answer.pairs)
    pair = next(p for p in answer.pairs if {p.first.short, p.second.short} == {"市委组织部", "市科技局"})
    (said,) = pair.said
    assert [said.quote.text[a:b] for a, b in said.quote.marks] == ["市委组织部", "市科技局"]


def test_groups_are_tied_only_when_wanted(asked):
    def names(groups):
        return {one.short for answer in together.together(asked, NAMES, groups) for one in answer.bodies}

    assert names(True) - names(False) == {"各区县政府"}


def test_a_merged_body_counts_as_its_successor_when_lineage_is_contracted(asked):
    after = together.Successor("青石市经济和信息化委员会", "990100:青石市工业和信息化局", "青石市工业和信息化局", None)
    plain = together.together(asked, NAMES)[0]
    old = next(one for one in plain.bodies if one.short == "市经信委")
    contracted = together.together(asked, NAMES, successors={old.id: after})[0]
    assert contracted.contracted == (after,)
    assert old.id not in {one.id for one in contracted.bodies}
    now = next(one for one in contracted.bodies if one.id == after.after)
    assert now.standing.partners == old.standing.partners


def test_quality_counts_bodies_once_and_what_was_concluded_by_document(asked):
    known, unresolved = quality.bodies(asked, NAMES)
    assert len(unresolved) < known
    assert {one.quote.text[a:b] for one in unresolved for a, b in one.quote.marks} == {"市智慧中心"}
    found = quality.inferred(asked, NAMES)
    assert found[OF]["funder"] == 1


def test_programmes_are_inherited_of_one_family_or_neither(asked):
    compared = cities.compare(asked, NAMES, "programme")
    kin = {item.key: item.kin for item in compared.items}
    assert kin == {"英才工程": "inherited", "实验室提升": "family", "揭榜挂帅": "name"}
    assert compared.pairs == {(QINGSHI, BAISHA): 3}


def test_both_cities_show_their_own_sentence(asked):
    compared = cities.compare(asked, NAMES, "programme")
    talent = next(item for item in compared.items if item.key == "英才工程")
    said = {code: [m.quote.text for m in talent.of(code)] for code in NAMES}
    assert said == {QINGSHI: ["用好海东英才工程"], BAISHA: ["落实海东英才工程"]}
    assert (talent.clauses(QINGSHI), compared.clauses[QINGSHI]) == (1, 7)


def test_what_one_city_does_not_name(asked):
    compared = cities.compare(asked, NAMES, "platform")
    assert [item.name for item in compared.shared_by_all()] == ["重点实验室"]
    assert [item.name for item in compared.only(QINGSHI)] == ["青石人才港"]
    assert [item.name for item in compared.only(BAISHA)] == ["技术创新中心"]


def test_caution_names_what_differs(asked):
    assert cities.compare(asked, NAMES, "theme").caution.differ == ("genre", "status")
    assert cities.compare(asked, [QINGSHI], "theme").caution is None


def test_the_network_joins_cities_by_what_both_name(asked):
    drawn = network.network(asked, network.Ask((QINGSHI, BAISHA)))
    shared = {node.name for node in drawn.nodes if not node.region}
    assert shared == {"海东英才工程", "揭榜挂帅", "省级重点实验室"}
    assert drawn.shared == 3
    both = network.network(asked, network.Ask((QINGSHI, BAISHA), kinds=frozenset({"Programme"}), shared_only=True))
    assert {node.name for node in both.nodes if node.kind not in network.CLAUSES} == {
        "实验室提升",
        "英才工程",
        "揭榜挂帅",
    }


@pytest.mark.parametrize("kind", ["programme", "platform"])
def test_the_network_of_what_is_shared_counts_as_the_table_does(asked, kind):
    table = cities.compare(asked, NAMES, kind).shared_by_all()
    ask = network.Ask(tuple(NAMES), kinds=frozenset({kind.capitalize()}), shared_only=True)
    drawn = network.network(asked, ask)
    things = {node.name: node for node in drawn.nodes if node.kind not in network.CLAUSES}
    assert set(things) == {item.name for item in table}
    for item in table:
        of = drawn.links_of(things[item.name].id)
        assert len({link.source for link in of}) == sum(item.clauses(code) for code in NAMES)


def test_a_line_carries_its_own_sentence(asked):
    drawn = network.network(asked, network.Ask((QINGSHI,), kinds=frozenset({"Agency"}), roles=frozenset({"support"})))
    assert {link.role for link in drawn.links} == {"support"}
    assert {link.quotes[0].text for link in drawn.links} == {"（市科技局牵头，市财政局、经信委配合，2024年底前完成）"}


def test_groups_and_filters_decide_what_is_drawn(asked):
    def names(**asked_for):
        drawn = network.network(asked, network.Ask((QINGSHI,), kinds=frozenset({"Agency"}), **asked_for))
        return {node.name for node in drawn.nodes if node.kind == "Agency"}

    assert "各区县政府" not in names()
    assert "各区县政府" in names(groups=True)
    assert names(least=3) == {"市科技局"}
    assert names(theme="人才") == {"市科技局", "市委组织部"}


def test_the_same_question_gives_the_same_picture(asked):
    ask = network.Ask((QINGSHI, BAISHA))
    assert network.network(asked, ask) == network.network(asked, ask)


def test_graphml_holds_every_node_and_sentence(asked):
    drawn = network.network(asked, network.Ask((QINGSHI, BAISHA)))
    read = nx.parse_graphml(network.to_graphml(drawn).decode())
    assert {name for _, name in read.nodes(data="name")} == {node.name for node in drawn.nodes}
    assert read.number_of_edges() == len(drawn.links)
    assert all(quote for _, _, quote in read.edges(data="quote"))


def test_coverage_adds_up(asked):
    for one in documents.coverage(asked):
        assert one.led + one.shared + one.group_only + one.unstated == one.measures > 0


def test_pieces_are_the_whole_text_and_mark_what_was_asked_for(asked):
    facts = documents.stated(asked, OF)
    text = (FACTS / "qingshi.txt").read_text(encoding="utf-8")
    start = text.index("（市科技局牵头")
    end = text.index("）", start) + 1
    found = documents.pieces(asked, OF, facts, (start, end))
    assert "".join(piece.text for piece in found) == text
    assert "".join(piece.text for piece in found if piece.here) == text[start:end]
    assert {f.object for f in facts if f.start < end and start < f.end} == {"建设重点实验室"}


def test_a_free_answer_is_drawn_with_its_sentences(asked):
    result = run_free(asked, "MATCH (a:Agency)-[r:LEADS]->(m:Measure) RETURN a, r, m")
    drawn = free.as_network(result)
    assert {node.kind for node in drawn.nodes} == {"Agency", "Measure"}
    assert {link.role for link in drawn.links} == {"lead"}
    assert all(link.quotes[0].text for link in drawn.links)
    assert {row["a"]["labels"][0] for row in free.plain_rows(result)} == {"Agency"}


def test_figures_alone_make_no_network(asked):
    assert free.as_network(run_free(asked, "RETURN 1 AS one")).nodes == ()
