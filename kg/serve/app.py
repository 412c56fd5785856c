"""All routes of a served graph, in one place."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kg.serve.site import Site


def application(site: Site) -> Starlette:
    """The web application of a graph."""
    app = Starlette(routes=[Route("/healthz", healthy)])
    app.state.site = site
    return app


async def healthy(request: Request) -> PlainTextResponse:
    """Whether the store answers, and how much is in it."""
    site: Site = request.app.state.site
    return PlainTextResponse(f"ok {len(site.store)} triples\n")
