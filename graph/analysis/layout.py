"""Where the nodes of a drawn network stand: stress majorization with anchored cities. Nothing random, no clock.

Source: Gansner, Koren, North, *Graph Drawing by Stress Majorization* (2004); weights d⁻². The core (nodes with more
than one neighbour) is placed by stress, leaves are fanned into the widest gap around their parent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Point = tuple[float, float]

WIDTH, HEIGHT = 800.0, 640.0
WIDEST = 2.2
"""The drawing is stretched towards WIDTH × HEIGHT, but never beyond this ratio of its sides."""
ROUNDS = 120
PULL = 0.02
"""Weight of a city's anchor against one pair of neighbours."""
OUTLIER, OUTLIER_COUNTS = 1.5, 0.4
LEAF_DISTANCE = 24.0


def place(
    graph: nx.Graph, groups: Mapping[str, str], radius: Mapping[str, float], order: Iterable[str] = ()
) -> dict[str, Point]:
    """Node → (x, y) in pixels around (0, 0).

    ``groups`` says which city a node belongs to (a node of several cities is absent and floats between them),
    ``radius`` how much room each disc needs, ``order`` the cities from left to right (or clockwise for three or more).
    """
    core = [node for node in sorted(graph) if _stands_alone(graph, node)]
    if not core:
        return {}
    seats = _seats(list(order))
    anchors = {i: seats[groups[node]] for i, node in enumerate(core) if groups.get(node) in seats}
    positions = _fit(_tame(_majorize(_distances(graph, core), anchors)))
    positions = _separate(positions, np.array([radius.get(node, 4.0) for node in core]))
    placed = {node: (float(x), float(y)) for node, (x, y) in zip(core, positions, strict=True)}
    return _fan_leaves(graph, placed)


def _stands_alone(graph: nx.Graph, node: str) -> bool:
    """A leaf hangs on its neighbour; of a pair of leaves the first in order stands for both."""
    near = [other for other in graph[node] if other != node]
    return len(near) != 1 or (graph.degree(near[0]) == 1 and node < near[0])


def _seats(cities: list[str]) -> dict[str, Point]:
    """One city has no seat, two sit left and right, more on a circle starting at the left."""
    if len(cities) < 2:
        return {}
    step = 2 * math.pi / len(cities)
    return {city: (-math.cos(i * step), -math.sin(i * step)) for i, city in enumerate(cities)}


def _distances(graph: nx.Graph, core: list[str]) -> Array:
    """Hops between all pairs of the core, by breadth-first fronts; components stand the usual path + 2 apart."""
    index = {node: i for i, node in enumerate(core)}
    near = np.zeros((len(core), len(core)), dtype=np.float64)
    for a, b in graph.edges:
        if a in index and b in index and a != b:
            near[index[a], index[b]] = near[index[b], index[a]] = 1.0
    hops = np.where(near > 0, 1.0, np.inf)
    np.fill_diagonal(hops, 0.0)
    front, step = near, 1.0
    while front.any():
        step += 1.0
        front = ((front @ near > 0) & np.isinf(hops)).astype(np.float64)
        hops[front > 0] = step
    hops[np.isinf(hops)] = np.median(hops[np.isfinite(hops)]) + 2.0
    return hops


def _majorize(hops: Array, anchors: Mapping[int, Point]) -> Array:
    """Minimise Σ d⁻²(|xᵢ−xⱼ|−d)² plus the pull of the anchors; the system is solved once, then iterated."""
    n = len(hops)
    if n == 1:
        return np.zeros((1, 2))
    weights = np.divide(1.0, hops**2, out=np.zeros_like(hops), where=hops > 0)
    reach = float(hops.max()) / 2
    pull, seats = np.full(n, 1e-6), np.zeros((n, 2))
    for i, seat in anchors.items():
        pull[i], seats[i] = PULL, np.array(seat) * reach
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + np.diag(pull * n / 2))
    fixed = (pull * n / 2)[:, None] * seats
    spread = weights * hops
    positions = _spiral(n, reach) + seats * 0.5
    for _ in range(ROUNDS):
        apart = np.linalg.norm(positions[:, None, :] - positions[None, :, :], axis=2)
        pairs = -np.divide(spread, apart, out=np.zeros_like(spread), where=apart > 1e-9)
        np.fill_diagonal(pairs, 0.0)
        np.fill_diagonal(pairs, -pairs.sum(axis=1))
        positions = inverse @ (pairs @ positions + fixed)
    return positions


def _spiral(n: int, reach: float) -> Array:
    """A sunflower: even, without symmetry that stress could not leave."""
    i = np.arange(n) + 0.5
    angle, distance = i * math.pi * (3 - math.sqrt(5)), reach * np.sqrt(i / n)
    return np.column_stack((np.cos(angle), np.sin(angle))) * distance[:, None]


def _tame(positions: Array) -> Array:
    """Pull stragglers in: what lies beyond 1.5 σ counts 0.4, along each axis."""
    centre, sigma = positions.mean(axis=0), positions.std(axis=0) + 1e-9
    offset = positions - centre
    limit = OUTLIER * sigma
    beyond = np.clip(np.abs(offset) - limit, 0.0, None)
    tamed: Array = np.sign(offset) * (np.minimum(np.abs(offset), limit) + OUTLIER_COUNTS * beyond)
    return tamed


def _fit(positions: Array) -> Array:
    """Stretch both axes towards the canvas, but never so far that the scales differ by more than WIDEST."""
    low, high = positions.min(axis=0), positions.max(axis=0)
    extent = np.maximum(high - low, 1e-9)
    scale = np.array([WIDTH, HEIGHT]) / extent
    scale = np.minimum(scale, scale.min() * WIDEST)
    if len(positions) < 3:
        scale = np.minimum(scale, 160.0)
    fitted: Array = (positions - (low + high) / 2) * scale
    return fitted


def _separate(positions: Array, radius: Array, gap: float = 9.0, rounds: int = 40) -> Array:
    """Push overlapping discs apart, both by half; equal points part along their index."""
    n = len(positions)
    need = radius[:, None] + radius[None, :] + gap
    np.fill_diagonal(need, 0.0)
    angle = np.arange(n) * 2.399963
    positions = positions + 1e-3 * np.column_stack((np.cos(angle), np.sin(angle)))
    for _ in range(rounds):
        offset = positions[:, None, :] - positions[None, :, :]
        apart = np.linalg.norm(offset, axis=2)
        lack = np.clip(need - apart, 0.0, None)
        if not lack.any():
            break
        unit = offset / np.maximum(apart, 1e-9)[:, :, None]
        positions = positions + (unit * lack[:, :, None]).sum(axis=1) * 0.35
    return positions


def _fan_leaves(graph: nx.Graph, placed: dict[str, Point]) -> dict[str, Point]:
    """Set the nodes with one neighbour around it, spread over the widest gap between its other neighbours."""
    for parent in list(placed):
        leaves = [node for node in sorted(graph[parent]) if node not in placed]
        taken = sorted(_angle(placed[parent], placed[n]) for n in graph[parent] if n in placed and n != parent)
        for leaf, (angle, ring) in zip(leaves, _fan(taken, len(leaves)), strict=True):
            x, y = placed[parent]
            distance = LEAF_DISTANCE + 12.0 * ring
            placed[leaf] = (x + distance * math.cos(angle), y + distance * math.sin(angle))
    return placed


def _angle(a: Point, b: Point) -> float:
    return math.atan2(b[1] - a[1], b[0] - a[0]) % (2 * math.pi)


def _fan(taken: list[float], count: int) -> list[tuple[float, int]]:
    """``count`` directions inside the widest free arc, two rings where they would crowd."""
    if not count:
        return []
    if not taken:
        taken = [0.0]
    arcs = [(b - a, a) for a, b in zip(taken, [*taken[1:], taken[0] + 2 * math.pi], strict=True)]
    width, begin = max(arcs, key=lambda arc: (round(arc[0], 6), -arc[1]))
    used = min(width * 0.86, count * 0.62)
    middle = begin + width / 2
    crowded = used / count < 0.36
    return [(middle + used * ((i + 0.5) / count - 0.5), i % 2 if crowded else 0) for i in range(count)]
