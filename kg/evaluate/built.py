"""What a graph says, ready to be asked article by article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.names import bare
from kg.graph.facts import LABEL, RDF_TYPE, SCHEMA, Facts, every, first, instances
from kg.graph.vocab import CLASSES, KG, term

PREFERRED = term("skos:prefLabel")
_LABELS = (LABEL, PREFERRED, term("skos:altLabel"), term("skos:hiddenLabel"), SCHEMA + "name")
_BASES = frozenset(CLASSES.values())

Supported = Mapping[str, tuple[str, ...]]  # article → what has evidence in it


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands in an article, bare."""

    headline: str
    with_kicker: str
    body: str


@dataclass(frozen=True, slots=True)
class Built:
    facts: Facts
    labels: Mapping[str, frozenset[str]]  # of anything, every name it has, bare
    articles: Mapping[str, Printed]
    statements: Supported
    measurements: Supported


def built(facts: Facts) -> Built:
    """The facts with their names made comparable."""
    return Built(
        facts,
        {node: frozenset(bare(name) for label in _LABELS for name in every(facts, node, label)) for node in facts},
        {article: _printed(facts, article) for article in instances(facts, "Article")},
        _supported(facts, "Statement"),
        _supported(facts, "Measurement"),
    )


def _printed(facts: Facts, article: str) -> Printed:
    headline, kicker, body = (
        bare(first(facts, article, name)) for name in (SCHEMA + "headline", KG + "kicker", SCHEMA + "articleBody")
    )
    return Printed(headline, kicker + headline, body)


def _supported(facts: Facts, kind: str) -> Supported:
    found: dict[str, list[str]] = {}
    for node in instances(facts, kind):
        for article in {a for e in every(facts, node, KG + "evidence") for a in every(facts, e, KG + "article")}:
            found.setdefault(article, []).append(node)
    return {article: tuple(nodes) for article, nodes in found.items()}


def bases(within: Built, node: str) -> frozenset[str]:
    """Which of the five base classes a node has."""
    return frozenset(base for base in _BASES if is_a(within, node, base))


def is_a(within: Built, node: str, kind: str) -> bool:
    return KG + kind in every(within.facts, node, RDF_TYPE)


def names(within: Built, node: str) -> str:
    """What a list of errors calls a node: its full name, else whatever names it has, else its IRI."""
    return "/".join(every(within.facts, node, PREFERRED) or sorted(within.labels.get(node, ()))) or node or "?"


def part(within: Built, statement: str, name: str) -> str:
    """The subject, predicate or object of a statement; "" where it has none."""
    return first(within.facts, statement, KG + name) or first(within.facts, statement, term(f"rdf:{name}"))


def evidence(within: Built, node: str, article: str) -> Iterator[str]:
    """What supports a node in an article: of an entity where it is mentioned, of others what was read."""
    for link in ("evidence", "mentionedAs"):
        for support in every(within.facts, node, KG + link):
            if article in every(within.facts, support, KG + "article"):
                yield support
