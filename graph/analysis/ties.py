"""Ties between bodies: named in one responsibility statement. It is not cooperation; docs/codebook says what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a body stands among the others. ``between`` is betweenness centrality without weights (networkx, Brandes
    2001): the share of shortest paths between two others that lead over it, 0 to 1."""

    partners: int
    statements: int
    between: float


def ties(statements: Iterable[Iterable[str]]) -> nx.Graph:
    """The network of a set of statements, each given as the bodies that it names.

    An edge has ``together``, the number of statements that name both, ``weight``, the sum of 1/(k−1) over them, and
    ``at``, their places in ``statements``. A node has ``statements``. A body that is always named alone has no edge.
    """
    graph = nx.Graph()
    for at, named in enumerate(statements):
        bodies = sorted(set(named))
        graph.add_nodes_from(body for body in bodies if body not in graph)
        for body in bodies:
            graph.nodes[body]["statements"] = graph.nodes[body].get("statements", 0) + 1
        for a, b in combinations(bodies, 2):
            if not graph.has_edge(a, b):
                graph.add_edge(a, b, together=0, weight=0.0, at=())
            held = graph.edges[a, b]
            held["together"] += 1
            held["weight"] += 1 / (len(bodies) - 1)
            held["at"] += (at,)
    return graph


def standings(graph: nx.Graph) -> dict[str, Standing]:
    """Every body of a network of `ties`, those with most partners first, then by statements and name."""
    between = nx.betweenness_centrality(graph)
    found = {
        body: Standing(
            partners=graph.degree(body),
            statements=graph.nodes[body]["statements"],
            between=round(between[body], 4),
        )
        for body in graph
    }
    ranked = sorted(found, key=lambda body: (-found[body].partners, -found[body].statements, body))
    return {body: found[body] for body in ranked}
