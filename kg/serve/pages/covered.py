"""What was read: newspapers, months and days, and what is missing in between."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.addresses import path_of
from kg.serve.pages.frame import page
from kg.serve.site import Site


def covered(request: Request) -> Response:
    """The page of the coverage."""
    site: Site = request.app.state.site
    return page(request, "coverage.html", shown=request.app.state.coverage(), path=partial(path_of, site.base))
