"""The rest of a graph as nodes and edges: articles, pages, statements, evidence, figures, and all their links."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.articles import Printed, printed, quoted
from kg.export.network import EDGES, NODES, Network, Row, edges, ends, entities, link, named, nodes, relations
from kg.export.tables import Column, Kind, number, table
from kg.graph.facts import RDF_TYPE, Facts, every, first
from kg.graph.vocab import KG, digest

# What only these nodes have: columns and the properties that fill them.
_NUMBERS = {"confidence": "confidence", "value": "value"}
_TEXTS = {
    **{name: name for name in ("modality", "quote", "rule", "post", "measure", "bound", "time", "byline")},
    "unit_text": "unitText",
    "page": "pageNumber",
    "register": "source",
}
FULL_NODES = (
    *NODES,
    *(Column(name, Kind.number) for name in _NUMBERS),
    *(Column(name) for name in _TEXTS),
)


def full(facts: Facts) -> Network:
    """The whole graph: what `network` has, every other thing, and every other triple between two of them."""
    known = printed(facts)
    things = [*nodes(facts, known), *(_node(facts, known, iri) for iri in _others(facts))]
    ties = [*edges(facts, known), *_links(facts, {str(row["id"]) for row in things})]
    return Network(table("nodes", FULL_NODES, things), table("edges", EDGES, ties))


def _others(facts: Facts) -> list[str]:
    """Whatever has a kg: class and is no entity, sorted."""
    typed = {iri for iri in facts if any(kind.startswith(KG) for kind in every(facts, iri, RDF_TYPE))}
    return sorted(typed.difference(entities(facts)))


def _node(facts: Facts, known: Printed, iri: str) -> Row:
    found = [iri] if iri in known.places else every(facts, iri, KG + "article") or quoted(facts, iri)
    first_date, last_date = known.days(found)
    return {
        **named(facts, iri),
        "article_count": known.count(found),
        "first_date": first_date,
        "last_date": last_date,
        **{column: number(first(facts, iri, KG + name)) for column, name in _NUMBERS.items()},
        **{column: first(facts, iri, KG + name) for column, name in _TEXTS.items()},
    }


def _links(facts: Facts, things: set[str]) -> Iterator[Row]:
    """All triples between two nodes that are no relation, which has its edge already."""
    drawn = {ends(facts, statement) for statement in relations(facts)}
    for subject in sorted(things):
        for predicate in sorted(facts.get(subject, {})):
            for target in every(facts, subject, predicate):
                if target in things and (subject, predicate, target) not in drawn:
                    iri = f"link-{digest(subject, predicate, target)}"
                    yield {**link(facts, iri, subject, predicate, target), "weight": 1}
