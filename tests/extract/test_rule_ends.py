"""No rule reads what ontology.ttl forbids: a reasoner would find the whole graph inconsistent."""

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDFS

from kg.extract.rules import Rule, relation_rules
from kg.graph.vocab import CLASSES, KG, ontology_text


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_text(), format="turtle")


@pytest.mark.parametrize("rule", relation_rules(), ids=lambda rule: rule.id)
def test_the_ends_of_a_rule_lie_in_the_domain_and_range_of_its_relation(rule: Rule, ontology: rdflib.Graph) -> None:
    relation = rdflib.URIRef(KG + rule.relation)
    for kinds, says in ((rule.subject, RDFS.domain), (rule.object, RDFS.range)):
        union = ontology.value(ontology.value(relation, says), OWL.unionOf)
        allowed = set(Collection(ontology, union)) if union else {ontology.value(relation, says)}
        for kind in kinds:
            named = rdflib.URIRef(KG + CLASSES.get(kind, kind))
            assert allowed & set(ontology.transitive_objects(named, RDFS.subClassOf)), (kind, says)
