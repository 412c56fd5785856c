"""The page of every thing of the graph, at its IRI's path; as HTML, Turtle or JSON-LD."""

from __future__ import annotations

from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph.facts import RDF_TYPE, every
from kg.graph.lookup import Lookup, knows
from kg.graph.vocab import KG
from kg.serve.addresses import THING, iri_at, path_of
from kg.serve.pages.article import article_page
from kg.serve.pages.entity import EntityPage, entity_page, is_entity
from kg.serve.pages.frame import page
from kg.serve.pages.negotiated import FORMS, HTML, form, without_suffix
from kg.serve.pages.other import OtherPage, other_page
from kg.serve.pages.parts import Wanted
from kg.serve.pages.seen import Seen
from kg.serve.pages.written import WRITERS
from kg.serve.site import Site

Shown = TypeVar("Shown", EntityPage, OtherPage)
_VARY = {"Vary": "Accept"}


def at_path(request: Request) -> Response:
    """The thing whose IRI has this path; the path may end in .ttl, .jsonld or .html.

    A plain function: starlette gives each request a thread, for the store is read from disk.
    """
    site: Site = request.app.state.site
    path = (request.scope.get("raw_path") or request.url.path.encode()).decode("ascii", "replace")
    for name, suffix in ((path, ""), without_suffix(path)):
        iri = iri_at(site.base, name)
        if knows(site.store, iri):
            return _answer(request, site, iri, suffix)
        if present := _present(site, iri):
            return _moved(request, site, present, suffix)
    raise HTTPException(404)


def by_iri(request: Request) -> Response:
    """The thing of ?iri=, or where its page is."""
    site: Site = request.app.state.site
    iri = request.query_params.get("iri", "")
    if not knows(site.store, iri):
        if present := _present(site, iri):
            return _moved(request, site, present, "")
        raise HTTPException(404)
    if not path_of(site.base, iri).startswith(f"{THING}?"):
        return _moved(request, site, iri, "", status=303)
    return _answer(request, site, iri, "")


def _present(site: Site, iri: str) -> str:
    """The IRI that a thing has now which once had this one."""
    try:
        return next(iter(Lookup(site.store).pointing(KG + "formerIri", iri)), "")
    except ValueError:
        return ""


def _moved(request: Request, site: Site, iri: str, suffix: str, *, status: int = 301) -> Response:
    path = path_of(site.base, iri)
    wanted = request.query_params.get("format", "") or suffix
    if wanted in FORMS:
        path += f"{'&' if '?' in path else '?'}format={wanted}"
    return RedirectResponse(path, status)


def _answer(request: Request, site: Site, iri: str, suffix: str) -> Response:
    wanted = form(request, suffix)
    if wanted != HTML:
        return Response(WRITERS[wanted](site, iri), media_type=wanted, headers=_VARY)
    seen = Seen(Lookup(site.store), site.base)
    part = Wanted(seen.path(iri), request.query_params.get("part", ""), _number(request.query_params.get("sheet", "")))
    if KG + "Article" in every(seen.facts, iri, RDF_TYPE):
        answer = page(request, "article.html", shown=article_page(seen, iri))
    elif is_entity(seen, iri):
        answer = page(request, "entity.html", shown=_found(entity_page(seen, iri, part)), part=part)
    else:
        answer = page(request, "other.html", shown=_found(other_page(seen, iri, part)), part=part)
    answer.headers.update(_VARY)
    return answer


def _found(shown: Shown) -> Shown:
    """The page, if it has what was asked for."""
    if shown.empty:
        raise HTTPException(404)
    return shown


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
