"""What is found by what people type."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.store import load, turtle
from kg.graph.terms import Triple, zh
from kg.graph.vocab import BASE, KG, term
from kg.serve.names import index

ID = "https://w3id.org/local-news-kg/id/"


@pytest.fixture(scope="module")
def names(namesakes):
    return index(namesakes)


@pytest.fixture(scope="module")
def corpus_names(corpus_store):
    return index(corpus_store)


@pytest.mark.parametrize(
    ("query", "name", "way", "score"),
    [
        ("柳浦区", "柳浦区", "name", 100),
        (" 柳　浦 區 ", "柳浦区", "name", 100),
        ("柳浦农业局", "柳浦区农业局", "short name", 98),
        ("松河市柳浦区", "柳浦区", "name in its area", 96),
        ("松河 柳浦区", "柳浦区", "name in its area", 96),
        ("柳浦区农业局“大体检”", "大体检", "name in its area", 96),
        ("松河晚报阙望舒", "阙望舒", "name in its area", 96),
        ("柳浦", "柳浦区", "ending", 90),
        ("花溪街街道办", "花溪街街道办事处", "ending", 90),
        ("花溪街办事处", "花溪街街道办事处", "ending", 90),
        ("liupuqu", "柳浦区", "pinyin", 88),
        ("Liǔpǔ Qū", "柳浦区", "pinyin", 88),
        ("刘普区", "柳浦区", "sound", 86),
        ("柳浦区政府", "柳浦区", "body", 80),
        ("柳浦区农", "柳浦区农业局", "beginning", 76.7),
        ("lpq", "柳浦区", "initials", 70),
        ("浦区农业", "柳浦区农业局", "part", 66.7),
        ("柳浦区农业居", "柳浦区农业局", "sound", 86),
        ("柳浦区农亚局", "柳浦区农业局", "alike", 70.8),
        ("花溪街街办道事处", "花溪街街道办事处", "alike", 74.4),
        ("「大體檢」", "大体检", "name", 100),
        ("990001", "柳浦区", "identifier", 100),
        (ID + "area/2", "柳浦区", "identifier", 100),
    ],
)
def test_a_name_is_found_by_what_people_type_for_it(names, query, name, way, score):
    hit = names.find(query)[0]
    assert (hit.name, hit.way, hit.score) == (name, way, score)


@pytest.mark.parametrize(
    "query", ["", "  ", "·", "“”", "\ud800", "\x00", "龘龘龘", "qqqq", "x" * 5000, "该区", "区农业局局长"]
)
def test_what_names_nothing_finds_no_name_exactly(names, query):
    assert all(hit.score < 86 for hit in names.find(query))


def test_a_name_that_holds_in_context_only_is_none_to_search_by(names):
    assert "柳浦区" not in [hit.name for hit in names.find("该区")]
    assert [hit.matched for hit in names.find("区农业局")] == ["柳浦区农业局"]


def test_namesakes_are_both_found_and_told_apart(names):
    hits = names.find("王庄村")[:2]
    assert {hit.score for hit in hits} == {100}
    assert [hit.about for hit in hits] == ["村 · 柳浦区", "村 · 梅岭县"]
    people = names.find("阙望舒")
    assert [hit.about for hit in people] == ["记者 · 松河晚报 · 1篇", "官员 · 柳浦区农业局"]


def test_namesakes_of_one_place_are_told_apart_by_an_article(corpus_names):
    names = corpus_names.entities.names
    doubled = sorted({name for name in names if names.count(name) > 1})
    assert doubled
    for name in doubled:
        told = [hit.about for hit in corpus_names.find(name) if hit.name == name]
        assert len(set(told)) == len(told) == names.count(name), told
        assert all("篇" in one for one in told)


def test_the_area_before_a_name_chooses_among_namesakes(names):
    first, *others = names.find("梅岭县王庄村")
    assert (first.iri, first.way) == (ID + "area/5", "name in its area")
    assert {(hit.name, hit.way) for hit in others[:2]} == {("梅岭县", "whole"), ("王庄村", "whole")}
    assert names.find("松河市梅岭县王庄村")[0].iri == ID + "area/5"
    assert names.find("桂岭县王庄村")[0].score < 86


def test_of_namesakes_the_one_with_more_articles_comes_first(names):
    assert [hit.articles for hit in names.find("阙望舒")] == [1, 0]


def test_types_restrict_by_name_or_iri(names):
    assert [hit.name for hit in names.find("柳浦", types=["District"])] == ["柳浦区"]
    assert [hit.name for hit in names.find("柳浦", types=[KG + "Organization"])] == ["柳浦区农业局"]
    assert [hit.name for hit in names.find("阙望舒", types=["kg:Official"])] == ["阙望舒"]
    assert names.find("柳浦", types=["NoSuchClass"]) == []


def test_near_duplicates_count_as_one_article(wire_graph):
    (hit,) = index(load(wire_graph.turtle)).find("管城区园林局", limit=1)
    assert hit.articles == 1
    assert "1篇" in hit.about


def test_headlines_are_found_where_articles_are_asked_for(names):
    (hit,) = names.find("农机大体检", types=["Article"])
    assert (hit.name, hit.types, hit.about) == ("柳浦区农机“大体检”", ("Article",), "报道 · 松河晚报 · 2011-03-02")
    assert all(hit.types != ("Article",) for hit in names.find("农机大体检"))
    both = names.find("大体检", types=["Article", "Initiative"])
    assert [hit.types[-1] for hit in both] == ["Initiative", "Article"]


def test_no_more_are_found_than_asked_for(names):
    assert len(names.find("柳浦", limit=1)) == 1
    assert names.find("柳浦", limit=0) == []


def test_an_empty_graph_has_no_names():
    empty = index(load(b""))
    assert empty.find("柳浦区") == []
    assert empty.find("柳浦区", types=["Article"]) == []


def test_every_name_of_the_corpus_finds_its_thing(corpus_names):
    catalog = corpus_names.entities
    for name in catalog.table.names:
        best = corpus_names.find(name.label, limit=500)
        found = next(hit for hit in best if hit.iri == catalog.iris[name.owner])
        assert found.score >= 95, name.label
        assert best[0].score - found.score <= 5, name.label


def test_the_same_names_in_another_order_are_found_alike(corpus_graph, corpus_names):
    lines = corpus_graph.turtle.split(b"\n\n")
    head, rest = lines[:1], lines[1:]
    random.Random(3).shuffle(rest)
    other = index(load(b"\n\n".join(head + rest)))
    for query in ("金水", "区", "街道", "jin", "wyd", "民政局"):
        assert other.find(query) == corpus_names.find(query)


@given(st.text(max_size=40))
def test_any_text_may_be_looked_for(names, query):
    hits = names.find(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 100 for hit in hits)


@pytest.mark.slow
def test_a_name_among_many_is_found_at_once(cpu):
    syllables = "金木水火土东南西北中山川湖海城乡镇村街道区县市桥门口庄店营"
    made = [a + b + c + d for a in syllables for b in syllables for c in syllables[:8] for d in "区镇村局"]
    many = index(load(turtle(_named(number, name) for number, name in enumerate(made))))
    for query in ("金木水区", "金木", "区", "jinmushuiqu", "jm", "金穆水区", "水火土东区政府"):
        assert cpu(many.find, query) < 0.05, query


def _named(number, name):
    return Triple(f"{BASE}area/{number}", term("skos:prefLabel"), zh(name))
