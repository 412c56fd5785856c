"""A label or a quote is the same string in every reader, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kg.graph import store, terms
from kg.graph.terms import Literal, Triple
from kg.graph.vocab import BASE, ontology_text, term

Quads = frozenset[ox.Quad]

BREAKERS = "\"'\\\n\t\r\x00\x07\x1b\x7f\u0085\u00a0\u00ad\u200b\u200f\u202e\u2028\u2029\u2066\ufeff\ufffd\uffff"
BEYOND = "𠮷𪚥👪🏽\ue000\ufdd0\U0001ffff\U000f0000\U0010ffff"
COMBINED = "e\u0301\u0323\u1100\u1161Å\u212b葛\U000e0100"
SYNTAX = "“”‘’<>{}[]()|^`@#%&;,.:?*+-_/~$!= ntu0柳湾区"
TEXT = st.text() | st.text(BREAKERS + BEYOND + COMBINED + SYNTAX, max_size=12)
WHOLE = ("%E6%9F", "\\u67F3", "\\", '"""', "'''", '\\"', "a\\\nb", "@zh", '"^^<x>', "<a>", "", " ", "\n", "\\t")
LONG = tuple(200_000 * word for word in ("柳", "𠮷", "\\", '"', "\n", "e\u0301"))
# What Turtle allows and kg never writes, because a text has a space there.
CONTROLS = "".join(map(chr, (*range(0x01, 0x20), *range(0x7F, 0xA0))))


@cache
def examples() -> tuple[str, ...]:
    """What hypothesis thinks of, the same in every run: a program starts once for all of it."""
    found = [*WHOLE, *LONG]

    @settings(max_examples=600, phases=[Phase.generate])
    @given(TEXT)
    def collect(words: str) -> None:
        found.append(words)

    collect()
    return tuple(dict.fromkeys(found))


def said(words: tuple[str, ...]) -> list[Triple]:
    """Each string as the label and the quote of an evidence of its own."""
    return [
        Triple(f"{BASE}evidence/{number}", term(name), value)
        for number, one in enumerate(words)
        for name, value in (("rdfs:label", terms.zh(one)), ("kg:quote", terms.text(one)))
    ]


def everything() -> list[Triple]:
    """Every example, and each control character as it is."""
    raw = (Triple(f"{BASE}evidence/raw", term("kg:quote"), Literal(f"柳{one}湾")) for one in CONTROLS)
    return [*said(examples()), *raw]


def expected(triples: list[Triple]) -> Quads:
    """The triples as a reader should find them, built without any Turtle."""
    return frozenset(
        ox.Quad(ox.NamedNode(one.subject), ox.NamedNode(one.predicate), literal(one.object)) for one in triples
    )


def literal(value: object) -> ox.Literal:
    assert isinstance(value, Literal)
    return ox.Literal(value.value, language=value.language or None)


@given(TEXT)
def test_a_label_and_a_quote_survive_the_readers_of_python(words: str) -> None:
    triples = said((words,))
    turtle = store.turtle(triples)
    assert set(ox.parse(turtle, format=ox.RdfFormat.TURTLE)) == expected(triples)
    found = rdflib.Graph().parse(data=turtle, format="turtle")
    assert {(str(s), str(p), str(o)) for s, p, o in found} == {(s, p, o.value) for s, p, o in triples}


@pytest.mark.slow
def test_every_label_and_quote_survives_every_reader(reader: Callable[[bytes], Quads]) -> None:
    triples = everything()
    found, wanted = reader(store.turtle(triples)), expected(triples)
    assert sorted(map(shown, wanted - found)) == []
    assert len(found) == len(wanted)


def shown(quad: ox.Quad) -> str:
    """A string that did not survive, with its escapes to be seen."""
    assert isinstance(quad.object, ox.Literal)
    return ascii(quad.object.value[:60])


@pytest.mark.slow
def test_every_label_and_quote_survives_owlapi(owlapi: Callable[[str, bytes], bytes]) -> None:
    triples = everything()
    printed = owlapi("assertions", ontology_text().encode() + store.turtle(triples))
    found = {quad.triple for quad in ox.parse(printed, format=ox.RdfFormat.N_QUADS)}
    assert sorted(shown(quad) for quad in expected(triples) if quad.triple not in found) == []
