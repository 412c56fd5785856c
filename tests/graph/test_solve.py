import pytest

from kg.errors import QueryError
from kg.graph.solve import Solver
from kg.graph.sparql import Dataset, with_dataset
from kg.graph.store import load

KNOWN = {"kg": "https://example.org/kg/"}
BASE = "https://example.org/id/"
AREA = "<https://w3id.org/local-news-kg/id/area/410103>"


@pytest.mark.parametrize(
    ("query", "default", "named"),
    [
        ("SELECT * FROM kg:a FROM NAMED <b> { ?s ?p ?o }", ["https://example.org/kg/a"], [f"{BASE}b"]),
        ("BASE <http://a/b/> PREFIX kg: <c:> ASK FROM kg:d FROM <e> {}", ["c:d", "http://a/b/e"], []),
        ("CONSTRUCT FROM <a:b> WHERE { ?s ?p ?o }", ["a:b"], []),
        ("DESCRIBE ?s FROM NAMED <a:b> WHERE { GRAPH ?g { ?s ?p ?o } }", [], ["a:b"]),
        ("ASK FROM <a:b> { ?s ?p 'FROM <c:d>' }", ["a:b"], []),
    ],
)
def test_the_graphs_that_from_names(query: str, default: list[str], named: list[str]) -> None:
    assert with_dataset(query, KNOWN, BASE) == (query, Dataset(tuple(default), tuple(named)))


@pytest.mark.parametrize("query", ["ASK { ?s ?p 'FROM' }", "SELECT ?from { ?s kg:comesFrom ?from } # FROM <a:b>"])
def test_a_query_without_from_names_no_graph(query: str) -> None:
    assert with_dataset(query, KNOWN, BASE) == (query, None)


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("ASK FROM nope:a {}", "query: FROM: .*nope.*expected a PREFIX for it"),
        ("ASK FROM <a:b> { SERVICE <c:d> {} }", "SERVICE asks elsewhere"),
        ("ASK\nFROM a {}", "line 2, column 1: found FROM "),
    ],
)
def test_from_that_cannot_be(query: str, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint):
        with_dataset(query, KNOWN, BASE)


def test_a_name_may_begin_with_the_base_and_a_prefix_is_known() -> None:
    solver = Solver(load(f"{AREA} <https://w3id.org/local-news-kg/ontology#divisionCode> '410103' .".encode()))
    for name in ("<area/410103>", "area:410103"):
        assert solver.solve(f"ASK {{ {name} kg:divisionCode ?code }}").truth is True
    found = solver.solve("SELECT ?code { ?area kg:divisionCode ?code }")
    assert [str(code) for (code,) in found] == ["410103"]


def test_a_complaint_names_the_place() -> None:
    with pytest.raises(QueryError, match="line 1, column 14: found }"):
        Solver(load(b"")).solve("ASK { ?s ?p  }")


def test_the_columns_of_all_variables_stand_as_they_are_first_named() -> None:
    assert Solver(load(b"")).solve("SELECT * { ?s ?p ?o }").variables == ("s", "p", "o")


@pytest.mark.parametrize(
    ("graph", "complaint"),
    [
        ("urn:other", "graph <urn:other>: not here, and nothing is fetched (expected "),
        ("no iri", "graph 'no iri': no absolute IRI (expected "),
    ],
)
def test_a_graph_that_is_not_there_is_named_with_those_that_are(graph: str, complaint: str) -> None:
    with pytest.raises(QueryError) as error:
        Solver(load(b"<urn:a> <urn:b> <urn:c> .")).solve("ASK {}", Dataset((graph,), ()))
    assert str(error.value).startswith(complaint)
