"""Which statements somebody means by an IRI, or by three names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.errors import InputError
from kg.graph import labels, store
from kg.graph.facts import local
from kg.graph.store import Store
from kg.graph.terms import Term
from kg.graph.vocab import check_iri
from kg.lexicon.characters import fold

_NAMES = "SELECT ?thing ?name WHERE { ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name }"
_RELATED = """
SELECT ?statement ?subject ?predicate ?object ?label WHERE {
  ?statement kg:predicate ?predicate ; kg:subject ?subject ; kg:object ?object .
  OPTIONAL { ?statement rdfs:label ?label }
} ORDER BY ?statement
"""
_PREDICATES = "SELECT DISTINCT ?predicate WHERE { ?statement kg:predicate ?predicate }"
_LAST_PART = re.compile(r"(?:statement:)?([0-9A-Za-z_-]+)")
_OFFERED = 5
_WAYS = "an IRI, its last part, or SUBJECT undertakes OBJECT"


def meant(graph: Store, wanted: str) -> list[str]:
    """The IRIs of the statements; InputError where there is none."""
    known = _LAST_PART.fullmatch(wanted)
    if "://" in wanted or known:
        iri = f"{store.base(graph)}statement/{known[1]}" if known else wanted
        if not store.query(graph, f"ASK {{ <{check_iri(iri)}> a kg:Statement }}").truth:
            raise InputError(f"{wanted}: no such statement (expected {_WAYS})")
        return [iri]
    return _named(graph, wanted)


def _named(graph: Store, wanted: str) -> list[str]:
    """The statements of 金水区 undertakes 楼门管家, or 金水区 开展 楼门管家; the names may be any that a thing has."""
    subject, predicate, target = _parts(graph, wanted)
    things = _things(graph)
    related = [row for row in (tuple(map(_text, row)) for row in store.query(graph, _RELATED)) if row[2] == predicate]
    ends = [(things.get(_folded(name), set()), name) for name in (subject, target)]
    for known, name in ends:
        if not known:
            raise InputError(f"{name}: no such name in the graph (kg explain finds names like it)")
    (starts, _), (goals, _) = ends
    both_ways = labels.symmetric(local(predicate))
    found = [
        statement
        for statement, one, _, other, _ in related
        if (one in starts and other in goals) or (both_ways and one in goals and other in starts)
    ]
    if not found:
        raise InputError(f"{wanted}: no such statement ({_offer(starts, related)})")
    return found


def _parts(graph: Store, wanted: str) -> tuple[str, str, str]:
    """Subject, IRI of the relation, object."""
    predicates = [_text(predicate) for (predicate,) in store.query(graph, _PREDICATES)]
    words = {word: iri for iri in sorted(predicates) for word in _words(iri)}
    tokens = wanted.split()
    for place, token in list(enumerate(tokens))[1:-1]:
        if token in words:
            return " ".join(tokens[:place]), words[token], " ".join(tokens[place + 1 :])
    if not predicates:
        raise InputError(f"{wanted}: the graph has no statements (expected a graph that kg wrote)")
    known = ", ".join(sorted(map(local, predicates)))
    raise InputError(f"{wanted}: no statement (expected SUBJECT RELATION OBJECT, the relation one of {known})")


def _words(predicate: str) -> Iterator[str]:
    """What a relation may be called: undertakes, kg:undertakes, 开展."""
    yield from (local(predicate), f"kg:{local(predicate)}")
    if predicate in labels.names():
        yield labels.names()[predicate]


def _things(graph: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for thing, name in store.query(graph, _NAMES):
        found.setdefault(_folded(_text(name)), set()).add(_text(thing))
    return found


def _folded(name: str) -> str:
    return "".join(fold(name).split())


def _offer(starts: set[str], related: Iterable[tuple[str, ...]]) -> str:
    """Relations of this kind that the subject does have."""
    has = sorted(label for _, subject, _, _, label in related if subject in starts and label)
    return f"expected one like {', '.join(has[:_OFFERED])}" if has else "the subject has no such relation"


def _text(value: Term | None) -> str:
    return "" if value is None else str(value)
