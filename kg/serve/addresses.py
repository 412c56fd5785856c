"""Where a thing's page is on this server: at its IRI's path; and which IRI a path means."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from kg.graph.vocab import KG

THING = "/thing"  # of any IRI at all: /thing?iri=…
ONTOLOGY = "/ontology"
# First parts of paths that are the server's own; a thing whose IRI has such a path is found by /thing.
OWN = frozenset(
    ("", "coverage", "healthz", "names", "ontology", "query", "reconcile", "search", "sparql", "static", "thing")
)
_DOTS = re.compile(r"/\.{1,2}(?:/|$)|/%2e", re.IGNORECASE)  # a browser would take them out
_PLAIN = re.compile(r"/(?!/)[^?#\\]*")


def origin(base: str) -> str:
    """https://w3id.org of https://w3id.org/local-news-kg/id/."""
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"


def path_of(base: str, iri: str) -> str:
    """The address of a thing's page on this server.

    >>> path_of("https://w3id.org/local-news-kg/id/", "https://w3id.org/local-news-kg/id/area/410103")
    '/local-news-kg/id/area/410103'
    >>> path_of("https://example.org/data#", "https://example.org/data#area/410103")
    '/thing?iri=https%3A%2F%2Fexample.org%2Fdata%23area%2F410103'
    """
    if iri.startswith(KG):
        return f"{ONTOLOGY}#{quote(iri.removeprefix(KG), safe='')}"
    path = iri.removeprefix(origin(base))
    return path if path != iri and serves(path) else f"{THING}?iri={quote(iri, safe='')}"


def serves(path: str) -> bool:
    """Whether a path can be a thing's own: a browser leaves it as it is, and no page of the server is there."""
    plain = _PLAIN.fullmatch(path) and path.isascii() and not _DOTS.search(path)
    return bool(plain) and path.split("/")[1] not in OWN


def iri_at(base: str, path: str) -> str:
    """The IRI that a path, as it was sent, stands for."""
    return origin(base) + path
