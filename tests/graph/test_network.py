import io

import networkx

from kg.graph.network import network
from kg.graph.triples import turtle
from kg.graph.vocab import BASE
from kg.model import Resolved


def test_entities_are_nodes_and_relations_are_edges(resolved: Resolved) -> None:
    graph = network(turtle(resolved))
    labels = {data["label"]: data["type"] for _, data in graph.nodes(data=True)}
    assert labels["惠济区柳湾镇"] == "Township"
    assert labels["甲一"] in ("Photographer", "Reporter")
    assert labels["柳湾日报"] == "NewsOutlet"
    assert sorted(key for *_, key in graph.edges(keys=True)) == [
        *("cooperatesWith", "covers", "partOf", "undertakes", "wroteWith")
    ]


def test_an_edge_brings_its_quote_and_headline(resolved: Resolved) -> None:
    graph = network(turtle(resolved))
    (edge,) = [data for *_, data in graph.edges(data=True) if data["predicate"] == "cooperatesWith"]
    assert edge["confidence"] == 0.9
    assert edge["quote"] in ("柳湾镇联合镇民政所", "柳湾镇联合镇民政所开展“暖冬行动”")
    assert edge["headline"] == "帮扶行动暖人心"
    (known,) = [data for *_, target, data in graph.edges(data=True) if target == f"{BASE}area/410108"][:1]
    assert known["source"] or known["quote"]


def test_what_only_the_register_says_has_a_source(resolved: Resolved) -> None:
    (edge,) = [d for *_, d in network(turtle(resolved)).edges(data=True) if d["predicate"] == "partOf"]
    assert (edge["quote"], edge["headline"], edge["source"]) == ("", "", "全国行政区划（2020年）")


def test_every_writer_of_networkx_takes_the_attributes(resolved: Resolved) -> None:
    graph = network(turtle(resolved))
    networkx.write_gexf(graph, io.BytesIO())
    networkx.write_graphml_xml(graph, io.BytesIO())
