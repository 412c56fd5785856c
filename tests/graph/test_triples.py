from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DataError, InputError
from kg.graph import store
from kg.graph.scope import Options
from kg.graph.triples import turtle
from kg.model import Measurement, Resolved

T = TypeVar("T")
GOLDEN = Path(__file__).with_name("golden.ttl")


def ask(data: bytes, sparql: str) -> list[tuple[str, ...]]:
    answer = store.query(data, sparql)
    return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in answer)


def test_the_graph_is_the_one_that_was_read_by_eye(resolved: Resolved, unit_iri: Callable[[str], str]) -> None:
    written = turtle(resolved, Options(unit_iri=unit_iri, version="0.1.0"))
    built = rdflib.Graph().parse(data=written, format="turtle")
    golden = rdflib.Graph().parse(GOLDEN)
    assert set(built) - set(golden) == set()
    assert set(golden) - set(built) == set()


def shuffled(resolved: Resolved, random: Random) -> Resolved:
    order = random.sample(range(len(resolved.pages)), len(resolved.pages))
    place = {old: new for new, old in enumerate(order)}

    def mixed(values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(values, len(values)))

    return replace(
        resolved,
        pages=tuple(resolved.pages[old] for old in order),
        on_pages=mixed(tuple((key, mixed(tuple(place[i] for i in on))) for key, on in resolved.on_pages)),
        articles=mixed(resolved.articles),
        entities=tuple(replace(one, mentions=mixed(one.mentions)) for one in mixed(resolved.entities)),
        relations=tuple(replace(one, evidence=mixed(one.evidence)) for one in mixed(resolved.relations)),
        measurements=mixed(resolved.measurements),
        signed=mixed(resolved.signed),
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random=st.randoms(use_true_random=False))
def test_order_leaves_no_trace(resolved: Resolved, random: Random) -> None:
    assert turtle(shuffled(resolved, random)) == turtle(resolved)


def test_every_relation_has_exactly_one_statement(resolved: Resolved) -> None:
    data = turtle(resolved)
    relations = ["undertakes", "cooperatesWith", "partOf", "wroteWith", "covers", "distinctFrom"]
    stated = ask(data, "SELECT ?s ?p ?o { ?x kg:subject ?s ; kg:predicate ?p ; kg:object ?o }")
    direct = [(str(s), str(p), str(o)) for s, p, o in store.parse(data) if str(p).rpartition("#")[2] in relations]
    assert stated == sorted(direct)


def test_a_quote_is_the_slice_it_says_it_is(resolved: Resolved) -> None:
    slices = """SELECT ?quote ?begin ?end ?text { ?evidence kg:quote ?quote ; kg:begin ?begin ; kg:end ?end ;
        kg:article ?article . ?article schema:articleBody ?text }"""
    found = ask(turtle(resolved, Options(all_mentions=True)), slices)
    assert len(found) > 10
    assert all(text[int(begin) : int(end)] == quote for quote, begin, end, text in found)


def test_both_directions_of_cooperation_are_one_statement(resolved: Resolved) -> None:
    rows = ask(
        turtle(resolved),
        "SELECT ?label ?c { ?x kg:predicate kg:cooperatesWith ; rdfs:label ?label ; kg:confidence ?c }",
    )
    assert rows == [("惠济区柳湾镇 协作 柳湾镇民政所", "0.9")]


def test_without_text_the_sentence_stands_with_the_evidence(resolved: Resolved) -> None:
    data = turtle(resolved, Options(with_text=False))
    assert ask(data, "SELECT ?text { ?x schema:articleBody ?text }") == []
    rows = ask(data, "SELECT ?sentence { ?x kg:rule 'opens' ; kg:sentence ?sentence }")
    assert rows == [("惠济区 已",), ("近日,柳湾镇联合镇民政所开展“暖冬行动”。",)]


def test_one_mention_an_article_unless_all_are_asked_for(resolved: Resolved) -> None:
    count = "SELECT ?quote { area:410108 ^kg:partOf/kg:mentionedAs/kg:quote ?quote }"
    assert ask(turtle(resolved), count) == [("柳湾镇",)]
    assert ask(turtle(resolved, Options(all_mentions=True)), count) == [("柳湾镇",), ("该镇",)]


def test_a_file_is_named_only_when_asked(resolved: Resolved) -> None:
    names = "SELECT ?name { ?page kg:fileName ?name }"
    assert ask(turtle(resolved), names) == []
    assert ask(turtle(resolved, Options(stamp=True)), names) == [("a/0.txt",), ("a/1.txt",), ("b/2.txt",)]


def test_options_that_change_the_output_are_another_build(resolved: Resolved) -> None:
    build = "SELECT ?build ?option { ?build a kg:Build OPTIONAL { ?build kg:option ?option } }"
    plain, short = ask(turtle(resolved), build), ask(turtle(resolved, Options(with_text=False)), build)
    assert plain[0][0] != short[0][0]
    assert short[0][1] == "--no-text"


def test_the_base_moves_everything_and_changes_nothing_else(resolved: Resolved) -> None:
    here, there = turtle(resolved), turtle(resolved, Options(base="https://example.org/news#"))
    moved = here.replace(b"https://w3id.org/local-news-kg/id/", b"https://example.org/news#")
    assert sorted(moved.rstrip().split(b"\n\n")) == sorted(there.rstrip().split(b"\n\n"))  # before or behind the terms
    with pytest.raises(InputError):
        Options(base="example")


def test_there_are_no_blank_nodes_and_no_escaped_names(resolved: Resolved) -> None:
    data = turtle(resolved)
    assert not [t for triple in store.parse(data) for t in triple if str(t).startswith("_:")]
    assert b"\\/" not in data


def test_two_figures_at_one_place_are_two(resolved: Resolved) -> None:
    first = resolved.measurements[0]
    second = Measurement(first.entity, replace(first.figure, measure="发放棉衣", value=Decimal(5)))
    data = turtle(replace(resolved, measurements=(first, second, first)))
    rows = ask(data, "SELECT ?label ?value { ?x a kg:Measurement ; rdfs:label ?label ; kg:value ?value }")
    assert rows == [("惠济区柳湾镇 发放棉衣 约5床", "5"), ("惠济区柳湾镇 发放棉被 约300床", "300")]


def test_a_relation_that_the_ontology_lacks_is_an_error(resolved: Resolved) -> None:
    odd = replace(resolved.relations[0], predicate="likes")
    with pytest.raises(DataError, match="kg:likes"):
        turtle(replace(resolved, relations=(odd,)))


def test_hostile_text_stays_text(resolved: Resolved) -> None:
    bad = '</script><script>alert(1)</script> """ \\ ; . <a> <b> <c> .\n@prefix kg: <x:> .\u0000𠮷'
    entities = tuple(replace(one, names=(bad,), reasons=(bad,)) for one in resolved.entities)
    data = turtle(replace(resolved, entities=entities))
    names = ask(data, "SELECT DISTINCT ?name { ?x skos:altLabel ?name }")
    assert names == [(bad.replace("\n", " ").replace("\0", " "),)]
    assert len(rdflib.Graph().parse(data=data, format="turtle")) == len(list(store.parse(data)))


def test_a_name_that_is_printed_with_a_space_before_it_is_no_second_name(resolved: Resolved) -> None:
    one = replace(resolved.entities[0], hidden=(f" {resolved.entities[0].name}", "本镇"))
    written = turtle(replace(resolved, entities=(one, *resolved.entities[1:])))
    found = ask(written, f'SELECT ?name WHERE {{ ?e skos:prefLabel "{one.name}"@zh ; skos:hiddenLabel ?name }}')
    assert found == [("本镇",)]
