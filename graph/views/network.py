"""The network of bodies, measures and the things they concern, placed and ready to draw, every line with its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from graph.analysis.layout import place
from graph.queries import Runs, run
from graph.views.quotes import Quote, Row, clause_path, evidence, quote, text

MOST_NODES = 300
TEN_THOUSAND = 10_000
CLAUSES = ("Measure", "Section")
THINGS = ("Platform", "Programme", "Target", "Award")
ROLES = {"LEADS": "lead", "SHARES": "shared", "SUPPORTS": "support"}


@dataclass(frozen=True, slots=True)
class Ask:
    """What to draw. ``least`` counts relations of everything but clauses; no ``theme`` means all of them.

    ``shared_only``: what several cities name, in measures and sections, under the headings of `graph.views.cities`.
    """

    regions: tuple[str, ...]
    kinds: frozenset[str] = frozenset({"Agency", "Platform", "Programme"})
    roles: frozenset[str] = frozenset(ROLES.values())
    theme: str = ""
    least: int = 1
    groups: bool = False
    shared_only: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """``region`` is the city whose documents name it, empty where several do. ``detail`` is a clause number or a full
    name; x and y are pixels around the middle."""

    id: str
    kind: str
    name: str
    detail: str
    region: str
    degree: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """One line: a body's role in a measure, or a measure and what it concerns, with all sentences that say so."""

    id: str
    role: str
    source: str
    target: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """``matching`` counts the nodes before the cut to the best connected."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    matching: int

    @property
    def shared(self) -> int:
        return sum(not node.region for node in self.nodes)

    def node(self, id: str) -> Node | None:
        return next((node for node in self.nodes if node.id == id), None)

    def link(self, id: str) -> Link | None:
        return next((link for link in self.links if link.id == id), None)

    def links_of(self, id: str) -> tuple[Link, ...]:
        return tuple(link for link in self.links if id in (link.source, link.target))


@dataclass(slots=True)
class _Draft:
    """Nodes and lines while they are gathered."""

    nodes: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    regions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    quotes: dict[tuple[str, str, str], list[Quote]] = field(default_factory=lambda: defaultdict(list))

    def node(self, id: str, kind: str, name: str, detail: str, region: str) -> str:
        self.nodes.setdefault(id, (kind, name, detail))
        self.regions[id].add(region)
        return id


def network(store: Runs, ask: Ask) -> Network:
    """Gather, filter, cut and place. The same graph and the same question give the same picture."""
    draft = _gather(store, ask)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(draft.nodes))
    graph.add_edges_from((source, target) for source, target, _ in sorted(draft.quotes))
    _drop(graph, draft, ask)
    matching = graph.number_of_nodes()
    _cut(graph)
    nodes = _placed(graph, draft, ask.regions)
    links = tuple(
        Link(f"{source}>{role}>{target}", role, source, target, tuple(quotes))
        for (source, target, role), quotes in draft.quotes.items()
        if graph.has_edge(source, target)
    )
    return Network(nodes, links, matching)


def themes(store: Runs, regions: Iterable[str]) -> tuple[str, ...]:
    """The themes of these cities' measures."""
    rows = run(store, "view/themes", {"regions": sorted(regions)})
    return tuple(sorted({text(row, "thing") for row in rows}))


def _gather(store: Runs, ask: Ask) -> _Draft:
    codes = {"regions": sorted(ask.regions)}
    themes = run(store, "view/themes", codes) if ask.theme else []
    about = {text(row, "clause") for row in themes if row["thing"] == ask.theme}
    measures = {
        text(row, "measure"): row
        for row in run(store, "view/measures", codes)
        if not ask.theme or text(row, "measure") in about
    }
    draft = _Draft()
    if "Agency" in ask.kinds:
        for row in evidence(store, "view/roles", ask.regions):
            _role(draft, row, measures, ask)
    clauses = measures | (_sections(store, ask, measures) if ask.shared_only else {})
    for kind in THINGS:
        for row in evidence(store, f"view/{kind.lower()}s", ask.regions) if kind in ask.kinds else ():
            _thing(draft, {**row, "family": row.get("family") if ask.shared_only else None}, clauses, kind)
    return draft


def _sections(store: Runs, ask: Ask, measures: Mapping[str, Row]) -> dict[str, Row]:
    """The clauses that are no measures, with the columns of one."""
    rows = run(store, "view/clauses", {"regions": sorted(ask.regions)})
    return {
        text(row, "clause"): {**row, "measure": row["clause"], "kind": "Section"}
        for row in rows
        if text(row, "clause") not in measures
    }


def _role(draft: _Draft, row: Row, measures: Mapping[str, Row], ask: Ask) -> None:
    role, measure = ROLES[text(row, "type")], measures.get(text(row, "measure"))
    if measure is None or role not in ask.roles or (text(row, "kind") == "group" and not ask.groups):
        return
    name = text(row, "short") or text(row, "surface") or text(row, "name")
    body = draft.node(f"Agency:{row['agency']}", "Agency", name, text(row, "name"), text(row, "region"))
    draft.quotes[body, _clause(draft, measure), role].append(quote(row))


def _thing(draft: _Draft, row: Row, clauses: Mapping[str, Row], kind: str) -> None:
    """Platforms, programmes, targets and awards that a clause names, each for itself or under its ``family``."""
    clause = clauses.get(text(row, "clause"))
    if clause is None:
        return
    key = text(row, "family") or text(row, "thing") or text(row, "target") or text(row, "award")
    name = text(row, "family") or title_of(kind, row)
    thing = draft.node(f"{kind}:{key}", kind, name or key, _figure(row), text(row, "region"))
    role = {"Target": "sets", "Award": "offers"}.get(kind, "concerns")
    draft.quotes[_clause(draft, clause), thing, role].append(quote(row))


def _clause(draft: _Draft, row: Row) -> str:
    kind = text(row, "kind") or "Measure"
    return draft.node(f"{kind}:{row['measure']}", kind, text(row, "title"), clause_path(row), text(row, "region"))


def title_of(kind: str, row: Row) -> str:
    """What a thing is called: a platform with its level, an award with its sum before who receives it."""
    name = text(row, "name") or text(row, "printed") or text(row, "recipient") or text(row, "indicator")
    level = text(row, "level")
    if kind == "Platform" and level and level not in name:
        return f"{name}（{level}）"
    return f"{_sum(row)} {name}".strip() if kind == "Award" else name


def _sum(row: Row) -> str:
    """1000万元, 50%, or both."""
    amount, ratio = row.get("amount"), row.get("ratio")
    share = f"{ratio * 100:.6g}%" if isinstance(ratio, int | float) else ""
    if not isinstance(amount, int | float):
        return share
    money = f"{amount / TEN_THOUSAND:.12g}万元" if amount >= TEN_THOUSAND else f"{amount:.12g}元"
    return f"{share}，≤{money}" if share else money


def _figure(row: Row) -> str:
    """The number of a target or an award as we hold it: >= 20 名, 1000万元."""
    if "award" in row:
        return _sum(row)
    if "target" in row and row.get("value") is not None:
        return f"{text(row, 'comparator')} {row['value']:g} {text(row, 'unit')}"
    return ""


def _drop(graph: nx.Graph, draft: _Draft, ask: Ask) -> None:
    """Take out what the filters exclude, then what is left without a line."""
    kind = {id: draft.nodes[id][0] for id in graph}
    if ask.shared_only:
        graph.remove_nodes_from([n for n in graph if kind[n] not in CLAUSES and len(draft.regions[n]) < 2])
    graph.remove_nodes_from([n for n in list(graph) if kind[n] not in CLAUSES and graph.degree(n) < ask.least])
    graph.remove_nodes_from([n for n in list(graph) if graph.degree(n) == 0])


def _cut(graph: nx.Graph) -> None:
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), n))
    graph.remove_nodes_from(ranked[MOST_NODES:])
    graph.remove_nodes_from([n for n in list(graph) if graph.degree(n) == 0])


def _placed(graph: nx.Graph, draft: _Draft, regions: Iterable[str]) -> tuple[Node, ...]:
    home = {n: next(iter(draft.regions[n])) for n in graph if len(draft.regions[n]) == 1}
    radius = {n: 3.6 + 1.75 * graph.degree(n) ** 0.5 if n.startswith("Agency") else 5.0 for n in graph}
    points = place(graph, home, radius, regions)
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), n))
    return tuple(
        Node(n, *draft.nodes[n], home.get(n, ""), graph.degree(n), round(points[n][0], 1), round(points[n][1], 1))
        for n in ranked
    )


def to_graphml(network: Network) -> bytes:
    """The network as it is drawn, every line with its first sentence, for Gephi or Cytoscape."""
    graph = nx.MultiDiGraph()
    for node in network.nodes:
        facts = {"kind": node.kind, "name": node.name, "detail": node.detail, "region": node.region}
        graph.add_node(node.id, **facts, x=node.x, y=node.y)
    for link in network.links:
        said = link.quotes[0].text if link.quotes else ""
        graph.add_edge(link.source, link.target, key=link.id, role=link.role, quote=said, quotes=len(link.quotes))
    return "\n".join(nx.generate_graphml(graph)).encode()
