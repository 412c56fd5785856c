"""The query page: the shipped queries as tabs, YASQE's editor, and what it completes: the words of this graph."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from kg.ask.header import Query
from kg.ask.shipped import shipped
from kg.graph.labels import names
from kg.graph.vocab import KG, KNOWN, prefixes
from kg.reference.terms import prefixed
from kg.serve.pages.frame import POLICY, page
from kg.serve.site import Site

# The editor writes style attributes where it marks a mistake; scripts it has none but its file.
_POLICY = f"{POLICY}; style-src-attr 'unsafe-inline'"
_FIRST = """\
# 谁在哪里做了什么，原文怎么说
SELECT ?who ?what ?quote ?headline WHERE {
  ?s kg:predicate kg:undertakes ; kg:subject/rdfs:label ?who ; kg:object/rdfs:label ?what ; kg:evidence ?e .
  ?e kg:quote ?quote ; kg:article/schema:headline ?headline
} ORDER BY ?who ?what LIMIT 50
"""


@dataclass(frozen=True)
class Shown:
    """A query as a tab: what it is called and what it asks."""

    name: str
    title: str
    title_en: str
    about: str
    sparql: str


def editor(request: Request) -> Response:
    """The page."""
    site: Site = request.app.state.site
    queries = shown()
    data = {
        "queries": [asdict(one) for one in queries],
        "terms": _terms(),
        "prefixes": {**KNOWN, **prefixes(site.base)},
        "ontology": KG,
    }
    return page(request, "query.html", policy=_POLICY, queries=queries, data=data)


@cache
def shown() -> tuple[Shown, ...]:
    """The tabs: one to begin with, then the shipped queries."""
    found = (Shown(one.name, one.zh, one.en, _about(one), one.text) for one in shipped())
    return (Shown("free", "自己写", "your own", "", _FIRST), *found)


def _about(query: Query) -> str:
    """What may be told to a query, and how."""
    told = "；".join(f"?{one.name} {one.zh}" for one in query.parameters)
    return f"可以限定：{told}。改 VALUES 行，去掉前面的 # 就生效。" if told else ""


@cache
def _terms() -> dict[str, str]:
    """Prefixed name → Chinese name of what a query can ask for, kg: first."""
    known = {prefixed(iri): name for iri, name in names().items()}
    return dict(
        sorted(
            ((name, word) for name, word in known.items() if ":" in name),
            key=lambda one: (not one[0].startswith("kg:"), one),
        )
    )
