"""/sparql: the query half of the SPARQL 1.1 Protocol, and the service's description of itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import IO
from urllib.parse import urlencode

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from kg.serve import asked, forms
from kg.serve.accept import chosen
from kg.serve.description import Description
from kg.serve.limits import Refused
from kg.serve.pool import Pool, Question, Reply

_METHODS = "GET, HEAD, POST, OPTIONS"
_PIECE = 1 << 16
_HTML = "text/html"


def routes() -> list[BaseRoute]:
    """With and without the slash at the end: clients send both, and a redirect would lose a POST."""
    return [Route("/sparql", Sparql), Route("/sparql/", Sparql)]


class Sparql(HTTPEndpoint):
    """The endpoint."""

    async def get(self, request: Request) -> Response:
        given = asked.pairs(request.scope["query_string"])
        if not given:
            return await _described(request)
        if [name for name, _ in given] == ["query"] and _is_browser(request):  # the page can ask no more than that
            return RedirectResponse(f"/query?{urlencode(given)}", 303, {"Vary": "Accept"})
        return await _answered(request, given)

    async def post(self, request: Request) -> Response:
        of_address = asked.pairs(request.scope["query_string"])
        asked.check_encoding(request.headers.get("content-encoding", ""))
        of_body = asked.of_body(request.headers.get("content-type", ""), await request.body())
        return await _answered(request, [*of_address, *of_body])

    async def options(self, _: Request) -> Response:
        return Response(status_code=204, headers={"Allow": _METHODS})

    async def method_not_allowed(self, request: Request) -> Response:
        raise Refused(405, f"{request.method}: not of this protocol (expected {_METHODS})", Allow=_METHODS)


async def _answered(request: Request, given: asked.Pairs) -> Response:
    sparql = asked.query(given)
    request.scope["state"]["asked"] = sparql  # for the log
    wanted = forms.wanted(_accept(request), "".join(asked.values(given, "format")[:1]))
    pool: Pool = request.app.state.pool
    question = Question(sparql, asked.dataset(given), wanted)
    return _written(await _while_connected(request, pool, question))


def _accept(request: Request) -> str:
    """All Accept headers as one, which is what several mean."""
    return ", ".join(request.headers.getlist("accept"))


def _is_browser(request: Request) -> bool:
    """Whether the client likes HTML better than every form that an answer can have."""
    media = tuple(dict.fromkeys(media for form in forms.FORMS for media in form.media))
    return chosen(_accept(request), (*media, _HTML)) == _HTML


async def _while_connected(request: Request, pool: Pool, question: Question) -> Reply:
    """The reply, unless the client goes first: then its query is stopped."""
    reply = asyncio.create_task(pool.ask(question, request.client.host if request.client else ""))
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({reply, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not reply.done():
            raise Refused(499, "the client is gone")
        return reply.result()
    finally:
        for task in (reply, gone):
            task.cancel()
        await asyncio.gather(reply, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _written(reply: Reply) -> Response:
    headers = {"Content-Length": str(reply.size), "Vary": "Accept", "Cache-Control": "no-cache"}
    return StreamingResponse(_pieces(reply.file), media_type=reply.media, headers=headers)


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


async def _described(request: Request) -> Response:
    """RDF about the service; a browser is sent to the page where queries are written."""
    offered = tuple(media for form in forms.FORMS if "triples" in form.kinds for media in form.media)
    if chosen(_accept(request), (*offered, _HTML)) == _HTML:
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    known: Description = request.app.state.description
    endpoint = str(request.url.replace(query="", fragment=""))
    data, media = await known.of(endpoint, forms.wanted(_accept(request)))
    return Response(data, media_type=media, headers={"Vary": "Accept"})
