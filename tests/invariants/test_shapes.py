"""shapes.ttl itself: SHACL that any processor takes, and words that any user does."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS, SH, XSD

from kg.errors import InputError
from kg.graph.terms import Iri
from kg.graph.vocab import CLASSES, KG, ontology_text
from kg.invariants.finding import SHAPES, names, shapes_text
from kg.invariants.forms import BASES
from kg.invariants.index import indexed
from kg.invariants.relations import RELATIONS, SYMMETRIC
from kg.invariants.shapes import findings
from kg.invariants.table import INVARIANTS

ODD = [
    *(rdflib.URIRef("urn:x"), rdflib.BNode("b"), rdflib.Literal(""), rdflib.Literal("甲", lang="zh-hans")),
    *(rdflib.Literal(text, datatype=XSD.decimal, normalize=False) for text in ("NaN", "Infinity", "1.", "三")),
    *(rdflib.Literal(text, datatype=XSD.integer, normalize=False) for text in ("-5", "01", "9" * 40, "x")),
    *(rdflib.Literal(text, datatype=XSD.date, normalize=False) for text in ("2011-02-30", "2011-02-01Z", "")),
]
ABSTRACT = {rdflib.URIRef(KG + "Entity")}  # never written to a graph
CHECKS = {row.name: row.check for row in INVARIANTS}


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_text(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_text(), format="turtle")


@pytest.mark.slow
def test_the_shapes_are_shapes(shapes: rdflib.Graph) -> None:
    conforms, _, words = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, words


@pytest.mark.parametrize("name", names())
def test_a_shape_is_named_in_two_languages_and_says_what_is_wrong(shapes: rdflib.Graph, name: str) -> None:
    shape = rdflib.URIRef(SHAPES + name)
    labels = [label.language for label in shapes.objects(shape, RDFS.label) if isinstance(label, rdflib.Literal)]
    assert sorted(filter(None, labels)) == ["en", "zh"]
    (message,) = shapes.objects(shape, SH.message)
    assert str(message)[0].islower()
    assert set(shapes.objects(shape, RDF.type)) & {SH.NodeShape, SH.PropertyShape}


def test_every_term_of_the_shapes_is_in_the_ontology(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    used = {value for triple in shapes for value in triple if str(value).startswith(KG)}
    assert len(used) > 50
    assert (
        used - set(ontology.subjects()) - {rdflib.Literal(KG), rdflib.Literal(KG, datatype=rdflib.XSD.anyURI)} == set()
    )


# partOf is narrower than the ontology can say: an area is part of areas only; its breaking graphs show it
@pytest.mark.parametrize("relation", sorted(set(RELATIONS) - {"distinctFrom", "partOf"}))
@pytest.mark.parametrize("end", [RDFS.domain, RDFS.range], ids=["from", "to"])
def test_a_relation_joins_what_the_ontology_lets_it_join(
    ontology: rdflib.Graph, relation: str, end: rdflib.URIRef
) -> None:
    check = CHECKS[f"{relation[0].upper()}{relation[1:]}Joins"]
    allowed = _union(ontology, relation, end)
    partner = min(_union(ontology, relation, RDFS.range if end == RDFS.domain else RDFS.domain))
    subject, goal = ("urn:one", "urn:partner") if end == RDFS.domain else ("urn:partner", "urn:one")
    for kind in {one for one in ontology.subjects(RDF.type, OWL.Class) if str(one).startswith(KG)} - ABSTRACT:
        kinds = set(map(str, ontology.transitive_objects(kind, RDFS.subClassOf)))
        graph = [(subject, KG + relation, Iri(goal)), ("urn:partner", RDF.type, Iri(partner))]
        graph += [("urn:one", RDF.type, Iri(one)) for one in kinds]
        assert bool(list(check(indexed(graph)))) != bool(kinds & allowed), kind


def _union(ontology: rdflib.Graph, relation: str, end: rdflib.URIRef) -> set[str]:
    (said,) = ontology.objects(rdflib.URIRef(KG + relation), end)
    union = ontology.value(said, OWL.unionOf)
    return {str(one) for one in (ontology.items(union) if union else [said])}


def test_relations_and_base_classes_are_those_of_the_ontology(ontology: rdflib.Graph) -> None:
    symmetric = {str(one).removeprefix(KG) for one in ontology.subjects(RDF.type, OWL.SymmetricProperty)}
    assert set(SYMMETRIC) == symmetric & set(RELATIONS)
    assert set(CLASSES.values()) < set(BASES)


def test_what_is_no_turtle_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^a\.ttl: .*line 2[^\n]*$"):
        findings(b"@prefix a: <b:> .\na:b c .\n", name="a.ttl")


def test_a_graph_of_others_has_nothing_to_break() -> None:
    assert findings(b'<urn:a> <urn:b> "c"@en , 5 , <urn:d> , "2011-02-30"^^<urn:e> .') == []


@pytest.mark.slow
@settings(max_examples=30)
@given(place=st.integers(0, 1 << 16), value=st.sampled_from(ODD), besides=st.booleans())
def test_whatever_stands_in_a_graph_is_a_finding_and_no_failure(
    place: int, value: rdflib.term.Identifier, besides: bool
) -> None:
    graph = rdflib.Graph().parse(Path(__file__).with_name("clean.ttl"))
    subject, predicate, old = sorted(graph)[place % len(graph)]
    if not besides:
        graph.remove((subject, predicate, old))
    graph.add((subject, predicate, value))
    assert all(str(one) for one in findings(graph.serialize(format="nt").encode()))
