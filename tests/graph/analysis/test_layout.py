"""Where nodes stand: the same every time, cities apart, discs clear of each other, leaves at their parent."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest

from graph.analysis.layout import HEIGHT, LEAF_DISTANCE, WIDEST, WIDTH, place


@pytest.fixture(scope="module")
def two_cities() -> tuple[nx.Graph, dict[str, str]]:
    """Two wheels of twelve that share one node between them."""
    graph = nx.Graph()
    for city in "ab":
        spokes = [f"{city}{i}" for i in range(12)]
        graph.add_edges_from((f"{city}-hub", spoke) for spoke in spokes)
        graph.add_edges_from(zip(spokes, [*spokes[1:], spokes[0]], strict=True))
        graph.add_edge(spokes[0], "between")
    return graph, {node: node[0] for node in graph if node != "between"}


def test_cities_stand_left_and_right_and_what_they_share_between(two_cities):
    graph, home = two_cities
    placed = place(graph, home, {}, ["a", "b"])
    left, right = ([placed[n][0] for n in home if home[n] == city] for city in "ab")
    assert sum(left) / len(left) < placed["between"][0] < sum(right) / len(right)
    assert max(left) < min(right)


def test_nothing_is_random(two_cities):
    graph, home = two_cities
    shuffled = nx.Graph()
    shuffled.add_nodes_from(sorted(graph, reverse=True))
    shuffled.add_edges_from(reversed(list(graph.edges)))
    again = place(shuffled, home, {}, ["a", "b"])
    assert place(graph, home, {}, ["a", "b"]) == again


def test_discs_do_not_overlap_and_the_canvas_is_used(two_cities):
    graph, home = two_cities
    placed = place(graph, home, dict.fromkeys(graph, 6.0), ["a", "b"])
    for one, other in combinations(graph, 2):
        assert math.dist(placed[one], placed[other]) > 11.0
    width, height = (max(p[i] for p in placed.values()) - min(p[i] for p in placed.values()) for i in (0, 1))
    assert 0.8 * WIDTH < width < 1.2 * WIDTH
    assert width / WIDEST < 1.2 * height < 1.5 * HEIGHT


def test_leaves_stay_with_their_parent():
    star = nx.star_graph(["hub", *(f"leaf{i}" for i in range(9))])
    placed = place(star, {}, {})
    distances = [math.dist(placed["hub"], placed[n]) for n in star if n != "hub"]
    assert all(LEAF_DISTANCE <= d <= 2 * LEAF_DISTANCE for d in distances)
    assert len({(round(x), round(y)) for x, y in placed.values()}) == 10


@pytest.mark.parametrize("nodes", [0, 1, 2, 3])
def test_small_graphs_are_placed_whole(nodes):
    graph = nx.path_graph([str(i) for i in range(nodes)])
    placed = place(graph, {}, {})
    assert set(placed) == set(graph)
    assert all(math.isfinite(c) for point in placed.values() for c in point)


def test_apart_components_stand_apart():
    graph = nx.disjoint_union(nx.cycle_graph(6), nx.cycle_graph(6))
    graph = nx.relabel_nodes(graph, str)
    placed = place(graph, {}, {})
    first, second = [placed[str(i)] for i in range(6)], [placed[str(i)] for i in range(6, 12)]
    centres = [tuple(sum(p[i] for p in part) / 6 for i in (0, 1)) for part in (first, second)]
    assert math.dist(*centres) > 100
