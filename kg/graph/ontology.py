"""ontology.ttl as data: of what kind a term is, what it is called, and what of other vocabularies stands above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kg.graph import store
from kg.graph.terms import Iri, Literal, Term, Triple
from kg.graph.vocab import KG, ontology_text, term

_KINDS = frozenset(map(term, ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")))
_ABOVE = frozenset(map(term, ("rdfs:subClassOf", "rdfs:subPropertyOf")))
_TYPE, _LABEL = term("rdf:type"), term("rdfs:label")


@cache
def stated() -> tuple[tuple[Term, Term, Term], ...]:
    """All triples of ontology.ttl."""
    return tuple(store.parse(ontology_text().encode("utf-8"), name="ontology.ttl"))


@cache
def _declarations() -> dict[str, tuple[Triple, ...]]:
    """Term → its kind and its names; only of terms that have a kind."""
    found: dict[str, list[Triple]] = {}
    for subject, predicate, value in stated():
        is_kind = str(predicate) == _TYPE and str(value) in _KINDS
        is_name = str(predicate) == _LABEL and isinstance(value, Literal)
        if isinstance(subject, Iri) and isinstance(value, Iri | Literal) and (is_kind or is_name):
            found.setdefault(subject.value, []).append(Triple(subject.value, str(predicate), value))
    return {name: tuple(said) for name, said in found.items() if any(one.predicate == _TYPE for one in said)}


@cache
def _next_above() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subject, predicate, value in stated():
        if str(predicate) in _ABOVE and isinstance(subject, Iri) and isinstance(value, Iri):
            found.setdefault(subject.value, []).append(value.value)
    return found


@cache
def above(name: str) -> tuple[str, ...]:
    """The classes or properties of other vocabularies that hold wherever this one holds, sorted.

    >>> above(term("kg:section"))
    ('https://schema.org/articleSection',)
    """
    reached, waiting = {name}, [name]
    while waiting:
        fresh = set(_next_above().get(waiting.pop(), ())) - reached
        reached |= fresh
        waiting += fresh
    return tuple(sorted(one for one in reached - {name} if not one.startswith(KG)))


@cache
def _inverses() -> dict[str, str]:
    inverse_of = term("owl:inverseOf")
    return {str(o): str(s) for s, p, o in stated() if str(p) == inverse_of}


def inverse(name: str) -> str:
    """The property that says the same from the other end; "" where there is none.

    >>> inverse(term("kg:partOf")).removeprefix(KG)
    'hasPart'
    """
    return _inverses().get(name, "")


def inferred(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, and what a reasoner would add of other vocabularies: schema:author beside kg:reporter."""
    for one in triples:
        yield one
        if one.predicate == _TYPE:
            yield from (Triple(one.subject, _TYPE, Iri(name)) for name in above(str(one.object)))
        yield from (Triple(one.subject, name, one.object) for name in above(one.predicate))


def declared(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, then of each class and property among them that the ontology knows its kind and its names."""
    used: set[str] = set()
    for one in triples:
        yield one
        used.add(one.predicate)
        if one.predicate == _TYPE:
            used.add(str(one.object))
    for name in sorted(used & _declarations().keys()):
        yield from _declarations()[name]
