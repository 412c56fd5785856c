"""A resolved corpus as RDF: the one place where the parts of the graph come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.graph import articles, builds, canonical, dataset, entities, figures, statements, store
from kg.graph.ontology import declared, inferred
from kg.graph.scope import Options, Scope, scope
from kg.graph.terms import Triple
from kg.invariants.finding import Finding
from kg.invariants.index import Index
from kg.invariants.table import findings
from kg.model import Resolved

_DEFAULT = Options()


def triples(resolved: Resolved, options: Options = _DEFAULT) -> Iterator[Triple]:
    """What a corpus says, in no order, some of it perhaps twice; what the graph says of itself needs `lines`."""
    return _triples(resolved, scope(resolved, options))


def _triples(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    counts = builds.Counts()
    things = chain(
        articles.pages(resolved, within),
        articles.articles(resolved, within),
        entities.entities(within),
        statements.relations(resolved, within),
        figures.measurements(resolved, within),
    )
    # in this order: the build tells what has been counted by then
    return _finished(chain(counts.passing(things), builds.build(resolved, within, counts)), within.options)


def _finished(some: Iterable[Triple], options: Options) -> Iterator[Triple]:
    return declared(inferred(some) if options.infer else some)


def lines(resolved: Resolved, options: Options = _DEFAULT, found: list[Finding] | None = None) -> list[bytes]:
    """All triples of a corpus, sorted, as canonical N-Quads; the graph's description of itself among them.

    `found` gets each promise that the graph breaks; without it nothing is checked.
    """
    within, index = scope(resolved, options), Index()
    said = _triples(resolved, within)
    written = canonical.lines(said if found is None else index.passing(said))
    own = dataset.described(written, resolved, within, lambda some: _finished(some, options))
    if found is not None:
        for one in own:
            index.add(*one)
        found += findings(index)
    return sorted([*written, *dataset.added(written, own)])


def turtle(resolved: Resolved, options: Options = _DEFAULT) -> bytes:
    """graph.ttl of a corpus."""
    return store.as_turtle(lines(resolved, options), base=options.base)
