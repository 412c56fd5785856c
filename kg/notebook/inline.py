"""A graph as a notebook shows it: what is in it, and its network in a frame that may reach nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Template

from kg.graph import store
from kg.graph.texts import stored
from kg.view.offline import environment
from kg.view.page import render

LARGEST = 120_000  # triples, 4 MB of Turtle: above, the page would make a notebook slow to open and to save
_COUNTED = (("article", "articles"), ("entity", "entities"), ("statement", "statements"), ("figure", "figures"))
_COUNTS = """
SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?entity) AS ?entities)
       (COUNT(DISTINCT ?statement) AS ?statements) (COUNT(DISTINCT ?figure) AS ?figures) WHERE {
  { ?article a kg:Article }
  UNION { ?entity a ?kind VALUES ?kind { kg:Person kg:AdministrativeArea kg:Organization kg:Initiative kg:Place } }
  UNION { ?statement a kg:Statement }
  UNION { ?figure a kg:Measurement } }
"""


def as_html(graph: store.Store, *, title: str = "") -> str:
    """Counts, and below them the page that `kg build` writes, as long as it is not too large."""
    triples = len(graph)
    page = render(store.turtle_of(graph), title=title).decode() if triples <= LARGEST else ""
    return _template().render(counts=_counts(graph), page=page, triples=f"{triples:,}")


def _counts(graph: store.Store) -> list[tuple[str, str]]:
    """How many of what: ("1,051", "entities")."""
    numbers = [int(str(count)) for count in next(iter(store.query(graph, _COUNTS)))]
    numbers[0] -= stored(graph).again
    return [(f"{number:,}", names[number != 1]) for number, names in zip(numbers, _COUNTED, strict=True)]


@cache
def _template() -> Template:
    return environment().from_string((files("kg.notebook") / "graph.html").read_text(encoding="utf-8"))
