"""A graph against shapes.ttl: the one module that knows pySHACL."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.errors import DataError
from kg.graph import store
from kg.graph.terms import STRING, Blank, Iri, Literal, Term
from kg.graph.vocab import XSD
from kg.invariants.finding import SHAPES, Finding, finding, shapes_text
from kg.invariants.index import indexed


class _Graph(rdflib.Graph):
    """A graph that parses each query once: pySHACL asks the same of every thing, and parsing is nine tenths of that."""

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Result:
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *arguments, **options)


@cache
def _prepared(query: str) -> Query:
    return prepareQuery(query)


def findings(turtle: bytes, *, name: str = "the graph") -> list[Finding]:
    """Every place where a graph breaks a shape, sorted; InputError where it is no Turtle."""
    triples = list(store.parse(turtle, name=name))
    index = indexed(triples)
    return sorted({finding(index, *broken) for broken in _broken(triples)})


def _broken(triples: list[tuple[Term, Term, Term]]) -> Iterator[tuple[str, str, str]]:
    """The names of broken shapes, with the thing that breaks each and its value."""
    with _quiet():
        graph = _Graph()
        for subject, predicate, value in triples:
            graph.add((_node(subject), _node(predicate), _node(value)))
        _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"kg/data/shapes.ttl: {report} (expected shapes that pySHACL takes)")
    for result in report.objects(None, SH.result):
        shape, node, by = (report.value(result, part) for part in (SH.sourceShape, SH.focusNode, SH.value))
        yield _name(shape), _said(node), _said(by)


def _said(value: object) -> str:
    """What the index calls a thing."""
    return "" if value is None else f"_:{value}" if isinstance(value, rdflib.BNode) else str(value)


def _name(shape: object) -> str:
    """The name of a shape, or of that which a part without a name belongs to."""
    while isinstance(shape, rdflib.BNode):
        (shape,) = _shapes().subjects(None, shape)
    return str(shape).removeprefix(SHAPES)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_text(), format="turtle")


def _node(value: Term) -> rdflib.term.Node:
    if isinstance(value, Iri):
        return rdflib.URIRef(value.value)
    if isinstance(value, Blank):
        return rdflib.BNode(value.blank)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype == STRING or _no_number(value):
        return rdflib.Literal(value.value)  # rdflib keeps "a" and "a"^^xsd:string apart
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype), normalize=False)


def _no_number(value: Literal) -> bool:
    """NaN and Infinity as xsd:decimal: none in XSD, but one in rdflib, which then fails to compare them."""
    return value.datatype == XSD + "decimal" and value.value.strip().lstrip("+-")[:1].isalpha()


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs a traceback for a date that does not exist; the shapes say it in a line."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
