"""All routes of a served graph, in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kg.serve import protocol
from kg.serve.description import Description
from kg.serve.guard import Guard, Log, Rules, to_stderr
from kg.serve.names import Index, index
from kg.serve.once import Once
from kg.serve.pages.routes import add_pages
from kg.serve.pool import Pool
from kg.serve.reconcile import routes as reconcile
from kg.serve.site import Site


def application(site: Site, rules: Rules | None = None, log: Log | None = None) -> Starlette:
    """The web application of a graph; its processes run while its lifespan does."""
    rules = rules or Rules()
    app = Starlette(
        routes=[Route("/healthz", healthy), *protocol.routes(), *reconcile.routes()],
        middleware=[Middleware(Guard, rules, log)],
        lifespan=_lifespan,
    )
    app.state.site = site
    app.state.size = Once(lambda: len(site.store))  # a store of a million triples counts them for a second
    app.state.names = Once(lambda: index(site.store))
    app.state.pool = Pool(site.folder, rules.limits, log or to_stderr)
    app.state.description = Description(app.state.pool)
    add_pages(app)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    pool: Pool = app.state.pool
    names: Once[Index] = app.state.names
    try:
        await pool.begin()
        names.begin()
        yield
    finally:
        await pool.end()


async def healthy(request: Request) -> PlainTextResponse:
    """Whether queries are answered, how much is in the store, and whether queries are cut off from the network."""
    size: Once[int] = request.app.state.size
    pool: Pool = request.app.state.pool
    if not pool.able:
        return PlainTextResponse("no process answers queries\n", 503)
    network = "no network" if pool.alone else "network not cut off"
    return PlainTextResponse(f"ok {await run_in_threadpool(size)} triples, queries have {network}\n")
