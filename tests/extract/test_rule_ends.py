"""What a rule reads must be what the ontology lets its relation join."""

import pytest
import rdflib
from rdflib.namespace import OWL, RDFS

from kg.extract.rules import KINDS, Rule, relation_rules
from kg.graph.vocab import CLASSES, KG, ontology_text

# In these an office stands for the area that it governs; `resolve` puts the area in its place.
STANDS_FOR_ITS_AREA = {"partOf": "SubdistrictOffice", "locatedIn": "SubdistrictOffice"}
ONTOLOGY = rdflib.Graph().parse(data=ontology_text(), format="turtle")


def allowed(relation: str, end: rdflib.URIRef) -> set[str]:
    """The base classes that the ontology has at an end of a relation."""
    (said,) = ONTOLOGY.objects(rdflib.URIRef(KG + relation), end)
    union = ONTOLOGY.value(said, OWL.unionOf)
    return {str(one).removeprefix(KG) for one in (ONTOLOGY.items(union) if union else [said])}


@pytest.mark.parametrize("rule", relation_rules(), ids=lambda rule: str(rule.id))
def test_a_rule_joins_what_its_relation_may_join(rule: Rule) -> None:
    for end, names in ((RDFS.domain, rule.subject), (RDFS.range, rule.object)):
        apart = {STANDS_FOR_ITS_AREA.get(rule.relation)} if end == RDFS.range else set()
        assert {CLASSES[KINDS.get(name, name)] for name in names - apart} <= allowed(rule.relation, end), names
