"""GraphML and GEXF, read back by networkx and looked at as XML."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.xml_text import element, tag
from kg.graph import facts
from kg.graph.graph import Graph
from kg.graph.terms import clean

Exported = Callable[..., dict[str, bytes]]

BASE = "https://example.org/id/"
READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}
GEXF = "{http://gexf.net/1.3}"


def ids(graph: networkx.DiGraph) -> set[str]:
    """Of all edges; where two join the same pair, networkx has the id of GraphML as its key alone."""
    keys = {key for *_, key in graph.edges(keys=True)} if graph.is_multigraph() else set()
    return keys | {data["id"] for *_, data in graph.edges(data=True) if "id" in data}


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_every_node_and_edge(turtle: bytes, exported: Exported, name: str, everything: bool) -> None:
    graph = READERS[name](io.BytesIO(exported(turtle, name, everything=everything)[f".{name}"]))
    known = facts.read(turtle)
    statements = [s for s in facts.instances(known, "Statement") if facts.first(known, s, facts.KG + "confidence")]
    assert set(statements) <= ids(graph)
    assert graph.is_directed()
    assert all(data["label"] == facts.label(known, iri).replace("\x01", " ") for iri, data in graph.nodes(data=True))
    assert set(statements) <= set(graph) if everything else not set(statements) & set(graph)


@pytest.mark.parametrize("name", READERS)
def test_an_edge_keeps_its_attributes(hostile: bytes, exported: Exported, name: str) -> None:
    graph = READERS[name](io.BytesIO(exported(hostile, name)[f".{name}"]))
    edge = graph.edges[BASE + "one", BASE + "two"]
    assert edge["quote"] == '“引"号”\n\t换行 回车, '
    assert (edge["type"], edge["label"], edge["modality"], edge["symmetric"]) == ("covers", "报道", "done", False)
    assert (edge["confidence"], edge["weight"], edge["article_count"]) == (0.9, 2, 2)
    assert (edge["first_date"], edge["last_date"], edge["date"]) == ("2011-03-01", "2011-04-01", "2011-03")
    assert (edge["headline"], edge["newspaper"]) == ("-标题 <&>\"'", '某"报"')
    assert graph.nodes[BASE + "one"]["alt_labels"] == "丙;丁|甲｜乙"


def test_no_edge_weighs_nothing_as_gephi_drops_it(corpus_graph: Graph, exported: Exported) -> None:
    root = ET.fromstring(exported(corpus_graph.turtle, "gexf")[".gexf"])
    weights = [float(edge.get("weight", 0)) for edge in root.iter(f"{GEXF}edge")]
    assert len(weights) > 100
    assert min(weights) == 1


@pytest.mark.parametrize("everything", [False, True])
def test_gexf_is_as_its_schema_says(turtle: bytes, exported: Exported, everything: bool) -> None:
    root = ET.fromstring(exported(turtle, "gexf", everything=everything)[".gexf"])
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    (graph,) = root.findall(f"{GEXF}graph")
    assert [graph.get(name) for name in ("mode", "timeformat", "defaultedgetype")] == ["dynamic", "date", "directed"]
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    for kind, defined, things in zip(("node", "edge"), graph[:2], graph[2:], strict=True):
        names = {attribute.get("id"): attribute.get("type") for attribute in defined}
        assert defined.get("class") == kind
        assert set(names.values()) <= {"string", "integer", "double", "boolean"}
        used = {value.get("for") for thing in things for values in thing for value in values}
        assert used <= set(names)
        assert len({thing.get("id") for thing in things}) == len(things)


def test_edges_join_nodes_that_are_there(turtle: bytes, exported: Exported) -> None:
    root = ET.fromstring(exported(turtle, "gexf", everything=True)[".gexf"])
    nodes = {node.get("id") for node in root.iter(f"{GEXF}node")}
    assert {edge.get(end) for edge in root.iter(f"{GEXF}edge") for end in ("source", "target")} <= nodes


def test_the_timeline_has_days_and_ends_after_it_starts(turtle: bytes, exported: Exported) -> None:
    root = ET.fromstring(exported(turtle, "gexf")[".gexf"])
    timed = [thing for thing in (*root.iter(f"{GEXF}node"), *root.iter(f"{GEXF}edge")) if thing.get("start")]
    assert timed
    for thing in timed:
        assert date.fromisoformat(thing.attrib["start"]) <= date.fromisoformat(thing.attrib["end"])


def test_what_no_article_dates_is_there_all_the_time(hostile: bytes, exported: Exported) -> None:
    root = ET.fromstring(exported(hostile, "gexf")[".gexf"])
    undated = [edge.get("id") for edge in root.iter(f"{GEXF}edge") if edge.get("start") is None]
    assert undated == [BASE + "s3"]


def test_without_dates_there_is_no_timeline(hostile: bytes, exported: Exported) -> None:
    undated = re.sub(rb'schema:datePublished "[^"]*"\^\^xsd:\w+', b'schema:keywords "x"', hostile)
    root = ET.fromstring(exported(undated, "gexf")[".gexf"])
    assert root[1].get("mode") == "static"


def test_two_relations_of_a_pair_stay_two(exported: Exported) -> None:
    turtle = b"""@prefix : <https://example.org/id/> . @prefix kg: <https://w3id.org/local-news-kg/ontology#> .
    :s a kg:Statement ; kg:subject :x ; kg:predicate kg:assists ; kg:object :y .
    :t a kg:Statement ; kg:subject :x ; kg:predicate kg:cooperatesWith ; kg:object :y ."""
    for name, read in READERS.items():
        graph = read(io.BytesIO(exported(turtle, name)[f".{name}"]))
        assert sorted(data["type"] for *_, data in graph.edges(data=True)) == ["assists", "cooperatesWith"]
    root = ET.fromstring(exported(turtle, "gexf")[".gexf"])
    assert sorted(edge.get("kind", "") for edge in root.iter(f"{GEXF}edge")) == ["assists", "cooperatesWith"]


@given(st.text(), st.text(min_size=1))
def test_any_text_is_xml(text: str, value: str) -> None:
    read = ET.fromstring(f"<x>{element('data', {'key': value}, text)}{tag('y', {'z': value}, closed=True)}</x>")
    assert (read[0].text or "") == clean(text)
    assert read[1].get("z") == clean(value)
