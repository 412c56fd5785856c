"""Independent programs find the triples of every Turtle text that kg ships or writes, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.graph.graph import Graph
from kg.graph.vocab import ontology_text
from kg.read.stretches import LONGEST

Quads = frozenset[ox.Quad]


@pytest.mark.slow
def test_every_reader_finds_the_same_triples_in_a_graph(
    reader: Callable[[bytes], Quads], graph: bytes, canonical: Callable[..., Quads]
) -> None:
    assert reader(graph) ^ canonical(graph) == set()


@pytest.mark.slow
def test_every_reader_finds_the_same_triples_in_the_ontology(
    reader: Callable[[bytes], Quads], canonical: Callable[..., Quads]
) -> None:
    ontology = ontology_text().encode()
    assert reader(ontology) ^ canonical(ontology) == set()


@pytest.mark.slow
def test_the_hostile_graph_holds_what_breaks_readers(hostile_graph: Graph) -> None:
    literals = {quad.object.value for quad in ox.parse(hostile_graph.turtle, format=ox.RdfFormat.TURTLE)}
    assert max(map(len, literals)) > 0.9 * LONGEST  # of an article; longer texts are several
    for hostile in ("𠮷祥\\u8350行动", "e\u0301\u0323<b>&{}|^`@#", "𠮷报\\\"%\u202e\u2028'''"):
        assert hostile in literals
