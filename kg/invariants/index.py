"""A graph's triples by subject, by class and by property: what the invariants look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from kg.graph.terms import Term
from kg.graph.vocab import term

RDF_TYPE = term("rdf:type")
Properties = dict[str, list[Term]]
Targets = Callable[["Index"], Iterable[str]]


class Index:
    """Triples to look up; one that comes twice counts once."""

    def __init__(self) -> None:
        self.facts: dict[str, Properties] = {}

    def add(self, subject: str, predicate: str, value: Term) -> None:
        self.facts.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def values(self, subject: str, predicate: str) -> Sequence[Term]:
        """All values of a property, each once; none where there is none."""
        properties = self.facts.get(subject)
        found = properties.get(predicate, ()) if properties else ()
        return found if len(found) < 2 else tuple(dict.fromkeys(found))

    def is_a(self, subject: str, classes: frozenset[str]) -> bool:
        """Whether a thing carries one of the classes."""
        return any(str(kind) in classes for kind in self.values(subject, RDF_TYPE))

    @cached_property
    def by_class(self) -> dict[str, list[str]]:
        """Class → the things that carry it."""
        found: dict[str, list[str]] = {}
        for subject, properties in self.facts.items():
            for kind in properties.get(RDF_TYPE, ()):
                found.setdefault(str(kind), []).append(subject)
        return found

    @cached_property
    def by_property(self) -> dict[str, list[str]]:
        """Property → the things that have it."""
        found: dict[str, list[str]] = {}
        for subject, properties in self.facts.items():
            for predicate in properties:
                found.setdefault(predicate, []).append(subject)
        return found


def indexed(triples: Iterable[tuple[object, object, Term]]) -> Index:
    """The index of a graph."""
    index = Index()
    for subject, predicate, value in triples:
        index.add(str(subject), str(predicate), value)
    return index


def instances(*classes: str) -> Targets:
    """The things of these classes, each once: instances("kg:Page", "kg:Article")."""
    wanted = [term(name) for name in classes]
    return lambda index: dict.fromkeys(s for kind in wanted for s in index.by_class.get(kind, ()))


def having(*properties: str) -> Targets:
    """The things with one of these properties, each once."""
    wanted = [term(name) for name in properties]
    return lambda index: dict.fromkeys(s for name in wanted for s in index.by_property.get(name, ()))
