"""The reference page of the ontology, or the ontology itself for programs."""

from __future__ import annotations

from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from kg.export import jsonld
from kg.graph import store
from kg.graph.vocab import BASE, ontology_text
from kg.reference.page import render
from kg.serve.pages.kept import Kept, answer, kept
from kg.serve.pages.links import LINKS
from kg.serve.pages.negotiated import HTML, JSON_LD, TURTLE, form
from kg.view.offline import policy_of


def reference(request: Request) -> Response:
    """The vocabulary in the form that is wanted."""
    found = _written(form(request))
    headers = {"Vary": "Accept, Accept-Encoding"}
    if found.media_type.startswith(HTML):
        headers["Content-Security-Policy"] = policy_of(found.data)
    return answer(request, found, headers=headers)


@cache
def _written(wanted: str) -> Kept:
    text = ontology_text().encode("utf-8")
    if wanted == TURTLE:
        return kept(text, TURTLE)
    if wanted == JSON_LD:
        return kept(jsonld.document(store.parse(text), jsonld.context(BASE)), JSON_LD)
    return kept(render(text, links=LINKS), f"{HTML}; charset=utf-8")
