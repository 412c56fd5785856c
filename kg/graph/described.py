"""The part of a graph that speaks of one thing: a concise bounded description that goes through statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.lookup import triples
from kg.graph.store import Store
from kg.graph.terms import Iri, Triple
from kg.graph.vocab import term

_ABOUT = tuple(map(term, ("kg:subject", "kg:object", "kg:measuredEntity")))  # of a statement or figure, its thing
_READ_OFF = term("kg:article")  # of an evidence, its article
_EVIDENCE, _NAMED = term("kg:evidence"), term("kg:mentionedAs")
_LABEL = term("rdfs:label")


def described(store: Store, thing: str) -> set[Triple]:
    """What is said of a thing, and the statements and figures about it or read off it, with their evidence.

    Of what else they point to, the names.
    """
    own = triples(store, thing)
    about = {one.subject for link in _ABOUT for one in triples(store, None, link, thing)}
    read = {one.subject for one in triples(store, None, _READ_OFF, thing)}
    about |= {one.subject for evidence in read for one in triples(store, None, _EVIDENCE, evidence)}
    named = _targets(own, _NAMED)
    stated = _all_of(store, about)
    found = own | stated | _all_of(store, read | named | _targets(stated, _EVIDENCE) | _targets(own, _EVIDENCE))
    return found | set(_names(store, found))


def _targets(said: Iterable[Triple], link: str) -> set[str]:
    return {str(one.object) for one in said if one.predicate == link and isinstance(one.object, Iri)}


def _all_of(store: Store, things: Iterable[str]) -> set[Triple]:
    return {said for one in things for said in triples(store, one)}


def _names(store: Store, said: Iterable[Triple]) -> Iterator[Triple]:
    """The labels of what is pointed to, so that a reader of this part alone can name it."""
    pointed = {one.object.value for one in said if isinstance(one.object, Iri)}
    for one in pointed:
        yield from triples(store, one, _LABEL)
