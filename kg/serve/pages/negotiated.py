"""In which form a thing is wanted: its address may end in .ttl, ask for ?format=ttl, or leave it to Accept."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.accept import chosen

HTML, TURTLE, JSON_LD = "text/html", "text/turtle", "application/ld+json"
FORMS: Mapping[str, str] = {"html": HTML, "ttl": TURTLE, "jsonld": JSON_LD}


def form(request: Request, suffix: str = "") -> str:
    """The media type that a request wants: a suffix says it first, then ?format=, then Accept.

    Raises HTTPException 406.
    """
    named = suffix or request.query_params.get("format", "")
    accepted = ", ".join(request.headers.getlist("accept"))
    wanted = FORMS.get(named) if named else chosen(accepted, tuple(FORMS.values()))
    if wanted is None:
        raise HTTPException(406, f"这里有三种形式: {'、'.join(FORMS.values())} (?format={'、'.join(FORMS)})。")
    return wanted


def without_suffix(path: str) -> tuple[str, str]:
    """A path's name and its suffix, if it is one of a form.

    >>> without_suffix("/id/area/410103.ttl"), without_suffix("/id/area/41.0103")
    (('/id/area/410103', 'ttl'), ('/id/area/41.0103', ''))
    """
    name, _, suffix = path.rpartition(".")
    return (name, suffix) if suffix in FORMS and name else (path, "")
