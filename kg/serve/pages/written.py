"""A thing as a program wants it: Turtle or JSON-LD, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.export import jsonld
from kg.graph import store
from kg.graph.described import described
from kg.graph.terms import Iri
from kg.serve.pages.negotiated import JSON_LD, TURTLE
from kg.serve.site import Site


def turtle(site: Site, iri: str) -> bytes:
    """What the graph says of a thing, as Turtle."""
    return store.turtle(described(site.store, iri), base=site.base)


def json_ld(site: Site, iri: str) -> bytes:
    """The same as JSON-LD, its context inside."""
    said = ((Iri(one.subject), Iri(one.predicate), one.object) for one in described(site.store, iri))
    return jsonld.document(said, jsonld.context(site.base))


WRITERS: Mapping[str, Callable[[Site, str], bytes]] = {TURTLE: turtle, JSON_LD: json_ld}
