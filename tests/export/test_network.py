"""One edge a relation: what stands on it, and how many there are."""

import pytest

from kg.export.full import full
from kg.export.network import Network, network
from kg.export.tables import Table, Value
from kg.graph import facts
from kg.graph.graph import Graph

BASE = "https://example.org/id/"
BASES = "kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place"
COUNTS = (
    f"SELECT (COUNT(DISTINCT ?e) AS ?n) {{ ?e a ?base VALUES ?base {{ {BASES} }} }}",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s kg:predicate ?p FILTER(?p != kg:distinctFrom) }",
)


def rows(table: Table) -> dict[str, dict[str, Value]]:
    names = [column.name for column in table.columns]
    return {str(row[0]).removeprefix(BASE): dict(zip(names, row, strict=True)) for row in table.rows}


@pytest.fixture(scope="module")
def drawn(hostile: bytes) -> Network:
    return network(facts.read(hostile))


def sizes(drawn: Network) -> list[str]:
    return [str(len(drawn.nodes.rows)), str(len(drawn.edges.rows))]


def test_as_many_nodes_and_edges_as_sparql_counts(corpus_graph: Graph) -> None:
    counted = [str(next(iter(corpus_graph.query(query)))[0]) for query in COUNTS]
    assert sizes(network(facts.read(corpus_graph.turtle))) == counted


def test_as_many_on_the_real_page(page_graph: Graph) -> None:
    counted = [str(next(iter(page_graph.query(query)))[0]) for query in COUNTS]
    assert sizes(network(facts.read(page_graph.turtle))) == counted


def test_an_edge_says_all_that_its_statement_says(drawn: Network) -> None:
    edge = rows(drawn.edges)["s1"]
    assert (edge["source"], edge["target"]) == (f"{BASE}one", f"{BASE}two")
    assert (edge["type"], edge["label"], edge["symmetric"]) == ("covers", "报道", False)
    assert (edge["confidence"], edge["modality"]) == (0.9, "done")
    assert (edge["quote"], edge["newspaper"], edge["date"]) == ('“引"号”\n\t换行\r回车,\x7f', '某"报"', "2011-03")


def test_near_duplicates_weigh_as_one_article(drawn: Network) -> None:
    edge = rows(drawn.edges)["s1"]
    assert (edge["weight"], edge["article_count"]) == (2, 2)
    assert (edge["first_date"], edge["last_date"]) == ("2011-03-01", "2011-04-01")


def test_what_a_register_says_weighs_one_and_has_no_article(drawn: Network) -> None:
    edge = rows(drawn.edges)["s3"]
    assert (edge["weight"], edge["article_count"], edge["register"]) == (1, 0, "名录, 2020年")
    assert {edge[name] for name in ("quote", "headline", "newspaper", "date", "first_date", "last_date")} == {None}


def test_a_symmetric_relation_is_one_edge_that_says_so(drawn: Network) -> None:
    edges = [edge for edge in rows(drawn.edges).values() if edge["type"] == "wroteWith"]
    assert [edge["symmetric"] for edge in edges] == [True]


def test_that_two_are_not_one_is_no_edge(drawn: Network) -> None:
    assert list(rows(drawn.edges)) == ["s1", "s2", "s3"]


def test_a_node_says_what_it_is_and_when_it_was_in_the_news(drawn: Network) -> None:
    nodes = rows(drawn.nodes)
    one = nodes["one"]
    assert (one["type"], one["type_label"]) == ("Photographer", "摄影者")
    assert one["types"] == ("Photographer", "Reporter", "Person")
    assert one["alt_labels"] == ("丙;丁", "甲|乙")
    assert [nodes["two"][name] for name in ("label", "division_code", "article_count")] == ["𠮷区\\", "410199", 2]
    assert (nodes["two"]["first_date"], nodes["two"]["last_date"]) == ("2011-03-01", "2011-03-31")
    assert nodes["paper"]["article_count"] == 1
    assert (nodes["city"]["article_count"], nodes["city"]["first_date"]) == (0, None)


def test_full_has_every_thing_and_every_link(hostile: bytes, drawn: Network) -> None:
    whole = full(facts.read(hostile))
    nodes = rows(whole.nodes)
    added = [*(f"a{n}" for n in (1, 2, 3)), *(f"s{n}" for n in (1, 2, 3, 4)), *(f"e{n}" for n in (1, 2, 3, 4, 5))]
    assert set(nodes) == {*rows(drawn.nodes), *added, "build/1", "m1"}
    assert (nodes["m1"]["value"], nodes["m1"]["measure"]) == (-28800.5, "=拆除")
    assert (nodes["e1"]["rule"], nodes["e1"]["first_date"]) == ("covers", "2011-03-01")
    links = {(row["source"], row["type"], row["target"]) for row in rows(whole.edges).values()}
    wanted = [("s1", "subject", "one"), ("s1", "evidence", "e2"), ("e2", "article", "a2"), ("a1", "reporter", "one")]
    assert {(BASE + source, name, BASE + target) for source, name, target in wanted} <= links


def test_full_repeats_no_relation(hostile: bytes) -> None:
    edges = list(rows(full(facts.read(hostile)).edges).values())
    assert [edge["id"] for edge in edges if edge["type"] == "covers"] == [f"{BASE}s1"]
    assert len({edge["id"] for edge in edges}) == len(edges)
