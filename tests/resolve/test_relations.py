"""Relations: none without evidence; what the register says has a source; who covers what is read off bylines."""

from collections.abc import Callable

import pytest

from kg.graph.graph import Graph
from kg.model import Evidence, Span
from kg.resolve.relations import registered, relations
from kg.resolve.things import Thing

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]

CARS = "---\nnewspaper: 某晨报\n---\n车棚到家\n\n本报讯(记者 方砚山 通讯员 秦禾)近日,金水区园林局开展“车棚到家”活动。"
TREES = "---\nnewspaper: 某晨报\n---\n树苗到家\n\n本报讯(记者 方砚山)近日,金水区园林局开展“树苗到家”活动。"
EDGES = """SELECT ?subject ?object ?rule ?quote ?count ?source WHERE {
    ?statement kg:subject/rdfs:label ?subject ; kg:predicate %s ; kg:object/rdfs:label ?object ; kg:evidence ?evidence .
    ?evidence kg:rule ?rule
    OPTIONAL { ?evidence kg:quote ?quote }
    OPTIONAL { ?evidence kg:source ?source }
    OPTIONAL { ?statement kg:articleCount ?count }
}"""
CITY = Thing("area|410100", "area", "City", "郑州市", code="410100")


def evidence(article: str, begin: int = 0) -> Evidence:
    return Evidence(article, Span(begin, begin + 2), "甲乙", "rule")


def test_an_edge_told_twice_is_one_relation_with_two_pieces_of_evidence() -> None:
    edge = ("a", "partOf", "b")
    (relation,) = relations([(edge, evidence("乙")), (edge, evidence("甲")), (edge, evidence("甲"))], {})
    assert relation.evidence == (evidence("乙"), evidence("甲"))


def test_no_thing_is_related_to_itself_even_after_a_merge() -> None:
    assert relations([(("a", "partOf", "a"), evidence("甲"))], {}) == ()
    assert relations([(("a", "partOf", "b"), evidence("甲"))], {"a": "b"}) == ()


def test_covering_counts_articles_not_pieces_of_evidence() -> None:
    edge = ("person", "covers", "area")
    (relation,) = relations([(edge, evidence("甲")), (edge, evidence("甲", 5)), (edge, evidence("乙"))], {})
    assert relation.article_count == 2


def test_a_city_that_is_named_brings_its_districts_and_its_province() -> None:
    things, edges = registered([CITY])
    names = {thing.name for thing in things}
    assert {"河南省", "郑州市", "金水区", "惠济区", "中牟县"} <= names
    assert "天桥区" not in names
    assert all(evidence.source and not evidence.article and not evidence.quote for _, evidence in edges)


def test_a_district_that_is_named_brings_its_ancestors_alone() -> None:
    things, _ = registered([Thing("area|410105", "area", "District", "金水区", code="410105")])
    assert [thing.name for thing in things] == ["河南省", "郑州市", "金水区"]


def test_whoever_shares_a_byline_wrote_together(build: Build, rows: Rows) -> None:
    found = rows(build(CARS), EDGES % "kg:wroteWith")
    assert len(found) == 1
    assert set(found[0][:2]) == {"方砚山", "秦禾"}
    assert found[0][2:4] == ("byline", "方砚山 通讯员 秦禾")


def test_people_of_two_articles_did_not_write_together(build: Build, rows: Rows) -> None:
    other = TREES.replace("记者 方砚山", "记者 苗青")
    assert len(rows(build(CARS, other), EDGES % "kg:wroteWith")) == 1


def test_reporters_and_correspondents_cover_the_district(build: Build, rows: Rows) -> None:
    found = rows(build(CARS, TREES), EDGES % "kg:covers")
    assert {(subject, object_, count) for subject, object_, _, _, count, _ in found} == {
        ("方砚山", "金水区", "2"),
        ("秦禾", "金水区", "1"),
    }


def test_who_writes_of_a_room_covers_the_district_that_it_lies_in(build: Build, rows: Rows) -> None:
    where = "昨日,柳河陶艺陈列室在金水区东风路街道开馆。"
    page = "---\nnewspaper: 某晨报\n---\n柳河陶艺陈列室开馆\n\n本报讯(记者 方砚山){}前来参观的人不少。"
    found = rows(build(page.format(where)), EDGES % "kg:covers")
    assert {row[:2] for row in found} == {("方砚山", "金水区")}
    assert {row[3] for row in found} == {"方砚山", "金水区"}
    assert rows(build(page.format("昨日,柳河陶艺陈列室开馆。")), EDGES % "kg:covers") == []


def test_a_development_zone_is_no_district_that_anybody_covers(build: Build, rows: Rows) -> None:
    page = "农机夜校开课\n\n本报讯(记者 方砚山)昨日,郑州高新技术产业开发区石佛镇开展“农机夜校”活动。来的人不少。"
    graph = build(page)
    assert ("石佛镇", "农机夜校") in {row[:2] for row in rows(graph, EDGES % "kg:undertakes")}
    assert rows(graph, EDGES % "kg:covers") == []


def test_covering_is_proved_by_the_byline_and_by_the_areas_name(build: Build, rows: Rows) -> None:
    quotes = {quote for subject, _, _, quote, _, _ in rows(build(CARS), EDGES % "kg:covers") if subject == "秦禾"}
    assert "秦禾" in quotes
    assert any("金水区" in quote for quote in quotes)


@pytest.mark.parametrize("role", ["编辑", "实习生"])
def test_editors_and_interns_cover_nothing(build: Build, rows: Rows, role: str) -> None:
    graph = build(TREES.replace("记者 方砚山", f"{role} 方砚山"))
    assert rows(graph, EDGES % "kg:covers") == []


def test_what_the_register_says_has_its_source_and_no_quote(build: Build, rows: Rows) -> None:
    found = rows(build(CARS), EDGES % "kg:partOf")
    (registered_edge,) = [row for row in found if row[:2] == ("金水区", "郑州市")]
    assert "行政区划" in registered_edge[5]
    assert registered_edge[3] == ""
    (told,) = {row for row in found if row[:2] == ("金水区园林局", "金水区")}
    assert told[3:] == ("金水区园林局", "", "")


def test_text_outranks_nothing_where_it_says_the_same(build: Build, rows: Rows) -> None:
    """What both a text and the register state is one statement with the evidence of both."""
    graph = build("渠挖好了\n\n近日,惠济区花园口镇开展“挖渠到家”活动。")
    statements = "SELECT ?s WHERE { ?s kg:predicate kg:partOf ; kg:subject/rdfs:label '花园口镇'@zh }"
    assert len(rows(graph, statements)) == 1


def test_every_relation_of_the_corpus_has_one_statement_with_evidence(corpus_graph: Graph, rows: Rows) -> None:
    direct = """SELECT ?s ?p ?o WHERE {
        ?s ?p ?o . VALUES ?p { kg:undertakes kg:participatesIn kg:established kg:partOf kg:administers kg:locatedIn
        kg:cooperatesWith kg:assists kg:affiliatedWith kg:comesFrom kg:covers kg:wroteWith } }"""
    stated = "SELECT ?s ?p ?o WHERE { ?one a kg:Statement ; kg:subject ?s ; kg:predicate ?p ; kg:object ?o }"
    assert rows(corpus_graph, direct) == rows(corpus_graph, stated)
    bare = "SELECT ?one WHERE { ?one a kg:Statement FILTER NOT EXISTS { ?one kg:evidence ?evidence } }"
    assert rows(corpus_graph, bare) == []
    unfounded = "SELECT ?e WHERE { ?s kg:predicate ?p ; kg:evidence ?e FILTER NOT EXISTS { ?e kg:quote|kg:source ?q } }"
    assert rows(corpus_graph, unfounded) == []
