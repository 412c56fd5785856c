import io
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.graph import canonical, store
from kg.graph.terms import Iri, Literal, Triple, iri, text, zh
from kg.graph.vocab import BASE, term

NAMED = [
    Triple(BASE + "area/410108", term("rdfs:label"), zh("惠济区")),
    Triple(BASE + "area/410108", term("rdf:type"), iri("kg:District")),
    Triple(BASE + "person/0e1", term("rdfs:label"), zh("甲一")),
]


def test_turtle_is_the_same_whatever_came_first() -> None:
    assert len({store.turtle(order) for order in (NAMED, NAMED[::-1], NAMED + NAMED) for _ in range(5)}) == 1


def test_turtle_is_made_of_blocks_with_short_names() -> None:
    head, area, person = store.turtle(NAMED).decode().split("\n\n")
    assert head.splitlines() == sorted(head.splitlines())
    assert area == 'area:410108 a kg:District ;\n\trdfs:label "惠济区"@zh .'
    assert person == 'person:0e1 rdfs:label "甲一"@zh .\n'


def test_a_line_break_inside_a_literal_splits_no_block() -> None:
    broken = [Triple(BASE + "article/1", term("schema:articleBody"), text("一\n\n二\n.三"))]
    assert store.turtle(broken).count(b"\n\n") == 1


def test_turtle_goes_to_a_file_or_a_stream(tmp_path: Path) -> None:
    stream = io.BytesIO()
    store.write_turtle(NAMED, stream)
    store.write_turtle(NAMED, tmp_path / "graph.ttl")
    assert stream.getvalue() == (tmp_path / "graph.ttl").read_bytes() == store.turtle(NAMED)


def test_a_query_takes_a_folder_a_file_or_turtle(tmp_path: Path) -> None:
    data = store.turtle(NAMED)
    (tmp_path / "graph.ttl").write_bytes(data)
    for target in (tmp_path, tmp_path / "graph.ttl", str(tmp_path), data, store.load(data)):
        answer = store.query(target, "SELECT ?area ?name { ?area a kg:District ; rdfs:label ?name }")
        assert answer.variables == ("area", "name")
        assert list(answer) == [(Iri(BASE + "area/410108"), Literal("惠济区", term("rdf:langString"), "zh"))]


def test_things_have_prefixes_too() -> None:
    assert store.query(store.turtle(NAMED), "ASK { area:410108 a kg:District }").truth is True


def test_things_keep_their_prefixes_under_another_base() -> None:
    base = "https://example.org/kg#"
    named = [Triple(base + "build/1", term("rdf:type"), iri("kg:Build"))]
    assert store.query(store.turtle(named, base=base), "ASK { build:1 a kg:Build }").truth is True


def test_a_declared_prefix_outranks_a_known_one() -> None:
    assert store.query(store.turtle(NAMED), "PREFIX kg: <urn:x:> ASK { ?s a kg:District }").truth is False


def test_construct_gives_triples_and_an_empty_cell_is_none() -> None:
    target = store.turtle(NAMED)
    assert len(store.query(target, "CONSTRUCT WHERE { ?s rdfs:label ?name }")) == 2
    rows = store.query(target, "SELECT ?s ?none { ?s a kg:District OPTIONAL { ?s kg:post ?none } }").rows
    assert rows == ((Iri(BASE + "area/410108"), None),)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("这不是 Turtle", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl: not Turtle"):
        store.query(tmp_path / "bad.ttl", "ASK {}")
    with pytest.raises(InputError, match=r"graph\.ttl"):
        store.query(tmp_path, "ASK {}")


def test_canonical_lines_of_a_file_are_those_of_the_writer() -> None:
    assert store.canonical_lines(store.turtle(NAMED + NAMED)) == list(canonical.lines(NAMED))


@pytest.mark.parametrize(
    "text", [b'[] <urn:p> "1" .', b"<urn:s> <urn:p> _:x .", b"<urn:s> <urn:p> <<( _:x a _:y )>> ."]
)
def test_blank_nodes_are_refused_not_named(text: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.ttl: has blank nodes or triple terms \(expected "):
        store.canonical_lines(text, name="a.ttl")


def test_a_text_that_looks_like_a_blank_node_is_none() -> None:
    text = b'<urn:s> <urn:p> "_:x <urn:q> _:y <<" .'
    assert store.canonical_lines(text) == [text]


@pytest.mark.parametrize(
    ("asked", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", ("s", "p", "o")),
        ("SELECT DISTINCT * { # ?o\n ?s ?p ?o.<urn:s> $b ?a. FILTER('?a' != STR(?o)) }", ("s", "p", "o", "b", "a")),
        ("SELECT * { ?s ?p ?o { SELECT ?last { ?last ?hidden ?any } } }", ("s", "p", "o", "last")),
        ("SELECT ?o ?s { ?s ?p ?o }", ("o", "s")),
        ("SELECT ?p { { SELECT * { ?s ?p ?o } } }", ("p",)),
    ],
)
def test_the_columns_of_all_variables_stand_as_they_are_first_named(asked: str, columns: tuple[str, ...]) -> None:
    values = {"s": "urn:s", "last": "urn:s", "p": "urn:p", "b": "urn:p", "o": "word", "a": "word"}
    answer = store.query(b"<urn:s> <urn:p> 'word' .", asked)
    assert answer.variables == columns
    assert [tuple(map(str, row)) for row in answer] == [tuple(values[column] for column in columns)]
