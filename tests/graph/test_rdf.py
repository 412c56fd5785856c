"""rdflib's answers from Oxigraph: the same as rdflib's own, whatever is asked."""

import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, RDFS, BNode, Literal, URIRef, Variable
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.errors import OutputError, QueryError
from kg.graph import rdf, store, stored
from kg.graph.graph import Graph
from kg.graph.terms import Iri, Triple, boolean, date, decimal, integer, iri, text, zh
from kg.graph.vocab import BASE, term

KG = rdflib.Namespace(term("kg:Area").removesuffix("Area"))
HUIJI, TOWN, SMITH = (BASE + name for name in ("area/410108", "area/1", "person/1"))
TURTLE = store.turtle(
    [
        *(Triple(HUIJI, term("rdf:type"), iri("kg:District")), Triple(HUIJI, term("rdfs:label"), zh("惠济区"))),
        *(Triple(TOWN, term("rdf:type"), iri("kg:Township")), Triple(TOWN, term("rdfs:label"), zh("柳湾镇"))),
        *(Triple(TOWN, term("kg:partOf"), Iri(HUIJI)), Triple(SMITH, term("kg:covers"), Iri(HUIJI))),
        *(Triple(SMITH, term("rdfs:label"), zh("甲一")), Triple(SMITH, term("kg:rule"), text("byline"))),
        *(Triple(SMITH, term("kg:begin"), integer(3)), Triple(SMITH, term("kg:confidence"), decimal(Decimal("0.5")))),
        *(Triple(SMITH, term("kg:when"), date("2011-03")), Triple(SMITH, term("kg:reportedSpeech"), boolean(True))),
    ]
)
ASKED = [
    ("SELECT ?name { ?area rdfs:label ?name }", {"area": URIRef(HUIJI)}),
    ("SELECT ?area ?name { ?area rdfs:label ?name }", {Variable("area"): URIRef(HUIJI)}),
    ("SELECT * { ?s ?p ?area }", {"area": URIRef(HUIJI)}),
    ("SELECT ?s { ?s kg:rule ?rule }", {"rule": Literal("byline")}),
    ("SELECT ?s { ?s rdfs:label ?name FILTER(?name = ?sought) }", {"sought": Literal("甲一", lang="zh")}),
    ("SELECT ?s { { ?s kg:partOf ?area } UNION { ?s kg:covers ?one FILTER(?one = ?area) } }", {"area": URIRef(HUIJI)}),
    ("SELECT ?s ?name { ?s a ?kind OPTIONAL { ?s rdfs:label ?name FILTER(?s = ?only) } }", {"only": URIRef(TOWN)}),
    ("SELECT ?s { ?s a ?kind MINUS { ?s ?p ?o FILTER(?s = ?not) } }", {"not": URIRef(TOWN)}),
    ("SELECT ?s { ?s a ?kind FILTER NOT EXISTS { ?s kg:partOf ?area } }", {"area": URIRef(HUIJI)}),
    ("SELECT (COUNT(*) AS ?n) { ?s kg:partOf ?area }", {"area": URIRef(TOWN)}),
    ("SELECT ?s { ?s a ?kind { SELECT ?s { ?s kg:partOf ?area } } }", {"area": URIRef(HUIJI)}),
    ("SELECT ?s { VALUES ?kind { kg:Township kg:District } ?s a ?kind }", {"kind": KG.District}),
    ('SELECT ?s { ?s rdfs:label ?name FILTER(?name != "?name {") }', {"name": Literal("甲一", lang="zh")}),
    ("SELECT ?s # { ?area }\n{ ?s kg:partOf ?area }", {"area": URIRef(HUIJI)}),
    ("ASK { ?s kg:partOf ?area }", {"area": URIRef(TOWN)}),
    ("CONSTRUCT { ?s kg:within ?area } WHERE { ?s kg:partOf ?area }", {"area": URIRef(HUIJI)}),
    ("CONSTRUCT WHERE { ?s kg:partOf ?area }", {"area": URIRef(HUIJI)}),
    ("SELECT ?s { ?s kg:partOf ?area }", {"area": BNode("x")}),
    ("SELECT ?s ?name { ?s a ?kind OPTIONAL { ?s kg:post ?name } }", {}),
    ("SELECT ?value { ?person kg:covers ?area ; ?p ?value }", {}),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("opened")
    stored.make(TURTLE, place)
    return place


@pytest.fixture(scope="module")
def graph(folder: Path) -> rdflib.Graph:
    return rdf.open(folder)


@pytest.fixture(scope="module")
def own() -> rdflib.Graph:
    """The same in rdflib alone."""
    return rdflib.Graph().parse(data=TURTLE, format="turtle")


def said(result: rdflib.query.Result) -> object:
    return result.askAnswer if result.type == "ASK" else sorted(map(tuple, result))


def rows(result: rdflib.query.Result) -> object:
    """Rows by name, since SELECT * has its columns in no order."""
    return sorted(sorted(row.items()) for row in result.bindings) if result.type == "SELECT" else said(result)


def test_the_triples_are_those_that_rdflib_reads(graph: rdflib.Graph, own: rdflib.Graph) -> None:
    assert len(graph) == len(own) == 12
    assert set(graph) == set(own)
    written, theirs = (sorted(one.serialize(format="nt").splitlines()) for one in (graph, own))
    assert written == theirs


@pytest.mark.parametrize(("sparql", "values"), ASKED)
def test_the_answers_are_those_of_rdflib(
    graph: rdflib.Graph, own: rdflib.Graph, sparql: str, values: dict[str, rdflib.term.Identifier]
) -> None:
    spaces = {"kg": KG, "rdfs": RDFS}
    one, other = (among.query(sparql, initNs=spaces, initBindings=values) for among in (graph, own))
    assert rows(one) == rows(other)


def test_single_questions_are_answered_as_by_rdflib(graph: rdflib.Graph) -> None:
    town = URIRef(TOWN)
    assert graph.value(town, KG.partOf) == URIRef(HUIJI)
    assert list(graph.objects(town, KG.partOf / RDFS.label)) == [Literal("惠济区", lang="zh")]
    assert list(graph.subjects(KG.rule, Literal("byline"))) == [URIRef(SMITH)]
    assert (town, RDF.type, KG.Township) in graph
    assert (Literal("柳湾镇"), None, None) not in graph


def test_prefixes_are_known_and_an_own_one_comes_first(graph: rdflib.Graph) -> None:
    assert said(graph.query("SELECT ?s { ?s a kg:District }")) == [(URIRef(HUIJI),)]
    assert graph.query("ASK { area:410108 rdfs:label ?name . ?x foaf:nick ?y }").askAnswer is False
    assert graph.query("ASK { ?s a kg:District }", initNs={"kg": "urn:other:"}).askAnswer is False
    assert graph.query("ASK { ?s x:label ?name }", initNs={"x": RDFS}).askAnswer is True


def test_a_prepared_query_is_answered(graph: rdflib.Graph) -> None:
    prepared = prepareQuery("SELECT ?s { ?s k:partOf ?area }", initNs={"k": KG})
    assert said(graph.query(prepared, initBindings={"area": URIRef(HUIJI)})) == [(URIRef(TOWN),)]


def test_results_go_into_every_format(graph: rdflib.Graph) -> None:
    result = graph.query("SELECT ?s ?none { ?s a kg:District OPTIONAL { ?s kg:post ?none } }")
    assert result.serialize(format="csv") == f"s,none\r\n{HUIJI},\r\n".encode()
    assert result.bindings == [{Variable("s"): URIRef(HUIJI)}]
    for form in ("json", "xml"):
        data = result.serialize(format=form)
        assert data is not None
        assert said(rdflib.query.Result.parse(io.BytesIO(data), format=form)) == [(URIRef(HUIJI), None)]


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.add((URIRef(TOWN), RDFS.label, Literal("x"))),
        lambda graph: graph.remove((URIRef(TOWN), None, None)),
        lambda graph: graph.parse(data="<urn:a> <urn:b> 1 ."),
        lambda graph: graph.update("DELETE WHERE { ?s ?p ?o }"),
    ],
)
def test_a_store_on_disk_is_only_read(graph: rdflib.Graph, change: object) -> None:
    with pytest.raises(OutputError, match=r"^a store on disk is open to be read only \(expected "):
        change(graph)  # type: ignore[operator]
    assert len(graph) == 12


def test_a_graph_in_memory_can_change() -> None:
    graph = rdf.open(TURTLE)
    graph.add((URIRef(TOWN), RDFS.label, Literal("柳湾", lang="zh")))
    graph.parse(data="<urn:a> <urn:b> 1 .")
    assert len(graph) == 14
    graph.update("DELETE WHERE { <urn:a> ?p ?o }")
    graph.remove((URIRef(TOWN), None, None))
    assert len(graph) == 9


def test_what_is_wrong_with_a_query_is_said_as_everywhere(graph: rdflib.Graph) -> None:
    with pytest.raises(QueryError, match=r"line 1, column 11: found WHRE \(expected "):
        graph.query("SELECT ?s WHRE { }")
    with pytest.raises(QueryError, match="SERVICE asks elsewhere"):
        graph.query("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="FROM"):
        graph.query("ASK FROM <http://127.0.0.1:1/> { ?s ?p ?o }")


def test_a_named_graph_of_others_is_another_graph(graph: rdflib.Graph) -> None:
    within = store.load(TURTLE)
    named = rdflib.Graph(rdf.opened(within).store, URIRef("urn:graph"))
    named.add((URIRef("urn:s"), RDFS.label, Literal("o")))
    assert len(rdf.opened(within)) == 12
    assert said(named.query("SELECT ?o { ?s rdfs:label ?o }")) == [(Literal("o"),)]


def test_kg_open_takes_what_a_build_left_and_shadows_nothing(tmp_path: Path) -> None:
    Graph(TURTLE, {}).save(tmp_path, store=True, render=lambda _: b"")
    assert len(kg.open(tmp_path)) == len(kg.open(str(tmp_path / "graph.ttl"))) == 12
    script = "import sys, kg; assert kg.open and 'rdflib' in sys.modules; print(open is kg.open)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_the_store_behind_a_graph_is_at_hand(graph: rdflib.Graph, own: rdflib.Graph) -> None:
    assert len(rdf.behind(graph) or ()) == 12
    assert rdf.behind(own) is None
