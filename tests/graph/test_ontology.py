"""ontology.ttl: complete, named in two languages, and exactly what the code writes."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS

from kg.graph.graph import Graph
from kg.graph.ontology import above
from kg.graph.scope import Options
from kg.graph.triples import turtle
from kg.graph.vocab import KG, ontology_text, term
from kg.model import Resolved

ROOT = Path(__file__).parents[2]
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
OA = "http://www.w3.org/ns/oa#"
QUDT = "http://qudt.org/schema/qudt/"
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# Never written by `triples`, and why they are there all the same.
RESERVED = {
    *("undertakenBy", "hasParticipant", "establishedBy", "hasPart", "administeredBy", "locationOf"),
    *("assistedBy", "hasAffiliate", "coveredBy"),  # inverses, for queries with a reasoner
    "Entity",  # the common class of what has names, for domains
}
# What only other inputs write: classes and relations come from the resolver by their names.
BY_NAME = re.compile(r"[A-Z]\w*|undertakes|participatesIn|established|partOf|administers|locatedIn|assists")
BY_NAME_TOO = {"affiliatedWith", "comesFrom", "cooperatesWith", "covers", "wroteWith", "distinctFrom"}
ROLES = {"reporter", "correspondent", "photographer", "intern", "editor"}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_text(), format="turtle")


def declared(ontology: rdflib.Graph) -> set[str]:
    subjects = {str(s) for kind in (OWL.Class, *PROPERTIES) for s in ontology.subjects(RDF.type, kind)}
    return {iri.removeprefix(KG) for iri in subjects if iri.startswith(KG)}


def test_every_term_is_named_and_explained_in_two_languages(ontology: rdflib.Graph) -> None:
    terms = {s for kind in (OWL.Class, *PROPERTIES) for s in ontology.subjects(RDF.type, kind)}
    for name in sorted(one for one in terms if isinstance(one, rdflib.URIRef)):
        for said in (RDFS.label, RDFS.comment):
            values = list(ontology.objects(name, said))
            languages = sorted(value.language or "" for value in values if isinstance(value, rdflib.Literal))
            assert languages == ["en", "zh"], (name, said)


def test_names_of_properties_are_each_their_own(ontology: rdflib.Graph) -> None:
    relations = [s for s in ontology.subjects(RDF.type, OWL.ObjectProperty) if str(s).startswith(KG)]
    labels = [label for relation in relations for label in ontology.objects(relation, RDFS.label)]
    names = [str(label) for label in labels if isinstance(label, rdflib.Literal) and label.language == "zh"]
    assert len(names) == len(set(names))


def test_every_term_in_the_code_is_declared_and_every_declared_term_is_used(ontology: rdflib.Graph) -> None:
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "kg" / "graph").glob("*.py")))
    written = set(re.findall(r'"kg:(\w+)"', code)) | {"Statement", "Evidence", "Measurement", "Build"}
    terms = declared(ontology)
    assert written <= terms
    assert not written & RESERVED
    unexplained = terms - written - RESERVED - BY_NAME_TOO - ROLES
    assert [name for name in sorted(unexplained) if not BY_NAME.fullmatch(name)] == []


def test_no_code_shape_or_query_asks_for_a_term_that_is_not_declared(ontology: rdflib.Graph) -> None:
    package = [path for path in sorted((ROOT / "kg").rglob("*")) if path.suffix in {".py", ".ttl", ".rq", ".js"}]
    guides = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    terms = declared(ontology)
    for path in (*package, *guides):
        text = path.read_text("utf-8")
        names = set(re.findall(r"(?<![\w<])kg:(\w+)", text)) | set(re.findall(r'\bKG \+ "(\w+)"', text))
        assert sorted(names - terms) == [], path


def test_every_property_of_other_vocabularies_in_a_graph_is_declared(
    ontology: rdflib.Graph, resolved: Resolved
) -> None:
    graph = rdflib.Graph().parse(data=turtle(resolved, Options(version="1")), format="turtle")
    known = {s for kind in PROPERTIES for s in ontology.subjects(RDF.type, kind)}
    assert set(graph.predicates()) - known == {RDF.type, RDFS.label}


def test_a_graph_keeps_to_domains_and_ranges(ontology: rdflib.Graph, resolved: Resolved) -> None:
    graph = rdflib.Graph().parse(data=turtle(resolved, Options(version="1")), format="turtle")
    for subject, predicate, value in graph:
        for end, says in ((subject, RDFS.domain), (value, RDFS.range)):
            for wanted in ontology.objects(predicate, says):
                if str(wanted).startswith(KG) or isinstance(wanted, rdflib.BNode):
                    assert fits(graph, ontology, end, wanted), (subject, predicate, value)


def fits(graph: rdflib.Graph, ontology: rdflib.Graph, thing: object, wanted: object) -> bool:
    assert isinstance(wanted, rdflib.URIRef | rdflib.BNode)
    one_of = next(ontology.objects(wanted, OWL.oneOf), None)
    if one_of is not None:
        return thing in list(ontology.items(one_of))
    union = next(ontology.objects(wanted, OWL.unionOf), None)
    allowed = set(ontology.items(union)) if union is not None else {wanted}
    assert isinstance(thing, rdflib.URIRef | rdflib.BNode)
    types = graph.objects(thing, RDF.type)
    above = {up for kind in types for up in ontology.transitive_objects(kind, RDFS.subClassOf)}
    return bool(allowed & above)


def test_date_properties_have_no_range(ontology: rdflib.Graph) -> None:
    for name in (KG + "time", KG + "validFrom", KG + "validTo", "https://schema.org/datePublished"):
        assert (rdflib.URIRef(name), RDF.type, OWL.DatatypeProperty) in ontology
        assert list(ontology.objects(rdflib.URIRef(name), RDFS.range)) == []


def test_no_property_is_of_two_kinds(ontology: rdflib.Graph) -> None:
    kinds = [set(ontology.subjects(RDF.type, kind)) for kind in PROPERTIES]
    assert sum(map(len, kinds)) == len(set().union(*kinds))
    assert (SKOS.prefLabel, RDF.type, OWL.AnnotationProperty) in ontology


def test_what_is_pointed_to_is_declared(ontology: rdflib.Graph) -> None:
    known = set(ontology.subjects(RDF.type))
    for says in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        assert set(ontology.objects(None, says)) <= known


def disjoint(ontology: rdflib.Graph) -> list[set[str]]:
    """The groups of classes of which nothing is two."""
    groups = [ontology.value(group, OWL.members) for group in ontology.subjects(RDF.type, OWL.AllDisjointClasses)]
    return [{str(member).removeprefix(KG) for member in ontology.items(members)} for members in groups if members]


def test_base_classes_are_disjoint(ontology: rdflib.Graph) -> None:
    bases = {"Person", "AdministrativeArea", "Organization", "Initiative", "Place", "Article", "Page"}
    assert [bases <= group for group in disjoint(ontology)].count(True) == 1
    assert sum({"District", "County", "Subdistrict", "Community"} <= group for group in disjoint(ontology)) == 1


def test_nothing_in_a_graph_is_of_two_disjoint_classes(ontology: rdflib.Graph, corpus_graph: Graph) -> None:
    for group in disjoint(ontology):
        members = [thing for name in group for thing in corpus_graph.rdf.subjects(RDF.type, rdflib.URIRef(KG + name))]
        assert len(members) == len(set(members))


def test_alignments_reach_every_vocabulary_that_the_contract_names(ontology: rdflib.Graph) -> None:
    spaces = ("https://schema.org/", str(PROV), str(ORG), str(SKOS), str(FOAF), SEM, OA, QUDT)
    said = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch) for o in ontology.objects(None, p)}
    said |= {str(s) for s in ontology.subjects(RDF.type, OWL.AnnotationProperty)}
    assert [space for space in spaces if not any(iri.startswith(space) for iri in said)] == []


def test_every_term_of_the_contract_is_declared(ontology: rdflib.Graph) -> None:
    contract = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "design" / "ontology.md"
    if not contract.is_file():
        pytest.skip("needs the contract: design/ontology.md under KG_SHARED")
    asked = set(re.findall(r"kg:(\w+)", contract.read_text(encoding="utf-8")))
    assert asked <= declared(ontology)


@pytest.mark.parametrize("infer", [False, True])
def test_a_graph_declares_each_term_that_it_uses_as_the_ontology_does(
    ontology: rdflib.Graph, resolved: Resolved, infer: bool
) -> None:
    graph = rdflib.Graph().parse(data=turtle(resolved, Options(version="1", infer=infer)), format="turtle")
    built_in = {RDF.type, RDFS.label, OWL.Class, *PROPERTIES}
    used = (set(graph.predicates()) | set(graph.objects(None, RDF.type))) - built_in
    assert len(used) > 50
    for name in used:
        assert set(graph.objects(name, RDF.type)) == set(ontology.objects(name, RDF.type)) & built_in != set()
        assert set(graph.objects(name, RDFS.label)) == set(ontology.objects(name, RDFS.label))
    declared_in_it = {s for kind in (OWL.Class, *PROPERTIES) for s in graph.subjects(RDF.type, kind)}
    assert declared_in_it == used


def test_inferring_adds_the_classes_and_properties_of_others_and_takes_nothing_away(resolved: Resolved) -> None:
    plain, more = (
        set(rdflib.Graph().parse(data=turtle(resolved, Options(infer=infer)), format="turtle"))
        for infer in (False, True)
    )
    own = re.compile(r"/(?:build|dataset)/")  # which say --infer, and how much there is
    lost = {one for one in plain - more if not own.search(str(one[0]))}
    assert lost == set()
    names = {one[2] for one in more - plain if one[1] == RDF.type} - {
        OWL.Class,
        *PROPERTIES,
        rdflib.URIRef(KG + "Build"),
    }
    assert {rdflib.URIRef(term(name)) for name in ("foaf:Person", "org:Organization", "prov:Activity")} <= names
    assert not any(str(name).startswith(KG) for name in names)
    signed = {(s, o) for s, p, o in plain if str(p) in {KG + "reporter", KG + "correspondent"}}
    assert {(s, o) for s, p, o in more if str(p) == term("schema:author")} == signed != set()


def test_inferring_is_what_a_reasoner_would_do(ontology: rdflib.Graph) -> None:
    for says, kinds in ((RDFS.subClassOf, (OWL.Class,)), (RDFS.subPropertyOf, PROPERTIES)):
        for name in {s for kind in kinds for s in ontology.subjects(RDF.type, kind) if isinstance(s, rdflib.URIRef)}:
            reached = {str(up) for up in ontology.transitive_objects(name, says) if isinstance(up, rdflib.URIRef)}
            assert set(above(str(name))) == {up for up in reached - {str(name)} if not up.startswith(KG)}


def test_rapper_reads_the_ontology_and_the_graph(resolved: Resolved, tmp_path: Path) -> None:
    rapper = shutil.which("rapper")
    if not rapper:
        assert os.environ.get("CI") != "true", "CI needs rapper (Debian: raptor2-utils)"
        pytest.skip("needs rapper (Debian: raptor2-utils)")
    for name, text in (("ontology", ontology_text().encode()), ("graph", turtle(resolved))):
        file = tmp_path / f"{name}.ttl"
        file.write_bytes(text)
        done = subprocess.run([rapper, "-q", "-i", "turtle", "-o", "ntriples", file], capture_output=True, check=True)
        assert done.stderr == b""
        assert len(set(done.stdout.splitlines())) == len(rdflib.Graph().parse(file))
