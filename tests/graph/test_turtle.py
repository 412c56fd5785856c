import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import canonical, store
from kg.graph.terms import LANG_STRING, Iri, Literal, Triple
from kg.graph.turtle import chunks
from kg.graph.vocab import BASE, KG, XSD, prefixes, term

SUBJECT = BASE + "article/1"


def written(value: Literal | Iri) -> str:
    """How one object is written."""
    text = store.turtle([Triple(SUBJECT, term("kg:value"), value)]).decode()
    return text.rpartition("kg:value ")[2].removesuffix(" .\n")


@pytest.mark.parametrize(
    ("value", "turtle"),
    [
        (Literal("30", XSD + "integer"), "30"),
        (Literal("-7", XSD + "integer"), "-7"),
        (Literal("3.5", XSD + "decimal"), "3.5"),
        (Literal("30000", XSD + "decimal"), '"30000"^^xsd:decimal'),  # without a point it would be an integer
        (Literal("3.", XSD + "decimal"), '"3."^^xsd:decimal'),  # the point would end the statement
        (Literal("true", XSD + "boolean"), "true"),
        (Literal("1", XSD + "boolean"), '"1"^^xsd:boolean'),
        (Literal("三", XSD + "integer"), '"三"^^xsd:integer'),
        (Literal("2011-03", XSD + "gYearMonth"), '"2011-03"^^xsd:gYearMonth'),
        (Literal("柳湾>", LANG_STRING, "zh"), '"柳湾>"@zh'),
        (Literal('a"^^<b>'), r'"a\"^^<b>"'),
        (Iri(BASE + "area/410108"), "area:410108"),
        (Iri("http://qudt.org/vocab/unit/KiloGM-PER-M3"), "unit:KiloGM-PER-M3"),
        (Iri(BASE + "area/a.b"), f"<{BASE}area/a.b>"),
        (Iri(BASE + "area/%E9"), f"<{BASE}area/%E9>"),
        (Iri(BASE + "area/"), f"<{BASE}area/>"),
        (Iri(BASE + "area/-a"), f"<{BASE}area/-a>"),
        (Iri(BASE + "area/a/b"), f"<{BASE}area/a/b>"),
        (Iri("urn:isbn:1"), "<urn:isbn:1>"),
    ],
)
def test_values_are_short_where_every_reader_takes_it(value: Literal | Iri, turtle: str) -> None:
    assert written(value) == turtle


@given(
    st.lists(
        st.tuples(
            st.sampled_from([BASE + "area/1", BASE + "area/12", "https://example.org/"]),
            st.sampled_from([term("kg:rule"), term("rdf:type"), term("kg:value")]),
            st.builds(
                Literal,
                st.text(st.characters(exclude_categories=["Cs"])),
                st.sampled_from([XSD + kind for kind in ("string", "integer", "decimal", "boolean", "date")]),
                st.just(""),
            )
            | st.builds(Iri, st.sampled_from([BASE + "area/1", "urn:x", term("kg:Article")])),
        ).map(lambda said: Triple(*said))
    )
)
def test_what_is_written_is_what_is_read(said: list[Triple]) -> None:
    read = ox.Dataset(ox.parse(store.turtle(said), format=ox.RdfFormat.TURTLE))
    lines = {f"{quad.subject} {quad.predicate} {quad.object} .".encode() for quad in read}
    assert lines == {
        str(ox.parse(line, format=ox.RdfFormat.N_TRIPLES).__next__()).encode() + b" ." for line in canonical.lines(said)
    }


def test_nothing_to_write_is_a_head_alone() -> None:
    assert len(rdflib.Graph().parse(data=store.turtle([]), format="turtle")) == 0


def test_pieces_come_as_lines_are_read() -> None:
    lines = iter(canonical.lines([Triple(BASE + f"area/{n}", term("kg:rule"), Literal("甲")) for n in (1, 2, 3)]))
    pieces = chunks(lines, prefixes(BASE))
    assert next(pieces).startswith(b"@prefix area:")
    assert next(pieces) == '\narea:1 kg:rule "甲"'.encode()
    assert len(list(lines)) == 2


def test_a_type_is_short_as_a_verb_alone() -> None:
    type_ = term("rdf:type")
    told = [
        Triple(BASE + "area/1", type_, Iri(KG + "City")),
        Triple(BASE + "area/1", term("void:property"), Iri(type_)),
    ]
    written = store.turtle(told)
    assert written.endswith(f"area:1 void:property <{type_}> ;\n\ta kg:City .\n".encode())
    assert set(store.parse(written)) == {(Iri(one.subject), Iri(one.predicate), one.object) for one in told}
