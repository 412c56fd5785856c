"""All pages in one place."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from kg.ask.coverage import coverage
from kg.graph.vocab import KG
from kg.serve.addresses import ONTOLOGY, THING
from kg.serve.once import Once
from kg.serve.pages import covered, failed, network, query, search, static, thing, vocabulary

ROUTES = (
    Route("/", network.network),
    Route("/search", search.results),
    Route("/names", search.suggestions),
    Route("/query", query.editor),
    Route("/coverage", covered.covered),
    Route(ONTOLOGY, vocabulary.reference),
    Route(urlsplit(KG).path, vocabulary.reference),
    Route("/static/{path:path}", static.static),
    Route(THING, thing.by_iri),
    Route("/{path:path}", thing.at_path),  # the last: everything else may be a thing's IRI
)


def add_pages(app: Starlette) -> None:
    """Lets an application of a graph, whose site it knows, show its pages; behind all its other routes."""
    app.router.routes.extend(ROUTES)
    app.add_exception_handler(HTTPException, failed.failed)
    app.state.coverage = Once(lambda: coverage(app.state.site.store))
    app.state.drawing = network.Drawing(app.state.site)
