"""A resolved corpus as RDF: the one place where the parts of the graph come together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.graph import articles, entities, statements, store
from kg.graph.scope import Options, scope
from kg.graph.terms import Triple
from kg.invariants.table import holding
from kg.model import Resolved

_DEFAULT = Options()


def triples(resolved: Resolved, options: Options = _DEFAULT) -> Iterator[Triple]:
    """All triples of a corpus, in no order, some perhaps twice; `store.turtle` sorts them.

    Raises InvariantBroken after the last of them where the graph is not what it promises to be.
    """
    within = scope(resolved, options)
    things = chain(
        articles.build(resolved, within),
        articles.pages(resolved, within),
        articles.articles(resolved, within),
        entities.entities(within),
        statements.relations(resolved, within),
        statements.measurements(resolved, within),
    )
    return holding(things)


def turtle(resolved: Resolved, options: Options = _DEFAULT) -> bytes:
    """graph.ttl of a corpus."""
    return store.turtle(triples(resolved, options), base=options.base)
