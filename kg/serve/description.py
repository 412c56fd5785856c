"""What the endpoint says of itself: language, formats, graphs and how much is in them."""

from __future__ import annotations

from importlib.resources import files

from kg.graph.vocab import check_iri
from kg.serve.forms import FORMATS, FORMS, Wanted
from kg.serve.pool import Pool, Question

_MOST = 64  # descriptions kept: one for each form and each name that the server is called by


class Description:
    """Descriptions, each made by a query when it is first asked for: the store never changes."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._made: dict[tuple[str, str], bytes] = {}

    async def of(self, endpoint: str, wanted: Wanted) -> tuple[bytes, str]:
        """The description of the service at an address, and its media type."""
        form, media = wanted.of("triples")
        if (endpoint, form) not in self._made:
            reply = await self._pool.ask(Question(_query(endpoint), None, wanted))
            with reply.file as file:
                data = file.read()
            if len(self._made) >= _MOST:
                self._made.clear()
            self._made[endpoint, form] = data
        return self._made[endpoint, form], media


def _query(endpoint: str) -> str:
    text = (files("kg.serve") / "description.rq").read_text("utf-8")
    formats = " ".join(f"<{FORMATS}{form.iri}>" for form in FORMS)
    return f"BASE <{check_iri(endpoint)}>\n{text.replace('$formats', formats)}"
