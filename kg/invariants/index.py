"""A graph's triples by property and by class: what the invariants look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TypeVar, cast

from kg.graph.terms import Term
from kg.graph.vocab import term

T = TypeVar("T")
RDF_TYPE = term("rdf:type")
Values = Sequence[Term]
Column = Mapping[str, Values]  # a property's values by thing
Targets = Callable[["Index"], Mapping[str, object]]
_IRI = itemgetter(0)  # of a value; many times faster than str, and a class is nothing else
_NONE: Mapping[str, object] = {}


class Index:
    """Triples to look up; one that comes twice counts once.

    By property first: a promise mostly speaks of one property of many things.
    """

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, Values]] = {}
        self._terms: dict[Term, Term] = {}  # most values come often; each is held once
        self._made: dict[Callable[[Index], object], object] = {}

    def add(self, subject: str, predicate: str, value: Term) -> None:
        column = self._columns.setdefault(predicate, {})
        value = self._terms.setdefault(value, value)
        values = column.get(subject)
        if values is None:
            column[subject] = (value,)  # which is all that most things have, in half of a list's memory
        elif isinstance(values, list):
            values.append(value)
        else:
            column[subject] = [*values, value]

    def column(self, predicate: str) -> Column:
        """The values of a property by the things that have it, each value once."""
        return self._distinct.get(predicate, {})

    def values(self, subject: str, predicate: str) -> Values:
        """All values of a property, each once; none where there is none."""
        return self.column(predicate).get(subject, ())

    @cached_property
    def _distinct(self) -> Mapping[str, Column]:
        """All columns, after the last triple."""
        for column in self._columns.values():
            for subject, values in column.items():
                if len(values) > 1:
                    column[subject] = tuple(dict.fromkeys(values))
        return self._columns

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Thing → its classes."""
        known: dict[tuple[str, ...], frozenset[str]] = {}
        found: dict[str, frozenset[str]] = {}
        for subject, values in self.column(RDF_TYPE).items():
            classes = tuple(map(_IRI, values))
            found[subject] = known.setdefault(classes, frozenset(classes))
        return found

    def is_a(self, subject: str, classes: frozenset[str]) -> bool:
        """Whether a thing carries one of the classes."""
        return not classes.isdisjoint(self.kinds.get(subject, ()))

    @cached_property
    def by_class(self) -> Mapping[str, Mapping[str, object]]:
        """Class → the things that carry it."""
        found: dict[str, dict[str, object]] = {}
        for subject, classes in self.kinds.items():
            for name in classes:
                found.setdefault(name, {})[subject] = None
        return found

    @cached_property
    def size(self) -> int:
        """How many triples there are."""
        return sum(len(values) for column in self._distinct.values() for values in column.values())

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
    """The things of these classes: instances("kg:Page", "kg:Article")."""
    wanted = [term(name) for name in classes]
    return _together(lambda index: [index.by_class.get(name, _NONE) for name in wanted])


def having(*properties: str) -> Targets:
    """The things with one of these properties."""
    wanted = [term(name) for name in properties]
    return _together(lambda index: [index.column(name) for name in wanted])


def _together(parts: Callable[[Index], Sequence[Mapping[str, object]]]) -> Targets:
    def targets(index: Index) -> Mapping[str, object]:
        found = parts(index)
        return found[0] if len(found) == 1 else dict.fromkeys(chain.from_iterable(found))

    return lambda index: index.once(targets)
