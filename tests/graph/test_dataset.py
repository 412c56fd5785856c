"""What a graph says of itself: from what it was read, and how much of everything is in it, to the last triple."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OptionError
from kg.export.full import full
from kg.graph import canonical, facts, store
from kg.graph.dataset import tally
from kg.graph.graph import Graph
from kg.graph.network import network
from kg.graph.scope import Options
from kg.graph.terms import Iri, Literal, Triple
from kg.graph.triples import turtle, written
from kg.graph.vocab import BASE, KG, term
from kg.model import Page, Resolved
from kg.view.model import view

ALL = [
    Options(version="1"),
    Options(infer=True),
    Options(with_text=False, all_mentions=True, base="https://a.example/"),
]


def said(data: bytes, words: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in store.query(data, f"SELECT * {{ {words} }}"))


def asked(data: bytes, select: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in store.query(data, select))


@pytest.mark.parametrize("options", ALL)
def test_a_data_set_counts_every_triple(resolved: Resolved, options: Options) -> None:
    data = turtle(resolved, options)
    assert said(data, "?d a void:Dataset ; void:triples ?n") == [
        (said(data, "?d a dcat:Dataset")[0][0], str(len(set(store.parse(data)))))
    ]


@pytest.mark.parametrize("options", ALL)
def test_every_property_and_every_class_is_counted(resolved: Resolved, options: Options) -> None:
    data = turtle(resolved, options)
    properties = asked(data, "SELECT ?p ?n { ?d void:propertyPartition ?x . ?x void:property ?p ; void:triples ?n }")
    assert properties == asked(data, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    classes = asked(data, "SELECT ?c ?n { ?d void:classPartition ?x . ?x void:class ?c ; void:entities ?n }")
    assert classes == asked(data, "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c")
    assert len(properties) > 40
    assert len(classes) > 15


def test_its_entities_are_those_that_the_build_counts(resolved: Resolved) -> None:
    counts = "SELECT ?n ?m { ?d prov:wasGeneratedBy ?b ; void:entities ?n . ?b a kg:Build ; kg:entityCount ?m }"
    assert asked(turtle(resolved), counts) == [("7", "7")]


def test_it_names_newspapers_dates_version_and_base(resolved: Resolved) -> None:
    data = turtle(resolved, Options(version="1.2"))
    assert asked(
        data,
        "SELECT ?name ?a ?b ?v ?base { ?d a void:Dataset ; dcterms:source/rdfs:label ?name ; "
        "dcterms:temporal [ dcat:startDate ?a ; dcat:endDate ?b ] ; dcat:version ?v ; void:uriSpace ?base }",
    ) == [("柳湾日报", "2011-03-02", "2011-03-06", "1.2", BASE)]
    assert asked(data, "SELECT (LANG(?t) AS ?l) ?t { ?d dcterms:title ?t }") == [
        ("en", "News knowledge graph: 柳湾日报 2011-03-02 to 2011-03-06"),
        ("zh", "柳湾日报2011-03-02至2011-03-06新闻知识图谱"),
    ]


def test_a_title_names_three_newspapers_and_how_many_more(resolved: Resolved) -> None:
    pages = tuple(Page(f"{n}.txt", str(n), 1, f"报{n}") for n in range(5))
    data = turtle(Resolved(pages, (), (), (), (), ()))
    assert [title for _, title in said(data, "?d a void:Dataset ; rdfs:label ?t")] == [
        "报0、报1、报2等5种报纸新闻知识图谱"
    ]
    assert ("News knowledge graph: 报0, 报1, 报2 and 2 more",) in asked(data, "SELECT ?t { ?d dcterms:title ?t }")


def test_pages_that_say_nothing_have_a_title_and_no_period(resolved: Resolved) -> None:
    data = turtle(Resolved((Page("a.txt", "甲"),), (), (), (), (), ()))
    assert [title for _, title in said(data, "?d a void:Dataset ; rdfs:label ?t")] == ["地方新闻知识图谱"]
    assert said(data, "?d dcterms:temporal|dcterms:source|dcat:version|dcterms:license ?x") == []


def test_one_day_is_named_once() -> None:
    data = turtle(Resolved((Page("a.txt", "甲", 1, "甲报", "2011-03"),), (), (), (), (), ()))
    assert [title for _, title in said(data, "?d a void:Dataset ; rdfs:label ?t")] == ["甲报2011-03新闻知识图谱"]


def test_a_licence_is_claimed_only_by_who_builds(resolved: Resolved) -> None:
    terms = "https://creativecommons.org/licenses/by/4.0/"
    assert said(turtle(resolved), "?d dcterms:license ?l") == []
    licensed = turtle(resolved, Options(license=terms))
    ((dataset, claimed),) = said(licensed, "?d dcterms:license ?l")
    assert claimed == terms
    assert said(licensed, "?b kg:option ?o")[0][1] == f"--license {terms}"
    assert said(turtle(resolved), "?d a void:Dataset") != [(dataset,)]


@pytest.mark.parametrize(
    "bad", ["CC-BY", "javascript:alert(1)", "https://a.example/ x", "https://a.example/<b>", "urn:x"]
)
def test_a_licence_is_an_address(bad: str) -> None:
    with pytest.raises(OptionError, match="no address of a licence"):
        Options(license=bad)


def test_another_corpus_is_another_data_set(resolved: Resolved) -> None:
    fewer = replace(resolved, pages=resolved.pages[:2], on_pages=tuple((key, (0,)) for key, _ in resolved.on_pages))
    assert said(turtle(resolved), "?d a void:Dataset") != said(turtle(fewer), "?d a void:Dataset")


def test_the_vocabularies_are_those_of_its_terms(resolved: Resolved) -> None:
    data = turtle(resolved)
    spaces = {space for _, space in said(data, "?d void:vocabulary ?v")}
    used = {str(p) for _, p, _ in store.parse(data)} | {
        str(o) for _, p, o in store.parse(data) if str(p) == term("rdf:type")
    }
    assert all(any(name.startswith(space) for space in spaces) for name in used)
    assert all(any(name.startswith(space) for name in used) for space in spaces)
    assert KG in spaces


def test_a_text_that_quotes_a_line_counts_as_a_text() -> None:
    type_ = term("rdf:type")
    quoting = Triple(BASE + "a", term("kg:rule"), Literal(f"<{BASE}b> <{type_}> <{KG}Page> ."))
    counted = tally(canonical.lines([quoting, Triple(BASE + "a", type_, Iri(KG + "Page"))]))
    assert counted.triples == {term("kg:rule"): 1, type_: 1}
    assert counted.things == {KG + "Page": 1}


def test_lines_stay_sorted_and_each_stands_once(resolved: Resolved) -> None:
    lines = list(written(resolved).lines)
    assert lines == sorted(set(lines))


def test_real_pages_are_counted_too(corpus_graph: Graph, rows: Callable[[Graph, str], list[tuple[str, ...]]]) -> None:
    ((number,),) = rows(corpus_graph, "SELECT ?n { ?d a void:Dataset ; void:triples ?n }")
    assert int(number) == len(set(store.parse(corpus_graph.turtle)))


def test_hostile_newspapers_leave_a_title_on_one_line(
    build: Callable[..., Graph], rows: Callable[..., list[tuple[str, ...]]]
) -> None:
    graph = build("金水区开展清河行动。", newspaper='甲\u0007报"\\<b>')
    titles = rows(graph, "SELECT ?t { ?d dcterms:title ?t }")
    assert titles == [('News knowledge graph: 甲 报"\\<b>',), ('甲 报"\\<b>新闻知识图谱',)]


def test_no_blank_node_and_no_clock(resolved: Resolved, tmp_path: Path) -> None:
    lines = b"\n".join(written(resolved, Options(started="2024-01-01T00:00:00Z")).lines)
    assert b"_:" not in lines
    assert b"2024" not in lines


def test_no_network_and_no_page_takes_it_for_a_thing(corpus_graph: Graph) -> None:
    known = facts.read(corpus_graph.turtle, chinese=True)
    assert sum("/dataset/" in iri for iri in known) > 100
    drawn = [str(value) for row in full(known).nodes.rows for value in row]
    drawn += [one.iri for one in view(known).entities] + list(network(corpus_graph.turtle).nodes)
    assert any("/article/" in iri for iri in drawn)
    assert [iri for iri in drawn if "/dataset/" in iri or "/period/" in iri] == []
