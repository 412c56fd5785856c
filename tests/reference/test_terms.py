from dataclasses import replace

import pytest

from kg.graph.vocab import ontology_text
from kg.reference.terms import Entry, Reference, Words, read

SMALL = """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix kg: <https://w3id.org/local-news-kg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/v> a owl:Ontology ; owl:versionInfo "2" ; rdfs:label "词汇"@zh , "terms"@en .
kg:Fish a owl:Class ; rdfs:label "鱼"@zh , "fish"@en ; rdfs:comment "水里的。"@zh , "Of the water."@en ;
    skos:closeMatch <https://example.org/x> .
kg:Bird a owl:Class ; rdfs:subClassOf kg:Fish .
kg:eats a owl:ObjectProperty , owl:IrreflexiveProperty ;
    rdfs:domain [ a owl:Class ; owl:unionOf ( kg:Bird kg:Fish ) ] ; rdfs:range kg:Fish .
kg:eatenBy a owl:ObjectProperty ; owl:inverseOf kg:eats .
kg:size a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:oneOf ( "大" "小" ) ] .
[] a owl:AllDisjointClasses ; owl:members ( kg:Fish kg:Bird ) .
"""


@pytest.fixture(scope="module")
def small() -> dict[str, Entry]:
    return {one.local: one for one in read(SMALL.encode()).entries}


def test_a_term_has_its_names_in_two_languages(small: dict[str, Entry]) -> None:
    assert small["Fish"].label == Words("鱼", "fish")
    assert small["Fish"].comment == Words("水里的。", "Of the water.")
    assert small["Fish"].kind == "class"
    assert small["Fish"].near == ("https://example.org/x",)


def test_unions_and_choices_are_their_members(small: dict[str, Entry]) -> None:
    assert small["eats"].domain == ("kg:Bird", "kg:Fish")
    assert small["size"].range == ('"大"', '"小"')


def test_an_inverse_is_known_from_both_ends(small: dict[str, Entry]) -> None:
    assert small["eats"].inverse == ("kg:eatenBy",)
    assert small["eatenBy"].inverse == ("kg:eats",)


def test_what_a_term_is_part_of_what_it_excludes_and_how_it_behaves(small: dict[str, Entry]) -> None:
    assert small["Bird"].above == ("kg:Fish",)
    assert small["Bird"].apart == ("kg:Fish",)
    assert small["eats"].traits == ("irreflexive",)


def test_every_term_of_our_ontology_is_there_once() -> None:
    found: Reference = read(ontology_text().encode())
    names = [one.name for one in found.entries]
    assert len(names) == len(set(names))
    assert {"kg:Person", "kg:undertakes", "schema:Person", "skos:closeMatch"} <= set(names)
    assert not [name for name in names if name.startswith(("http", "_:"))]
    assert found.version
    assert all(one.label.zh and one.label.en and one.comment.zh and one.comment.en for one in found.entries)


def test_own_terms_and_those_of_others(small: dict[str, Entry]) -> None:
    other = replace(small["Fish"], name="schema:Fish")
    found = Reference("", "", Words("", ""), Words("", ""), (small["Fish"], small["eats"], other))
    assert found.own("class") == (small["Fish"],)
    assert found.others() == (other,)
