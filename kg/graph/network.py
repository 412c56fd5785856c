"""A graph as a networkx network: entities are nodes, relations are edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph import store
from kg.graph.terms import Iri, Term
from kg.graph.vocab import CLASSES, KG

if TYPE_CHECKING:
    import networkx

# Attributes are strings and numbers only: GEXF and GraphML write nothing else.
_NODES = """
SELECT ?entity ?label ?type WHERE {
  ?entity a ?base ; rdfs:label ?label ; a ?type .
  VALUES ?base { kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place }
  FILTER STRSTARTS(STR(?type), STR(kg:))
} ORDER BY ?entity ?type
"""
_EDGES = """
SELECT ?subject ?object ?predicate ?label ?confidence ?quote ?headline ?source WHERE {
  ?statement kg:subject ?subject ; kg:predicate ?predicate ; kg:object ?object ;
    rdfs:label ?label ; kg:confidence ?confidence ; kg:evidence ?evidence .
  OPTIONAL { ?evidence kg:quote ?quote }
  OPTIONAL { ?evidence kg:source ?source }
  OPTIONAL { ?evidence kg:article ?article . ?article rdfs:label ?headline }
} ORDER BY ?subject ?predicate ?object DESC(BOUND(?quote)) ?article ?evidence
"""


def network(turtle: bytes) -> networkx.MultiDiGraph[str]:
    """Nodes are IRIs with label and type; edges say predicate, confidence, quote, headline and source."""
    import networkx  # wanted only by those who ask for a network

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    loaded = store.load(turtle)
    for entity, label, type_ in store.query(loaded, _NODES.replace("STR(kg:)", f"'{KG}'")):
        _add_node(graph, str(entity), str(label), _local(type_))
    for subject, target, predicate, *facts in store.query(loaded, _EDGES):
        name = _local(predicate)
        if not graph.has_edge(str(subject), str(target), name):  # the first evidence speaks for the rest
            graph.add_edge(str(subject), str(target), name, predicate=name, **_edge(facts))
    return graph


def _add_node(graph: networkx.MultiDiGraph[str], entity: str, label: str, type_: str) -> None:
    """Adds an entity under its most specific class; of several, the one that sorts first."""
    if entity not in graph or graph.nodes[entity]["type"] in CLASSES.values():
        graph.add_node(entity, label=label, type=type_)


def _edge(facts: list[Term | None]) -> dict[str, str | float]:
    label, confidence, quote, headline, source = ("" if fact is None else str(fact) for fact in facts)
    return {
        "label": label,
        "confidence": float(confidence),
        "quote": quote,
        "headline": headline,
        "source": source,
    }


def _local(iri: Term | None) -> str:
    return iri.value.removeprefix(KG) if isinstance(iri, Iri) else ""
