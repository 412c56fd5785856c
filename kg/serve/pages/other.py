"""What the page of anything else shows: a page of a newspaper, a statement, an evidence, a figure, a build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.graph.facts import LABEL, RDF_TYPE, every, first, local, word
from kg.graph.labels import names
from kg.graph.lookup import triples
from kg.graph.terms import Iri, Literal
from kg.graph.vocab import KG, term
from kg.reference.terms import prefixed
from kg.serve.pages.parts import Part, Wanted, cut
from kg.serve.pages.seen import Link, Place, Seen

_UNLISTED = frozenset((RDF_TYPE, LABEL))  # the heading says them
_ENDS = ("subject", "predicate", "object")


@dataclass(frozen=True)
class Value:
    """A value of a property: a link to a thing or a term, or words."""

    words: str
    link: Link | None


@dataclass(frozen=True)
class Property:
    """A property, by its Chinese name and its own, and its values."""

    word: str
    name: str  # kg:pageNumber
    values: Part[Value]


@dataclass(frozen=True)
class Arriving:
    """What points to the thing by one property."""

    name: str
    things: Part[Link]


@dataclass(frozen=True)
class OtherPage:
    """A thing that is no entity and no article."""

    iri: str
    path: str
    name: str
    kinds: str
    ends: tuple[Link, str, Link] | None  # of a statement
    properties: tuple[Property, ...]
    quotes: Part[Place] | None
    arriving: tuple[Arriving, ...]
    alone: bool  # one part only is wanted

    @property
    def empty(self) -> bool:
        """Whether the part that is wanted is not there."""
        return self.alone and not (self.properties or self.quotes or self.arriving)


def other_page(seen: Seen, iri: str, wanted: Wanted) -> OtherPage:
    """The page, or the part of it that is wanted."""
    kinds = [_term(one) for one in every(seen.facts, iri, RDF_TYPE)]
    return OtherPage(
        *(iri, seen.path(iri), seen.name(iri), "、".join(kinds), _ends(seen, iri)),
        tuple(_properties(seen, iri, wanted)),
        _quotes(seen, iri, wanted),
        tuple(_arriving(seen, iri, wanted)),
        bool(wanted.part),
    )


def _term(iri: str) -> str:
    return names().get(iri) or prefixed(iri)


def _ends(seen: Seen, iri: str) -> tuple[Link, str, Link] | None:
    subject, predicate, target = (first(seen.facts, iri, KG + part) for part in _ENDS)
    if not (subject and predicate and target):
        return None
    return seen.link(subject), word(seen.facts, local(predicate)), seen.link(target)


def _properties(seen: Seen, iri: str, wanted: Wanted) -> Iterator[Property]:
    """In the order of the vocabulary, those of other vocabularies last."""
    known = list(names())
    found: dict[str, list[Value]] = {}
    for _, predicate, value in sorted(triples(seen.facts.store, iri), key=str):
        if predicate not in _UNLISTED:
            found.setdefault(predicate, []).append(_value(seen, value))
    for predicate in sorted(found, key=lambda one: (known.index(one) if one in names() else len(known), one)):
        key = f"{prefixed(predicate)}.values"
        if wanted.part in ("", key):
            values = found[predicate]
            rows = cut(wanted, key, _term(predicate), [str(at) for at in range(len(values))], partial(_at, values))
            yield Property(_term(predicate), prefixed(predicate), rows)


def _at(values: list[Value], position: str) -> Value:
    return values[int(position)]


def _value(seen: Seen, value: Iri | Literal) -> Value:
    if isinstance(value, Literal):
        return Value(value.value, None)
    if value.value in names():
        return Value(names()[value.value], Link(value.value, names()[value.value], seen.path(value.value), ""))
    return Value(seen.name(value.value), seen.link(value.value) if value.value in seen.facts else None)


def _quotes(seen: Seen, iri: str, wanted: Wanted) -> Part[Place] | None:
    """What supports it; of an evidence what itself says."""
    predicate = local(first(seen.facts, iri, KG + "predicate"))
    own = [seen.place(iri)] if KG + "Evidence" in every(seen.facts, iri, RDF_TYPE) else []
    found = own or seen.places(iri, predicate)
    if not found or wanted.part not in ("", "quotes"):
        return None
    return cut(wanted, "quotes", "原句", [str(at) for at in range(len(found))], lambda at: found[int(at)])


def _arriving(seen: Seen, iri: str, wanted: Wanted) -> Iterator[Arriving]:
    """What points to it, by property."""
    found: dict[str, list[str]] = {}
    for subject, predicate, _ in sorted(triples(seen.facts.store, None, None, iri), key=str):
        found.setdefault(predicate, []).append(subject)
    for predicate, things in sorted(found.items()):
        key = f"{prefixed(predicate)}.from"
        if wanted.part in ("", key) and predicate != term("prov:wasDerivedFrom"):  # says kg:onPage again
            yield Arriving(prefixed(predicate), cut(wanted, key, f"←{_term(predicate)}", things, seen.link))
