"""OWLAPI, and so Protégé, takes the ontology and the graphs for OWL 2 DL and loses nothing that they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from kg.graph.vocab import KG, ontology_text, term

Owlapi = Callable[[str, bytes], bytes]
Change = Callable[[bytes], bytes]

TYPE = ox.NamedNode(term("rdf:type"))
LABEL = ox.NamedNode(term("rdfs:label"))
AXIOMS = {
    term("owl:ObjectProperty"): "ObjectPropertyAssertion",
    term("owl:DatatypeProperty"): "DataPropertyAssertion",
    term("owl:AnnotationProperty"): "AnnotationAssertion",
}
DATED = f'_:it a <{KG}Evidence> ; <{KG}validFrom> "2011-03-02"^^<http://www.w3.org/2001/XMLSchema#date> .'
PARTS = frozenset(KG + name for name in ("subject", "predicate", "object", "evidence"))


@pytest.mark.slow
def test_the_ontology_is_owl_2_dl(owlapi: Owlapi) -> None:
    assert owlapi("profile", ontology_text().encode()).decode() == ""


@pytest.mark.slow
def test_a_graph_without_its_dates_is_owl_2_dl(owlapi: Owlapi, graph: bytes, declared: Change, undated: Change) -> None:
    assert owlapi("profile", undated(declared(graph))).decode()[:2000] == ""


@pytest.mark.slow
def test_a_date_is_not_owl_2_dl(owlapi: Owlapi, declared: Change) -> None:
    assert "xsd:date" in owlapi("profile", declared(DATED.encode())).decode()


@pytest.mark.slow
def test_all_that_a_graph_says_of_a_thing_is_an_axiom_of_the_right_kind(
    owlapi: Owlapi, graph: bytes, declared: Change
) -> None:
    found = by_axiom(ox.parse(owlapi("assertions", declared(graph)), format=ox.RdfFormat.N_QUADS))
    assert {triple.predicate.value for triple in found["ObjectPropertyAssertion"]} >= PARTS
    for axiom, wanted in said(graph).items():
        assert wanted - found[axiom] == set(), axiom


@pytest.mark.slow
def test_undeclared_a_relation_is_an_annotation(owlapi: Owlapi) -> None:
    alone = f"<https://example.org/1> <{KG}partOf> <https://example.org/2> ."
    assert b"<axiom:AnnotationAssertion>" in owlapi("assertions", alone.encode())


def by_axiom(quads: Iterable[ox.Quad]) -> dict[str, set[ox.Triple]]:
    """The assertions that OWLAPI made of a graph, by the kind of axiom."""
    found: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        found[quad.graph_name.value.removeprefix("axiom:")].add(quad.triple)
    return found


def said(graph: bytes) -> dict[str, set[ox.Triple]]:
    """What a graph says of its things, statements and evidence among them, by the axiom that each should be."""
    ontology = ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
    kinds = {quad.subject: AXIOMS[quad.object.value] for quad in ontology if declares(quad)}
    kinds[LABEL] = "AnnotationAssertion"
    quads = list(ox.parse(graph, format=ox.RdfFormat.TURTLE))
    things = {quad.subject for quad in quads if quad.predicate == TYPE and quad.object.value.startswith(KG)}
    wanted: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        if quad.subject in things and quad.predicate != TYPE:
            wanted[kinds[quad.predicate]].add(quad.triple)
    return wanted


def declares(quad: ox.Quad) -> bool:
    return quad.predicate == TYPE and quad.object.value in AXIOMS
