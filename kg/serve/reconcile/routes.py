"""/reconcile and what lies below it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import partial
from importlib.metadata import version
from time import monotonic
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from kg.serve import asked
from kg.serve.limits import Refused
from kg.serve.names import Index
from kg.serve.pages.frame import TITLE
from kg.serve.reconcile import questions
from kg.serve.reconcile.extend import extended, proposed
from kg.serve.reconcile.manifest import manifest
from kg.serve.reconcile.match import answer
from kg.serve.reconcile.preview import page
from kg.serve.reconcile.suggest import FLYOUT, SUGGEST
from kg.serve.site import Site

_METHODS = "GET, HEAD, POST, OPTIONS"
_AT_A_TIME = 2  # batches that are worked on
_WAITING = 64
_TIMEOUT = 20.0  # seconds that a batch may take
_LONGEST = 2000  # characters of an identifier

Value = TypeVar("Value")


def routes() -> list[BaseRoute]:
    """All addresses of the service."""
    return [
        Route("/reconcile", Reconcile),
        Route("/reconcile/", Reconcile),
        Route("/reconcile/suggest/{kind}", suggested),
        Route("/reconcile/flyout/{kind}", flown_out),
        Route("/reconcile/properties", properties),
        Route("/reconcile/preview", previewed),
    ]


class Reconcile(HTTPEndpoint):
    """Names to things, and things to columns; without a question the manifest."""

    async def get(self, request: Request) -> Response:
        return await _answered(request, _parameters(request))

    async def post(self, request: Request) -> Response:
        of_body = asked.of_body(request.headers.get("content-type", ""), await request.body())
        return await _answered(request, [*_parameters(request), *of_body])

    async def options(self, _: Request) -> Response:
        return Response(status_code=204, headers={"Allow": _METHODS})


async def _answered(request: Request, given: asked.Pairs) -> Response:
    for name, work in (("queries", _batch), ("extend", _columns), ("query", _single)):
        if texts := asked.values(given, name):
            if len(texts) > 1:
                raise Refused(400, f"{len(texts)} parameters {name} (expected one)")
            return _json(await _worked(request, partial(work, text=texts[0], given=given)))
    site: Site = request.app.state.site
    return _json(manifest(_origin(request), site.base, site.title or TITLE, version("local-news-kg")))


def _batch(index: Index, check: Callable[[], None], text: str, given: asked.Pairs) -> object:
    found = {}
    for key, question in questions.batch(text).items():
        check()
        found[key] = {"result": answer(index, question)}
    return found


def _columns(index: Index, check: Callable[[], None], text: str, given: asked.Pairs) -> object:
    return extended(index, questions.columns(text), check)


def _single(index: Index, check: Callable[[], None], text: str, given: asked.Pairs) -> object:
    """The answer of version 0.1, where one question may come alone."""
    limits = asked.values(given, "limit")
    question = questions.single(text, asked.values(given, "type"), limits[0] if limits else "")
    return {"result": answer(index, question)}


async def suggested(request: Request) -> Response:
    """Things, properties or types for what is being typed."""
    given = _parameters(request)
    suggest = SUGGEST[_of_kind(request, SUGGEST)]
    cursor = questions.number(_first(given, "cursor") or "0", "cursor")
    prefix = _first(given, "prefix")
    return _json({"result": await _worked(request, lambda index, _: suggest(index, prefix, cursor))})


async def flown_out(request: Request) -> Response:
    """A small piece of HTML about a thing, a property or a type."""
    show = FLYOUT[_of_kind(request, FLYOUT)]
    identifier = _identifier(request)
    html = await _worked(request, lambda index, _: show(index, identifier))
    if not html:
        raise _unknown(identifier)
    return _json({"id": identifier, "html": html})


async def properties(request: Request) -> Response:
    """Which columns things of a type can have."""
    given = _parameters(request)
    return _json(proposed(_first(given, "type"), questions.number(_first(given, "limit") or "0", "limit")))


async def previewed(request: Request) -> Response:
    """A thing as a small page."""
    identifier = _identifier(request)
    found = await _worked(request, lambda index, _: (hit := index.known(identifier)) and page(index, hit))
    if not found:
        raise _unknown(identifier)
    html, policy = found
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


async def _worked(request: Request, work: Callable[[Index, Callable[[], None]], Value]) -> Value:
    """What comes of work with the index: in a thread, a few at a time, so that others are answered meanwhile."""
    limiter = _limiter(request)
    if limiter.statistics().tasks_waiting >= _WAITING:
        raise Refused(429, "too many questions at a time (expected fewer; try again soon)", Retry_After="2")
    return await run_sync(_within, request.app.state.names, work, limiter=limiter)


def _within(names: Callable[[], Index], work: Callable[[Index, Callable[[], None]], Value]) -> Value:
    index = names()
    until = monotonic() + _TIMEOUT

    def check() -> None:
        if monotonic() > until:
            raise Refused(503, f"more than {_TIMEOUT:g} s of work (expected a smaller batch)")

    return work(index, check)


def _limiter(request: Request) -> CapacityLimiter:
    """One for the application, made where its loop runs."""
    state = request.app.state
    if not hasattr(state, "reconciling"):
        state.reconciling = CapacityLimiter(_AT_A_TIME)
    limiter: CapacityLimiter = state.reconciling
    return limiter


def _parameters(request: Request) -> asked.Pairs:
    return asked.pairs(request.scope["query_string"])


def _first(given: asked.Pairs, name: str) -> str:
    return next(iter(asked.values(given, name)), "")


def _identifier(request: Request) -> str:
    found = _first(_parameters(request), "id")
    if not found or len(found) > _LONGEST:
        raise Refused(400, f"{len(found)} characters of an id (expected the IRI of a thing)")
    return found


def _of_kind(request: Request, known: Collection[str]) -> str:
    kind = str(request.path_params["kind"])
    if kind not in known:
        raise Refused(404, f"{kind[:40]}: no such service (expected {', '.join(known)})")
    return kind


def _unknown(identifier: str) -> Refused:
    return Refused(404, f"{identifier[:200]}: not in this graph (expected an identifier that it gave)")


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _json(data: object) -> Response:
    """Half a character, which JSON may spell and UTF-8 may not, goes back as it came."""
    written = json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(written, media_type="application/json")
