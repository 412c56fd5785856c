"""The forms an answer can have over HTTP, and which of them a client wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from kg.graph.store import Kind
from kg.serve.accept import chosen
from kg.serve.limits import Refused

FORMATS = "http://www.w3.org/ns/formats/"
_ANSWERS = frozenset[Kind]({"rows", "truth"})
_ROWS = frozenset[Kind]({"rows"})
_TRIPLES = frozenset[Kind]({"triples"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an answer: the media types that ask for it, its own first, and names for `format=`."""

    name: str
    kinds: frozenset[Kind]
    media: tuple[str, ...]
    names: tuple[str, ...]
    iri: str  # what the W3C calls it in a service description


# In this order where a client likes several the same.
FORMS = (
    Form("json", _ANSWERS, ("application/sparql-results+json", "application/json"), ("json",), "SPARQL_Results_JSON"),
    Form(
        "xml",
        _ANSWERS,
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        ("xml",),
        "SPARQL_Results_XML",
    ),
    Form("csv", _ROWS, ("text/csv",), ("csv",), "SPARQL_Results_CSV"),
    Form("tsv", _ROWS, ("text/tab-separated-values",), ("tsv",), "SPARQL_Results_TSV"),
    Form("ttl", _TRIPLES, ("text/turtle", "application/x-turtle"), ("ttl", "turtle"), "Turtle"),
    Form("nt", _TRIPLES, ("application/n-triples", "text/plain"), ("nt", "ntriples", "n3"), "N-Triples"),
    Form(
        "rdfxml", _TRIPLES, ("application/rdf+xml", "application/xml"), ("rdfxml", "rdf+xml", "rdf", "xml"), "RDF_XML"
    ),
    Form("jsonld", _TRIPLES, ("application/ld+json", "application/json"), ("jsonld", "json-ld", "json"), "JSON-LD"),
)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client takes: of each kind of answer the form's name and its media type, if there is one."""

    rows: tuple[str, str] | None
    truth: tuple[str, str] | None
    triples: tuple[str, str] | None

    def of(self, kind: Kind) -> tuple[str, str]:
        """The form and the media type of an answer of this kind; Refused where the client takes none."""
        found = {"rows": self.rows, "truth": self.truth, "triples": self.triples}[kind]
        if found is None:
            expected = ", ".join(form.media[0] for form in FORMS if kind in form.kinds)
            raise Refused(406, f"no such form for this answer (expected {expected})")
        return found


def wanted(accept: str, named: str = "") -> Wanted:
    """What an Accept header asks for, or the parameter `format`, which outranks it; Refused where nothing fits."""
    found = {kind: _named(kind, named) if named else _liked(kind, accept) for kind in KINDS}
    if not any(found.values()):
        expected = ", ".join(form.names[0] if named else form.media[0] for form in FORMS)
        raise Refused(406, f"{named or accept}: nothing is written like this (expected {expected})")
    return Wanted(**found)


def _liked(kind: Kind, accept: str) -> tuple[str, str] | None:
    offered = {media: form.name for media, form in reversed(list(_offered(kind)))}
    first = dict.fromkeys(media for media, _ in _offered(kind))
    media = chosen(accept, tuple(first))
    return (offered[media], media) if media else None


def _offered(kind: Kind) -> Iterable[tuple[str, Form]]:
    """Media types of a kind of answer: the forms' own before their other names."""
    forms = [form for form in FORMS if kind in form.kinds]
    yield from ((form.media[0], form) for form in forms)
    yield from ((media, form) for form in forms for media in form.media[1:])


def _named(kind: Kind, named: str) -> tuple[str, str] | None:
    for form in FORMS:
        if kind in form.kinds and named.lower() in (*form.names, *form.media):
            return form.name, form.media[0]
    return None
