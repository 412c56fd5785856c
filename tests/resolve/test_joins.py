"""Between articles: the same thing told of more roughly is joined, with all that it keeps apart; namesakes are not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.graph import Graph
from kg.resolve.joins import joins, placed
from kg.resolve.things import Thing

Build = Callable[..., Graph]
Rows = Callable[[Graph, str], list[tuple[str, ...]]]
Edge = tuple[str, str, str]
CALLED = "SELECT DISTINCT ?thing WHERE { ?thing a %s ; skos:prefLabel ?name FILTER(STR(?name) = '%s') }"

ROUGH, EXACT = "area|柳井社区|410105", "area|柳井社区|花园路街道|410105"
ELSEWHERE = "area|柳井社区|410103"
# What articles know of a community, a body and two persons of it, one article less than another.
KEYS = (
    "area|柳井社区|410100",
    ROUGH,
    EXACT,
    "organization|书场|柳井社区|410105",
    "organization|书场|柳井社区|花园路街道|410105",
    f"person|樊柳青|{ROUGH}",
    f"person|樊柳青|{EXACT}",
    "person|樊柳青|organization|书场|柳井社区|410105",
    "person|秦禾|organization|书场|柳井社区|花园路街道|410105",
    "person|樊柳青|area|柳井社区|370105",
    "person|樊柳青|410105",
)
EDGES = (
    ("person|樊柳青|organization|书场|柳井社区|410105", "affiliatedWith", "organization|书场|柳井社区|410105"),
    ("person|樊柳青|organization|书场|柳井社区|410105", "affiliatedWith", ROUGH),
    (f"person|樊柳青|{EXACT}", "affiliatedWith", EXACT),
    (EXACT, "partOf", "area|花园路街道|410105"),
)


def thing(key: str) -> Thing:
    kind, name = key.split("|")[:2]
    types = {"area": "Community", "organization": "PublicInstitution", "person": "Person"}
    return Thing(key, kind, types[kind], name)  # type: ignore[arg-type]  # as the keys above begin


def merged(keys: tuple[str, ...] | list[str], edges: tuple[Edge, ...] | list[Edge] = ()) -> dict[str, str]:
    return joins(map(thing, keys), edges).merged


@pytest.mark.parametrize(
    ("places", "found"),
    [
        (("410100", "410103"), {"410100": "410103"}),
        (("410103", "某街道|410103"), {"410103": "某街道|410103"}),
        (("410100", "410103", "某街道|410103"), {"410100": "某街道|410103", "410103": "某街道|410103"}),
        (("410100", "410103", "410105"), {}),  # which of two?
        (("410103", "某街道|410103", "又街道|410103"), {}),
        (("410100", "370105"), {}),  # of another city
        (("410103", "某街道|410105"), {}),
        (("410103", "410105"), {}),
        (("410100",), {}),
        (("", "410103"), {}),  # an article of no known city
    ],
)
def test_an_area_known_roughly_is_the_only_one_there(places: tuple[str, ...], found: dict[str, str]) -> None:
    assert placed(f"area|柳井社区|{place}" for place in places) == {
        f"area|柳井社区|{rough}": f"area|柳井社区|{exact}" for rough, exact in found.items()
    }


@pytest.mark.parametrize(
    ("name", "town", "county", "one"),
    [
        ("标山社区", "北园街道", "370105", True),  # as the register has it
        ("标山社区", "药山街道", "370105", False),  # the register's is another one
        ("焦庄村", "玫瑰镇", "370124", False),  # the register has one in 孝直镇 as well
    ],
)
def test_the_register_can_forbid_it(name: str, town: str, county: str, one: bool) -> None:
    assert bool(placed([f"area|{name}|{county}", f"area|{name}|{town}|{county}"])) is one


def test_what_an_area_keeps_apart_follows_it() -> None:
    rough, exact = "organization|书场|柳井社区|410105", "organization|书场|柳井社区|花园路街道|410105"
    keys = (ROUGH, EXACT, rough, exact, f"person|秦禾|{rough}", f"person|秦禾|{exact}", f"person|樊柳青|{ROUGH}")
    assert merged(keys) == {ROUGH: EXACT, rough: exact, f"person|秦禾|{rough}": f"person|秦禾|{exact}"}


def test_a_village_follows_its_town() -> None:
    rough, exact = "area|柳井村|柳井镇|410100", "area|柳井村|柳井镇|410122"
    towns = {"area|柳井镇|410100": "area|柳井镇|410122"}
    assert merged((rough, exact, *towns, *towns.values())) == {**towns, rough: exact}


def person(name: str, *units: str) -> list[Edge]:
    """Somebody whom one article gives these posts."""
    return [(f"person|{name}|{units[0]}", "affiliatedWith", unit) for unit in units]


def test_persons_of_one_name_with_one_post_in_common_are_one() -> None:
    north, south = "organization|文化站|410105", "organization|文化馆|410105"
    edges = [*person("樊柳青", south, north), *person("樊柳青", north), *person("秦禾", south)]
    assert merged([one for one, _, _ in edges], edges) == {f"person|樊柳青|{south}": f"person|樊柳青|{north}"}
    apart = [*person("樊柳青", south), *person("樊柳青", north)]
    assert merged([one for one, _, _ in apart], apart) == {}


def test_two_of_one_name_in_a_city_are_two_as_are_strangers() -> None:
    north, south = "organization|文化站|410105", "organization|文化馆|410105"
    city = [*person("樊柳青", south, "area|410100"), *person("樊柳青", north, "area|410100")]
    strangers = [(f"person|罗先生|{article}", "affiliatedWith", north) for article in ("a1", "a2")]
    assert merged([one for one, _, _ in [*city, *strangers]], [*city, *strangers]) == {}


def test_one_officeholder_makes_areas_one_where_one_of_them_is_only_guessed() -> None:
    edges = [*person("樊柳青", ROUGH), *person("樊柳青", ELSEWHERE)]
    keys = [ROUGH, ELSEWHERE, *(one for one, _, _ in edges)]
    said = (ROUGH, "partOf", "area|410105"), (ELSEWHERE, "partOf", "area|410103")
    assert merged(keys, edges) == {}  # neither is certain
    assert merged(keys, [*edges, said[0]]) == {
        ELSEWHERE: ROUGH,
        f"person|樊柳青|{ELSEWHERE}": f"person|樊柳青|{ROUGH}",
    }
    assert merged(keys, [*edges, *said]) == {}  # namesakes in two districts
    others = [*person("樊柳青", ROUGH), *person("秦禾", ELSEWHERE), said[0]]
    assert merged(keys, others) == {}  # two communities of two people


def test_one_officeholder_makes_a_brief_name_the_whole_one() -> None:
    brief, whole = "organization|柳井书场服务队|410100", "organization|柳井书场志愿服务队|410100"
    edges = [*person("樊柳青", brief), *person("樊柳青", whole)]
    keys = [brief, whole, *(one for one, _, _ in edges)]
    assert merged(keys, edges) == {brief: whole, f"person|樊柳青|{brief}": f"person|樊柳青|{whole}"}
    assert merged(keys, [*person("樊柳青", brief), *person("秦禾", whole)]) == {}


@given(st.permutations(KEYS), st.permutations(EDGES))
def test_the_order_of_articles_makes_no_difference(keys: list[str], edges: list[Edge]) -> None:
    assert joins(map(thing, keys), edges) == joins(map(thing, KEYS), EDGES)


def test_what_is_merged_is_merged_into_something_that_stays() -> None:
    found = joins(map(thing, KEYS), EDGES)
    assert set(found.merged) == {*KEYS[:2], KEYS[3], KEYS[5], KEYS[7]}
    assert set(found.merged.values()) <= set(KEYS) - set(found.merged)
    assert {key for key, _, _ in found.reasons} == set(found.merged)


TOLD = "花坛到家\n\n近日,{0}主任樊柳青说,{1}启动“花坛到家”工程。"
PLACED = TOLD.format("金水区花园路街道柳井社区", "柳井社区")
ROUGHLY = TOLD.format("金水区柳井社区", "柳井社区").replace("花坛", "车棚")


def test_two_articles_tell_of_one_community_and_of_its_head(build: Build, rows: Rows) -> None:
    graph = build(PLACED, ROUGHLY)
    assert len(rows(graph, CALLED % ("kg:Community", "柳井社区"))) == 1
    assert len(rows(graph, CALLED % ("kg:Person", "樊柳青"))) == 1
    assert len(rows(graph, "SELECT ?old WHERE { ?person a kg:Person ; kg:formerIri ?old }")) == 1
    reason = "SELECT ?why WHERE { ?thing a %s ; kg:identityReason ?why }"
    assert ("柳井社区 = 柳井社区: 同一市, 别无同名",) in rows(graph, reason % "kg:Community")
    assert ("樊柳青 = 樊柳青: 所属地区是同一个",) in rows(graph, reason % "kg:Person")


def test_heads_of_one_name_in_two_cities_stay_two(build: Build, rows: Rows) -> None:
    graph = build(PLACED, ROUGHLY.replace("金水区", "济南市天桥区"))
    assert len(rows(graph, CALLED % ("kg:Person", "樊柳青"))) == 2


@pytest.mark.parametrize(
    ("name", "persons"), [("宋椿芳", 2), ("祁禾生", 2), ("荀桂枝", 2), ("井秀垣", 1), ("孟苇杭", 1)]
)
def test_the_sample_corpus_has_namesakes_and_people_of_two_posts(
    corpus_graph: Graph, rows: Rows, name: str, persons: int
) -> None:
    assert len(rows(corpus_graph, CALLED % ("kg:Person", name))) == persons
