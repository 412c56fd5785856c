"""What a reader wants to know of each term of the ontology: its names, its place, from where to where it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph import store
from kg.graph.terms import Blank, Literal, Term
from kg.graph.vocab import KNOWN, term

Ontology = Mapping[str, Mapping[str, list[Term]]]  # subject → predicate → objects, in the file's order

_FIRST, _REST, _NIL = term("rdf:first"), term("rdf:rest"), term("rdf:nil")
_KINDS = {
    term("owl:Class"): "class",
    term("owl:ObjectProperty"): "object property",
    term("owl:DatatypeProperty"): "datatype property",
    term("owl:AnnotationProperty"): "annotation property",
}
_TRAITS = {
    term("owl:FunctionalProperty"): "functional",
    term("owl:SymmetricProperty"): "symmetric",
    term("owl:IrreflexiveProperty"): "irreflexive",
    term("owl:TransitiveProperty"): "transitive",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the two languages of the ontology."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, as the page shows it; other terms are prefixed names: kg:Person, schema:Person."""

    name: str
    iri: str
    kind: str  # class, object property, datatype property, annotation property
    label: Words
    comment: Words
    above: tuple[str, ...]  # subClassOf or subPropertyOf
    domain: tuple[str, ...]
    range: tuple[str, ...]  # terms, or the values allowed, quoted
    inverse: tuple[str, ...]  # either way
    traits: tuple[str, ...]  # functional, symmetric …
    near: tuple[str, ...]  # skos:closeMatch
    apart: tuple[str, ...]  # classes that it excludes

    @property
    def local(self) -> str:
        """The part behind the prefix, by which a link to the term ends."""
        return self.name.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Reference:
    """The ontology's own names, and all its terms in the file's order."""

    iri: str
    version: str
    label: Words
    comment: Words
    entries: tuple[Entry, ...]

    def own(self, *kinds: str) -> tuple[Entry, ...]:
        """The terms of kg: of these kinds."""
        return tuple(one for one in self.entries if one.kind in kinds and one.name.startswith("kg:"))

    def others(self) -> tuple[Entry, ...]:
        """The terms of other vocabularies that a graph has or that kg: terms are aligned with."""
        return tuple(one for one in self.entries if not one.name.startswith("kg:"))


def read(turtle: bytes) -> Reference:
    """The terms of an ontology in Turtle; DataError where it is none."""
    facts: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, value in store.parse(turtle, name="ontology.ttl"):
        facts.setdefault(str(subject), {}).setdefault(str(predicate), []).append(value)
    (iri,) = (subject for subject in facts if term("owl:Ontology") in _types(facts, subject))
    version = "".join(str(value) for value in _all(facts, iri, "owl:versionInfo"))
    entries = tuple(_entries(facts))
    return Reference(iri, version, _words(facts, iri, "rdfs:label"), _words(facts, iri, "rdfs:comment"), entries)


def _entries(facts: Ontology) -> Iterator[Entry]:
    apart, inverse = _apart(facts), _inverse(facts)
    for subject in facts:
        kinds = [_KINDS[kind] for kind in _types(facts, subject) if kind in _KINDS]
        if not kinds or subject.startswith("_:"):
            continue
        yield Entry(
            name=prefixed(subject),
            iri=subject,
            kind=kinds[0],
            label=_words(facts, subject, "rdfs:label"),
            comment=_words(facts, subject, "rdfs:comment"),
            above=_named(facts, subject, "rdfs:subClassOf", "rdfs:subPropertyOf"),
            domain=_named(facts, subject, "rdfs:domain"),
            range=_named(facts, subject, "rdfs:range"),
            inverse=tuple(inverse.get(subject, ())),
            traits=tuple(_TRAITS[kind] for kind in _types(facts, subject) if kind in _TRAITS),
            near=_named(facts, subject, "skos:closeMatch"),
            apart=tuple(apart.get(subject, ())),
        )


def prefixed(iri: str) -> str:
    """An IRI by its prefix, or as it is.

    >>> prefixed("https://schema.org/Person")
    'schema:Person'
    """
    fitting = [(space, prefix) for prefix, space in KNOWN.items() if iri.startswith(space)]
    space, prefix = max(fitting, default=("", ""), key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri.removeprefix(space)}" if space else iri


def _types(facts: Ontology, subject: str) -> list[str]:
    return [str(value) for value in _all(facts, subject, "rdf:type")]


def _all(facts: Ontology, subject: str, predicate: str) -> list[Term]:
    return facts.get(subject, {}).get(term(predicate), [])


def _words(facts: Ontology, subject: str, predicate: str) -> Words:
    said = {one.language: one.value for one in _all(facts, subject, predicate) if isinstance(one, Literal)}
    return Words(said.get("zh", ""), said.get("en", ""))


def _named(facts: Ontology, subject: str, *predicates: str) -> tuple[str, ...]:
    """What a property points to; of a union or a choice, each of its members."""
    values = [value for predicate in predicates for value in _all(facts, subject, predicate)]
    return tuple(_name(one) for value in values for one in _members(facts, value))


def _members(facts: Ontology, value: Term) -> Iterator[Term]:
    if not isinstance(value, Blank):
        yield value
        return
    for says in ("owl:unionOf", "owl:oneOf"):
        for head in _all(facts, str(value), says):
            yield from _items(facts, head)


def _items(facts: Ontology, head: Term) -> Iterator[Term]:
    while str(head) != _NIL:
        yield from facts[str(head)][_FIRST]
        (head,) = facts[str(head)][_REST]


def _name(value: Term) -> str:
    return f'"{value.value}"' if isinstance(value, Literal) else prefixed(str(value))


def _apart(facts: Ontology) -> dict[str, list[str]]:
    """What each class excludes, by its IRI."""
    apart: dict[str, list[str]] = {}
    for subject in facts:
        for head in _all(facts, subject, "owl:members"):
            members = [str(one) for one in _items(facts, head)]
            for one in members:
                apart.setdefault(one, []).extend(prefixed(other) for other in members if other != one)
    return apart


def _inverse(facts: Ontology) -> dict[str, list[str]]:
    inverse: dict[str, list[str]] = {}
    for subject in facts:
        for other in _all(facts, subject, "owl:inverseOf"):
            inverse.setdefault(subject, []).append(prefixed(str(other)))
            inverse.setdefault(str(other), []).append(prefixed(subject))
    return inverse
