"""A resolved corpus as RDF: the one place where the parts of the graph come together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.graph import articles, builds, canonical, entities, statements, store
from kg.graph.ontology import declared, inferred
from kg.graph.scope import Options, scope
from kg.graph.terms import Triple
from kg.invariants.finding import Finding
from kg.invariants.table import holding
from kg.model import Resolved

_DEFAULT = Options()


def triples(resolved: Resolved, options: Options = _DEFAULT, found: list[Finding] | None = None) -> Iterator[Triple]:
    """All triples of a corpus, in no order, some perhaps twice; `lines` sorts them.

    After the last, `found` has each promise that the graph breaks; without it nothing is checked.
    """
    within = scope(resolved, options)
    counts = builds.Counts()
    things = chain(
        articles.pages(resolved, within),
        articles.articles(resolved, within),
        entities.entities(within),
        statements.relations(resolved, within),
        statements.measurements(resolved, within),
    )
    # in this order: the build tells what has been counted by then
    whole = chain(counts.passing(things), builds.build(resolved, within, counts))
    checked = whole if found is None else holding(whole, found)
    return declared(inferred(checked) if options.infer else checked)


def lines(resolved: Resolved, options: Options = _DEFAULT, found: list[Finding] | None = None) -> list[bytes]:
    """The same, sorted, as canonical N-Quads."""
    return canonical.lines(triples(resolved, options, found))


def turtle(resolved: Resolved, options: Options = _DEFAULT) -> bytes:
    """graph.ttl of a corpus."""
    return store.as_turtle(lines(resolved, options), base=options.base)
