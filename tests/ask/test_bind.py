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


def test_values_have_the_types_of_their_kinds() -> None:
    assert '"2011-03-05"^^<http://www.w3.org/2001/XMLSchema#date>' in bound(ECHO, {"since": "2011-03-05"}, GRAPH)
    assert '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>' in bound(ECHO, {"below": "0.50"}, GRAPH)
    assert ' VALUES ?words { "0.5" }' in bound(ECHO, {"words": "0.5"}, GRAPH)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"since": "2011-02-30"}, r"^since 2011-02-30: no day \(expected one like 2011-03-05\)$"),
        ({"since": "2011-03"}, r"^since 2011-03: no day"),
        ({"since": "昨天"}, r"^since 昨天: no day"),
        ({"below": "1e3"}, r"^below 1e3: no number \(expected one like 0\.8\)$"),
        ({"below": "NaN"}, r"^below NaN: no number"),
        ({"below": "٣"}, r"^below ٣: no number"),
        ({"words": "\\u0022 } ?s ?p ?o . {"}, r"a character by its number \(expected the character itself\)$"),
        ({"words": "  "}, r"^words: nothing in it \(expected a text\)$"),
        ({"name": "柳湾街"}, r"^name 柳湾街: nothing in the graph has this name \(expected 柳湾.*\?\)$"),
        ({"name": "湾区"}, r"\(expected 柳湾区.*\?\)$"),
        ({"name": "该区"}, r"^name 该区: nothing in the graph has this name"),
        (
            {"naem": "甲"},
            r"^naem: no parameter of echo\.rq \(expected --name\? there are --name, --since, --below, --words\)$",
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
