"""The frame that all pages of the server have: title, search box, links; written with Jinja, escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.serve.pages.links import LINKS
from kg.serve.site import Site
from kg.view.offline import environment

TITLE = "本地新闻知识图谱"
# Scripts and styles come from files of this server; nothing else is asked for, and nobody may frame a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def page(request: Request, template: str, *, status: int = 200, policy: str = POLICY, **shown: object) -> HTMLResponse:
    """A page from a template, in the frame."""
    site: Site = request.app.state.site
    written = _templates().get_template(template)
    html = written.render(title=site.title or TITLE, here=request.url.path, **shown)
    return HTMLResponse(html, status, headers={"Content-Security-Policy": policy})


@cache
def _templates() -> Environment:
    found = environment()
    found.loader = PackageLoader("kg.serve", "templates")
    found.filters["share"] = lambda value: "" if value is None else f"{value:.2f}"
    found.filters["number"] = lambda value: f"{value:,}"
    found.globals["links"] = LINKS
    return found
