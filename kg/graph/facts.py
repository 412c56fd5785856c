"""A graph's Turtle as plain facts: subject → predicate → values."""

from __future__ import annotations

from collections.abc import Mapping

from kg.graph import store
from kg.graph.labels import names
from kg.graph.terms import Literal, Term
from kg.graph.vocab import KG, KNOWN, term

RDF_TYPE = term("rdf:type")
LABEL = term("rdfs:label")
SCHEMA = KNOWN["schema"]

Facts = Mapping[str, Mapping[str, list[str]]]


def read(turtle: bytes, *, name: str = "the graph", chinese: bool = True) -> Facts:
    """All facts, of words only the Chinese ones if so wanted; the values of a property are sorted, each once.

    `name` is what an error calls the Turtle.
    """
    facts: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in store.parse(turtle, name=name):
        if not chinese or _chinese(value):
            facts.setdefault(str(subject), {}).setdefault(str(predicate), set()).add(str(value))
    return {
        subject: {predicate: sorted(values) for predicate, values in properties.items()}
        for subject, properties in facts.items()
    }


def _chinese(value: Term) -> bool:
    return not isinstance(value, Literal) or (value.language or "zh").startswith("zh")


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
