"""The search box: a page of what was found, and suggestions for what is being typed."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.graph.lookup import Lookup
from kg.serve.names import Hit
from kg.serve.pages.frame import page
from kg.serve.pages.seen import Link, Seen
from kg.serve.site import Site

FOUND, SUGGESTED = 50, 8
_LONGEST = 200  # characters; no name is longer


@dataclass(frozen=True)
class Found:
    """A thing that is called like what was asked."""

    link: Link
    about: str  # 区 · 郑州市 · 12篇
    matched: str  # the name by which it was found, where that is not its own


def results(request: Request) -> Response:
    """The page of results."""
    asked = _asked(request)
    return page(request, "search.html", asked=asked, found=_find(request, asked, FOUND), most=FOUND)


def suggestions(request: Request) -> Response:
    """The same for the box itself, as JSON."""
    found = _find(request, _asked(request), SUGGESTED)
    data = [
        {"name": one.link.name, "path": one.link.path, "group": one.link.group}
        | {"about": one.about, "matched": one.matched}
        for one in found
    ]
    return JSONResponse(data, headers={"Cache-Control": "private, max-age=60"})


def _asked(request: Request) -> str:
    return " ".join(request.query_params.get("q", "").split())[:_LONGEST]


def _find(request: Request, asked: str, most: int) -> list[Found]:
    if not asked:
        return []
    site: Site = request.app.state.site
    seen = Seen(Lookup(site.store), site.base)
    return [_found(seen, hit) for hit in request.app.state.names().find(asked, limit=most)]


def _found(seen: Seen, hit: Hit) -> Found:
    return Found(seen.link(hit.iri), hit.about, "" if hit.matched == hit.name else hit.matched)
