"""The graph as networkx sees it, whole and in part."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import pytest

from graph import to_networkx
from graph.content import Content
from graph.errors import Misnamed
from graph.store import Store

QING, BAI, CITED = "青政办字(2023)12号", "990200-5d3c0f7a91be", "990000-海东省科技创新条例"


def types(network: nx.MultiDiGraph) -> set[str]:
    return {type_ for _, _, type_ in network.edges(data="type")}


def labels(network: nx.MultiDiGraph) -> set[str]:
    return {label for _, label in network.nodes(data="label")}


def test_everything_is_there_with_its_types(module_invented: Store) -> None:
    network = to_networkx(module_invented)
    content = Content(module_invented)
    assert len(network) == len(list(content.nodes()))
    assert network.number_of_edges() == len(list(content.edges()))
    leads = network.edges["Agency:990200:白沙市科学技术局", f"Measure:{BAI}#一", "cf5a2f147879:LEADS"]
    assert (leads["type"], leads["order"], leads["inferred"]) == ("LEADS", 1, [])
    assert leads["spans"] == [leads["char_start"], leads["char_end"]]
    target = network.nodes["Target:586e26b85898"]
    assert (target["label"], target["key"], target["value"], target["per_year"]) == (
        "Target",
        "586e26b85898",
        50.0,
        True,
    )


def test_relations_bring_the_nodes_that_they_join(module_invented: Store) -> None:
    network = to_networkx(module_invented, relations=["LEADS", "SHARES"])
    assert types(network) == {"LEADS", "SHARES"}
    assert labels(network) == {"Agency", "Measure"}
    assert all(degree for _, degree in network.degree())


def test_labels_leave_the_rest_out(module_invented: Store) -> None:
    network = to_networkx(module_invented, labels=["Agency", "Function"])
    assert types(network) == {"PERFORMS", "SUCCEEDED_BY"}
    assert "Agency:990200:市智慧中心" in network, "it performs no known function, and is an agency"


def test_a_document_brings_what_it_says_and_leads_to_and_no_other(module_invented: Store) -> None:
    network = to_networkx(module_invented, documents=[BAI])
    assert {document for _, _, document in network.edges(data="document_id") if document} == {BAI}
    assert {name for name, label in network.nodes(data="label") if label == "Document"} == {
        f"Document:{BAI}", f"Document:{CITED}",
    }  # fmt: skip
    assert "Function:科技" in network, "what its science bureau performs"
    assert "Region:100000" in network, "where its city lies in the end"
    assert "Agency:990100:青石市科学技术局" not in network
    both = to_networkx(module_invented, documents=[BAI, QING])
    assert set(both) == set(to_networkx(module_invented)) - {"Meta:policygraph"}


def test_filters_together(module_invented: Store) -> None:
    network = to_networkx(module_invented, [QING], ["Agency", "Measure"], ["LEADS"])
    assert network.number_of_edges() == 3
    assert to_networkx(module_invented, [BAI], ["Section"]).number_of_nodes() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"labels": ["Agancy"]}, "Agancy: no such label. Did you mean Agency"),
        ({"relations": ["LEAD"]}, "LEAD: no such relation. Did you mean LEADS"),
        ({"documents": ["x"]}, "x: no such document. There is: .*" + BAI),
    ],
)
def test_a_name_that_is_none_says_so(module_invented: Store, given: dict[str, list[str]], said: str) -> None:
    with pytest.raises(Misnamed, match=said):
        to_networkx(module_invented, **given)


def test_importing_the_room_loads_no_engine() -> None:
    code = "import sys, graph; print({'neo4j', 'networkx', 'arcadedb', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
