"""Across articles: one thing is one entity, and what is not known to be one stays two."""

from collections.abc import Callable
from itertools import permutations

from kg.graph.graph import Graph
from kg.resolve.corpus import jointly_undertaken

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]
NAMED = "SELECT ?thing WHERE { ?thing a %s ; skos:prefLabel ?name FILTER(STR(?name) = '%s') }"

SHORT = "管城区\n\n背街洗干净\n\n近日,管城区启动“洗街到家”工程。区园林局配合。"
WHOLE = "绿道修起来\n\n近日,管城区园林局启动“绿道到家”工程。"


def test_one_bureau_is_one_whatever_two_articles_call_it(build: Build, rows: Rows) -> None:
    graph = build(SHORT, WHOLE)
    assert len(rows(graph, NAMED % ("kg:Organization", "管城区园林局"))) == 1
    hidden = "SELECT ?form WHERE { ?thing skos:prefLabel '管城区园林局'@zh ; skos:hiddenLabel ?form }"
    assert rows(graph, hidden) == [("区园林局",)]
    reason = "SELECT ?why WHERE { ?thing skos:prefLabel '管城区园林局'@zh ; kg:identityReason ?why }"
    assert rows(graph, reason) == [("区园林局 = 管城区园林局: 管城区是本篇所说的区",)]


def test_one_district_is_one_with_its_short_and_its_full_name(build: Build, rows: Rows) -> None:
    graph = build(WHOLE, "路灯亮了\n\n近日,管城回族区启动“亮灯到家”工程。")
    codes = "SELECT ?area ?code WHERE { ?area kg:divisionCode ?code FILTER(?code = '410104') }"
    assert len(rows(graph, codes)) == 1
    names = "SELECT ?name WHERE { ?area kg:divisionCode '410104' ; skos:prefLabel|skos:altLabel ?name }"
    assert set(rows(graph, names)) >= {("管城回族区",), ("管城区",)}


def test_bureaus_of_one_short_name_in_two_districts_are_two(build: Build, rows: Rows) -> None:
    other = SHORT.replace("管城区", "惠济区").replace("洗街", "亮灯").replace("背街", "路灯")
    graph = build(SHORT, other)
    found = rows(graph, "SELECT ?name WHERE { ?thing a kg:Organization ; skos:prefLabel ?name }")
    assert found == [("惠济区园林局",), ("管城区园林局",)]


def test_a_community_without_its_district_is_the_one_that_another_article_places(build: Build, rows: Rows) -> None:
    placed = "旧衣回家\n\n近日,二七区康复社区启动“旧衣回家”行动。"
    vague = "灯光回家\n\n近日,康复社区启动“灯光回家”行动。"
    graph = build(placed, vague)
    assert len(rows(graph, NAMED % ("kg:Community", "康复社区"))) == 1
    assert len(rows(graph, "SELECT ?old WHERE { ?area a kg:Community ; kg:formerIri ?old }")) == 1
    both = build(placed, vague, "菜车回家\n\n近日,金水区康复社区启动“菜车回家”行动。")
    assert len(rows(both, NAMED % ("kg:Community", "康复社区"))) == 3


def test_the_same_text_on_two_pages_is_one_article_on_both(build: Build, rows: Rows) -> None:
    front = "---\nnewspaper: {}\ndate: {}\n---\n"
    graph = build(front.format("某晨报", "2011-03-03") + WHOLE, front.format("某晚报", "2011-03-02") + WHOLE)
    assert rows(graph, "SELECT ?date WHERE { ?article a kg:Article ; schema:datePublished ?date }") == [("2011-03-02",)]
    assert len(rows(graph, "SELECT ?page WHERE { ?article a kg:Article ; kg:onPage ?page }")) == 2


def test_an_article_is_about_what_its_headline_names(build: Build, rows: Rows) -> None:
    graph = build("惠济区修好了三座桥\n\n近日,惠济区的三座桥修好了,金水区的居民也来参观。")
    about = rows(graph, "SELECT ?name WHERE { ?article a kg:Article ; schema:about/skos:prefLabel ?name }")
    assert ("惠济区",) in about
    assert ("金水区",) not in about


def test_what_an_article_is_about_it_also_mentions(corpus_graph: Graph, rows: Rows) -> None:
    lost = "SELECT ?a ?x WHERE { ?a schema:about ?x FILTER NOT EXISTS { ?a schema:mentions ?x } }"
    assert rows(corpus_graph, lost) == []


def test_signers_of_the_corpus_are_one_person_per_paper(corpus_graph: Graph, rows: Rows) -> None:
    found = rows(corpus_graph, "SELECT ?person WHERE { ?person a kg:Reporter ; rdfs:label '庞砚田'@zh }")
    assert len(found) == 1


def test_what_the_same_two_carry_out_under_one_name_is_one() -> None:
    def undertaken(name: str, district: str, *by: str) -> list[tuple[str, str, str]]:
        return [(area, "undertakes", f"initiative|{name}|{district}") for area in by]

    north = undertaken("同饮一泉", "410108", "area|甲", "area|乙")
    south = undertaken("同饮一泉", "370105", "area|乙", "area|甲", "area|丙")
    alone = undertaken("同饮一泉", "410105", "area|甲", "area|丁")
    other = undertaken("花坛到家", "370105", "area|乙", "area|甲")
    found = {"initiative|同饮一泉|410108": "initiative|同饮一泉|370105"}
    for order in permutations([north, south, alone, other]):
        assert jointly_undertaken(edge for edges in order for edge in edges) == found


def test_the_sample_corpus_has_one_initiative_of_two_towns(corpus_graph: Graph, rows: Rows) -> None:
    query = "SELECT ?x ?why WHERE { ?x a kg:Initiative ; rdfs:label '黄河邻里'@zh ; kg:identityReason ?why }"
    assert [why for _, why in rows(corpus_graph, query)] == ["黄河邻里 = 黄河邻里: 同名, 开展者相同"]
