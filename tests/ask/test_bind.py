import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kg.ask.asking import ask
from kg.ask.bind import bound
from kg.ask.header import parse
from kg.errors import OptionError
from kg.graph import store
from kg.graph.terms import Literal, zh
from kg.graph.vocab import BASE

NAMED = f"""
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<{BASE}area/1> skos:prefLabel "柳湾区"@zh ; skos:altLabel "柳湾"@zh ; rdfs:label "柳湾区"@zh .
<{BASE}area/1> skos:hiddenLabel "该区"@zh .
<{BASE}area/2> skos:prefLabel "柳湾镇"@zh ; skos:altLabel "柳湾"@zh ; rdfs:label "柳湾镇"@zh .
<{BASE}area/3> skos:prefLabel "石桥乡"@zh ; rdfs:label "石桥乡"@zh .
"""
GRAPH = store.load(NAMED.encode())
ECHO = parse(
    """# --name name    名 / name
# --since date   日 / day
# --below number 数 / number
# --words text   字 / words
SELECT ?name ?since ?below ?words {
  # VALUES ?name { "甲"@zh }
  # VALUES ?since { "2011-03-01"^^xsd:date }
  # VALUES ?below { 0.8 }
  # VALUES ?words { "甲" }
}
""",
    "echo.rq",
)


def echoed(**given: str) -> list[dict[str, str]]:
    answer = ask(GRAPH, ECHO, given)
    rows = [dict(zip(answer.variables, row, strict=True)) for row in answer]
    return [{name: str(term) for name, term in row.items() if term is not None} for row in rows]


def test_a_name_whole_or_short_is_the_full_name_of_each_thing_that_has_it() -> None:
    assert echoed(name="石桥乡") == [{"name": "石桥乡"}]
    assert echoed(name="柳湾") == [{"name": "柳湾区"}, {"name": "柳湾镇"}]
    (row,) = ask(GRAPH, ECHO, {"name": "石桥乡"}).rows
    assert row[0] == zh("石桥乡")


AREAS = store.load(
    f"""{NAMED}
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
<{BASE}area/1> a kg:AdministrativeArea .
<{BASE}body/1> skos:prefLabel "柳湾区民政局"@zh ; kg:partOf <{BASE}body/2> .
<{BASE}body/2> skos:prefLabel "柳湾区政府"@zh ; kg:administers <{BASE}area/1> .
<{BASE}body/3> skos:prefLabel "远山社"@zh .
""".encode()
)
WITHIN = parse("# --area area  地 / area\nSELECT ?area {\n  # VALUES ?area { '甲'@zh }\n}\n", "within.rq")


def test_an_area_is_asked_for_by_a_name_that_an_area_has() -> None:
    assert ask(AREAS, WITHIN, {"area": "柳湾区"}).rows == ((zh("柳湾区"),),)
    assert ask(AREAS, WITHIN, {"area": "柳湾"}).rows == ((zh("柳湾区"),),)  # area/2 is said to be none


@pytest.mark.parametrize(
    ("area", "complaint"),
    [
        ("柳湾区民政局", r"^area 柳湾区民政局: no area \(expected 柳湾区\?\)$"),
        ("远山社", r"^area 远山社: no area \(expected one\)$"),
        ("柳湾街", r"^area 柳湾街: nothing in the graph has this name"),
    ],
)
def test_where_a_body_has_the_name_the_areas_around_it_are_offered(area: str, complaint: str) -> None:
    with pytest.raises(OptionError, match=complaint):
        bound(WITHIN, {"area": area}, AREAS)


def test_values_have_the_types_of_their_kinds() -> None:
    assert '"2011-03-05"^^<http://www.w3.org/2001/XMLSchema#date>' in bound(ECHO, {"since": "2011-03-05"}, GRAPH)
    assert '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>' in bound(ECHO, {"below": "0.50"}, GRAPH)
    assert ' VALUES ?words { "0.5" }' in bound(ECHO, {"words": "0.5"}, GRAPH)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"since": "2011-02-30"}, r"^since 2011-02-30: not a day \(expected one like 2011-03-05\)$"),
        ({"since": "2011-03"}, r"^since 2011-03: not a day"),
        ({"since": "昨天"}, r"^since 昨天: not a day"),
        ({"below": "1e3"}, r"^below 1e3: not a number \(expected one like 0\.8\)$"),
        ({"below": "NaN"}, r"^below NaN: not a number"),
        ({"below": "٣"}, r"^below ٣: not a number"),
        ({"words": "\\u0022 } ?s ?p ?o . {"}, r"a character by its number \(expected the character itself\)$"),
        ({"words": "  "}, r"^words: nothing in it \(expected a text\)$"),
        ({"name": "柳湾街"}, r"^name 柳湾街: nothing in the graph has this name \(expected 柳湾.*\?\)$"),
        ({"name": "湾区"}, r"\(expected 柳湾区.*\?\)$"),
        ({"name": "该区"}, r"^name 该区: nothing in the graph has this name"),
        (
            {"naem": "甲"},
            r"^naem: no parameter of echo\.rq \(expected --name\? one of --name, --since, --below, --words\)$",
        ),
    ],
)
def test_what_cannot_be_is_one_clear_line(given: dict[str, str], complaint: str) -> None:
    with pytest.raises(OptionError, match=complaint):
        bound(ECHO, given, GRAPH)


def test_what_must_be_told_is_asked_for() -> None:
    query = parse('# --who name, required  谁 / who\nASK {\n  VALUES ?who { "甲"@zh }\n}', "who.rq")
    with pytest.raises(OptionError, match=r"^who: missing, 谁 / who \(expected a name\)$"):
        bound(query, {}, GRAPH)


def test_a_query_without_parameters_takes_none() -> None:
    with pytest.raises(OptionError, match="none: it has no parameters"):
        bound(parse("ASK {}", "query"), {"who": "甲"}, GRAPH)


@pytest.mark.parametrize(
    "words",
    [
        '" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #',
        '甲" } UNION { ?s ?p ?o } VALUES ?y { "',
        "甲\\",
        "甲\n} # 乙",
        '"""',
        "\\\\ } ?s ?p ?o . {",
        "{ } ; . ?s $x @zh ^^ <urn:x>",
    ],
)
def test_nothing_told_gets_out_of_its_term(words: str) -> None:
    assert echoed(words=words) == [{"words": words.strip()}]


@settings(max_examples=60)
@given(some.text(some.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1))
def test_any_words_stay_the_words_they_are(words: str) -> None:
    answer = ask(GRAPH, ECHO, {"words": words})
    assert [row[3] for row in answer] == [Literal(words)]


def test_a_name_may_lack_the_word_for_what_area_it_is_if_one_thing_only_can_be_meant() -> None:
    graph = store.load(
        "".join(
            f'<{BASE}area/{number}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@zh .'
            for number, name in enumerate(("石桥乡", "杏川区", "杏川镇", "蕙济区"))
        ).encode()
    )
    assert [str(row[0]) for row in ask(graph, ECHO, {"name": "石桥"})] == ["石桥乡"]
    assert [str(row[0]) for row in ask(graph, ECHO, {"name": " 蕙濟區"})] == ["蕙济区"]
    with pytest.raises(OptionError, match=r"^name 杏川: may be any of 杏川区, 杏川镇 \(expected one of them\)$"):
        ask(graph, ECHO, {"name": "杏川"})
    with pytest.raises(OptionError, match=r"^name 桥: nothing in the graph"):
        ask(graph, ECHO, {"name": "桥"})


def test_a_time_does_not_end_before_it_begins() -> None:
    both = parse(
        "# --since date 首 / first\n# --until date 末 / last\n"
        "SELECT * {\n  # VALUES ?since { 1 }\n  # VALUES ?until { 1 }\n}",
        "both.rq",
    )
    with pytest.raises(OptionError, match=r"^since 2011-05-02: after until 2011-05-01 "):
        ask(GRAPH, both, {"since": "2011-05-02", "until": "2011-05-01"})
    assert bound(both, {"since": "2011-05-01", "until": "2011-05-01"}, GRAPH)
