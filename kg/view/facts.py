"""A graph's Turtle as plain facts: subject → predicate → values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.graph import store
from kg.graph.labels import names
from kg.graph.terms import Literal
from kg.graph.vocab import KG, KNOWN, term

RDF_TYPE = term("rdf:type")
LABEL = term("rdfs:label")
SCHEMA = KNOWN["schema"]

Facts = Mapping[str, Mapping[str, list[str]]]


def read(turtle: bytes) -> Facts:
    """All facts but words in languages other than Chinese; the values of a property are sorted."""
    facts: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in _triples(turtle):
        facts.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for properties in facts.values():
        for values in properties.values():
            values.sort()
    return facts


def _triples(turtle: bytes) -> Iterator[tuple[str, str, str]]:
    for subject, predicate, value in store.parse(turtle):
        if isinstance(value, Literal) and not (value.language or "zh").startswith("zh"):
            continue
        yield str(subject), str(predicate), str(value)


def every(facts: Facts, subject: str, predicate: str) -> list[str]:
    """The values of a property, sorted; none where the graph has none."""
    return facts.get(subject, {}).get(predicate, [])


def first(facts: Facts, subject: str, predicate: str) -> str:
    """The value that sorts first, or ""."""
    values = every(facts, subject, predicate)
    return values[0] if values else ""


def instances(facts: Facts, class_name: str) -> list[str]:
    """The subjects of a kg: class, sorted."""
    wanted = KG + class_name
    return sorted(s for s, properties in facts.items() if wanted in properties.get(RDF_TYPE, ()))


def label(facts: Facts, iri: str) -> str:
    """What a person reads for an IRI: its label in the graph, else its last part."""
    return first(facts, iri, LABEL) or local(iri) or iri


def word(facts: Facts, name: str) -> str:
    """The Chinese word for a kg: term; a later vocabulary's term has its label in the graph, or its name."""
    return names().get(KG + name) or label(facts, KG + name)


def local(iri: str) -> str:
    """The last part of an IRI: undertakes."""
    return iri.rpartition("#")[2].rpartition("/")[2]
