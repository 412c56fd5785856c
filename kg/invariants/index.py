"""A graph's triples by subject, by class and by property: what the invariants look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TypeVar, cast

from kg.graph.terms import Term
from kg.graph.vocab import term

_first = itemgetter(0)  # the text of an IRI
RDF_TYPE = term("rdf:type")
Properties = dict[str, list[Term]]
T = TypeVar("T")
Targets = Callable[["Index"], Iterable[str]]


class Index:
    """Triples to look up; one that comes twice counts once."""

    def __init__(self) -> None:
        self.facts: dict[str, Properties] = {}
        self._made: dict[Callable[[Index], object], object] = {}

    def add(self, subject: str, predicate: str, value: Term) -> None:
        self.facts.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def values(self, subject: str, predicate: str) -> Sequence[Term]:
        """All values of a property, each once; none where there is none."""
        properties = self.facts.get(subject)
        found = properties.get(predicate, ()) if properties else ()
        return found if len(found) < 2 else tuple(dict.fromkeys(found))

    def is_a(self, subject: str, classes: frozenset[str]) -> bool:
        """Whether a thing carries one of the classes."""
        properties = self.facts.get(subject)
        return properties is not None and not classes.isdisjoint(map(_first, properties.get(RDF_TYPE, ())))

    @cached_property
    def by_class(self) -> dict[str, dict[str, None]]:
        """Class → the things that carry it, each once."""
        found: dict[str, dict[str, None]] = {}
        for subject, properties in self.facts.items():
            for kind in properties.get(RDF_TYPE, ()):
                found.setdefault(kind[0], {})[subject] = None
        return found

    @cached_property
    def by_property(self) -> dict[str, dict[str, None]]:
        """Property → the things that have it, each once."""
        found: dict[str, dict[str, None]] = {}
        for subject, properties in self.facts.items():
            for predicate in properties:
                found.setdefault(predicate, {})[subject] = None
        return found

    def once(self, make: Callable[[Index], T]) -> T:
        """What a function makes of this index, made when first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])


def indexed(triples: Iterable[tuple[object, object, Term]]) -> Index:
    """The index of a graph."""
    index = Index()
    for subject, predicate, value in triples:
        index.add(str(subject), str(predicate), value)
    return index


def instances(*classes: str) -> Targets:
    """The things of these classes, each once: instances("kg:Page", "kg:Article")."""
    wanted = [term(name) for name in classes]
    return _once(lambda index: _together([index.by_class.get(name, {}) for name in wanted]))


def having(*properties: str) -> Targets:
    """The things with one of these properties, each once."""
    wanted = [term(name) for name in properties]
    return _once(lambda index: _together([index.by_property.get(name, {}) for name in wanted]))


def _once(targets: Targets) -> Targets:
    return lambda index: index.once(targets)


def _together(found: Sequence[dict[str, None]]) -> dict[str, None]:
    return found[0] if len(found) == 1 else dict.fromkeys(chain.from_iterable(found))
