"""A graph's Turtle as plain facts: subject → predicate → values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from kg.errors import InputError
from kg.graph import store
from kg.graph.blocks import Blocks, Line, Names, Triples
from kg.graph.labels import names
from kg.graph.turtle import split
from kg.graph.vocab import KG, KNOWN, term

RDF_TYPE = term("rdf:type")
LABEL = term("rdfs:label")
SCHEMA = KNOWN["schema"]

Values = tuple[str, ...]  # of a property: sorted, each once
Facts = Mapping[str, Mapping[str, Values]]

_NODES = frozenset(("<", "_"))
_SHORT = 40  # characters
_FOREIGN = "@"  # behind words of a language that is not wanted
_NOTHING: Mapping[str, Values] = {}


def read(turtle: bytes, *, name: str = "the graph", chinese: bool = True) -> Facts:
    """All facts, of words only the Chinese ones if so wanted; the values of a property are sorted, each once.

    `name` is what an error calls the Turtle.
    """
    return _Read(_blocks(turtle, name), chinese=chinese)


def _blocks(turtle: bytes, name: str) -> Blocks:
    found = split(turtle.decode(errors="replace"))
    if found:
        return Names(found)
    lines = store.triple_lines(turtle, name=name)
    if b"<<(" in lines and any(line.split(b" ", 2)[2].startswith(b"<<(") for line in lines.splitlines()):
        raise InputError(f"{name}: a triple within a triple (expected RDF 1.1)")
    return Triples(lines)


class _Read(Mapping[str, Mapping[str, Values]]):
    """Facts that are worked out when they are first asked for: a view asks for half of a graph."""

    def __init__(self, blocks: Blocks, *, chinese: bool) -> None:
        self._blocks = blocks
        self._chinese = chinese
        self._known: dict[str, Mapping[str, Values]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._alike: dict[tuple[str, ...], tuple[str, ...]] = {}  # each once: nearly all evidence is written alike
        self._values: dict[str, tuple[Values, str]] = {}  # of short objects: most are written again and again
        self._predicates: dict[str, str] = {}  # as they are written → their IRIs, each once, which saves memory

    def __getitem__(self, subject: str) -> Mapping[str, Values]:
        found: Mapping[str, Values] | None = self.get(subject)
        if found is None:
            raise KeyError(subject)
        return found

    def get(self, subject: str, default: Any = None) -> Any:
        """Without an exception for what is no subject: Mapping's own would raise and catch one."""
        found = self._known.get(subject)
        if found is None and (lines := self._blocks.lines(subject)):
            found = self._known[subject] = self._properties(subject, lines)
        return default if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks.subjects())

    def __len__(self) -> int:
        return sum(1 for _ in self._blocks.subjects())

    def typed(self, kind: str) -> set[str]:
        """The instances of a class."""
        return self._typed.get(kind, set())

    @cached_property
    def _typed(self) -> Mapping[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for subject, kind in self._blocks.types():
            found[kind].add(subject)
        return found

    def forms(self, subjects: Iterable[str]) -> set[tuple[str, str]]:
        """Predicates with what stands behind a value of theirs; with the first sign of a node."""
        forms = self._forms
        alike = {forms[subject] for subject in subjects if subject in forms or self.get(subject) is not None}
        return {form for forms in alike for form in zip(forms[::2], forms[1::2], strict=True)}

    def _properties(self, subject: str, lines: Iterable[Line]) -> Mapping[str, Values]:
        found: dict[str, Values] = {}
        forms: list[str] = []  # predicate, form, predicate, form …
        several: dict[str, set[str]] = {}
        predicates, values = self._predicates, self._values
        for verb, written in lines:
            value, form = values.get(written) or self._value(written)
            if form is _FOREIGN:
                continue
            predicate = predicates.get(verb) or self._predicate(verb)
            forms += (predicate, form)
            if predicate in found:
                several.setdefault(predicate, {*found[predicate]}).update(value)
            else:
                found[predicate] = value
        self._forms[subject] = self._alike.setdefault(tuple(forms), tuple(forms))
        found.update((predicate, tuple(sorted(all_))) for predicate, all_ in several.items())
        return found

    def _value(self, written: str) -> tuple[Values, str]:
        value, form = self._blocks.value(written)
        found = (value,), (form if self._wanted(form) else _FOREIGN)
        if len(written) < _SHORT:
            self._values[written] = found
        return found

    def _wanted(self, form: str) -> bool:
        return not self._chinese or form[:1] != "@" or form.startswith("@zh")

    def _predicate(self, verb: str) -> str:
        return self._predicates.setdefault(verb, self._blocks.iri(verb))


def properties(facts: Facts, subject: str) -> Mapping[str, Values]:
    """All of a subject's, for who asks for several; none where the graph has no such subject."""
    return facts.get(subject, _NOTHING)


def one(properties: Mapping[str, Values], predicate: str) -> str:
    """The value that sorts first, or ""."""
    values = properties.get(predicate)
    return values[0] if values else ""


def every(facts: Facts, subject: str, predicate: str) -> Values:
    """The values of a property, sorted; none where the graph has none."""
    return facts.get(subject, _NOTHING).get(predicate, ())


def first(facts: Facts, subject: str, predicate: str) -> str:
    """The value that sorts first, or ""."""
    return one(properties(facts, subject), predicate)


def forms(facts: Facts, predicates: Iterable[str], subjects: Iterable[str]) -> dict[str, str]:
    """What stands behind the texts of each property of these in N-Triples: @zh, ^^<…>, or nothing.

    Without those whose texts differ in it, of which some are no texts, and which none of these has.
    """
    found: dict[str, set[str]] = {}
    for predicate, form in facts.forms(subjects) if isinstance(facts, _Read) else ():
        found.setdefault(predicate, set()).add(form)
    wanted = ((name, found.get(name, set())) for name in predicates)
    return {name: next(iter(all_)) for name, all_ in wanted if len(all_) == 1 and all_.isdisjoint(_NODES)}


def instances(facts: Facts, class_name: str) -> list[str]:
    """The subjects of a kg: class, sorted."""
    wanted = KG + class_name
    if isinstance(facts, _Read):
        return sorted(facts.typed(wanted))
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
