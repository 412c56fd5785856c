"""N-Triples, N-Quads, TriG and JSON-LD out: the sibling of `store`, and like it knows pyoxigraph."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, NamedTuple

import pyoxigraph as ox

from kg.graph.terms import Blank, Literal, Term

_BLOCK = re.compile(rb"(?<= \.)\n(?=[^}])|(?<=\n})\n(?=.)")  # between two subjects, or two graphs


class Quad(NamedTuple):
    """A triple and the IRI of the graph that it is in; "" is the default graph."""

    subject: Term
    predicate: Term
    object: Term
    graph: str = ""


def lines(quads: Iterable[Quad]) -> bytes:
    """N-Quads, sorted; N-Triples where all is in the default graph."""
    stream = io.BytesIO()
    ox.serialize(map(_quad, quads), stream, ox.RdfFormat.N_QUADS)
    return b"".join(sorted(set(stream.getvalue().splitlines(keepends=True))))


def trig(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> bytes:
    """TriG, the default graph first, then one block a graph; the same bytes for the same quads in any order."""
    ordered = sorted(set(quads), key=_order)
    stream = io.BytesIO()
    ox.serialize(map(_quad, ordered), stream, ox.RdfFormat.TRIG, prefixes=dict(prefixes))
    # pyoxigraph declares prefixes in the order of a hash table, so its first lines are written here instead
    body = b"\n".join(stream.getvalue().split(b"\n")[len(prefixes) :])
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(prefixes.items()))
    return header.encode("ascii") + b"\n" + _BLOCK.sub(b"\n\n", body).rstrip(b"\n") + b"\n"


def json_ld(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Expanded JSON-LD into a stream, in the order of the quads."""
    ox.serialize(map(_quad, quads), out, ox.RdfFormat.JSON_LD)


def _order(quad: Quad) -> tuple[str, str, str, str, tuple[str, ...]]:
    return quad.graph, str(quad.subject), str(quad.predicate), type(quad.object).__name__, tuple(quad.object)


def _quad(quad: Quad) -> ox.Quad:
    graph = ox.NamedNode(quad.graph) if quad.graph else ox.DefaultGraph()
    return ox.Quad(_resource(quad.subject), ox.NamedNode(str(quad.predicate)), _node(quad.object), graph)


def _resource(term: Term) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(term.blank) if isinstance(term, Blank) else ox.NamedNode(str(term))


def _node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(term, Literal):
        return _resource(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
